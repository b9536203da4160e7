// 「老妈在乡下，76，一个人。」: a clause that says nothing else tells that somebody lives alone.
import { clauseAt } from '../clauses.ts';
import { ownerAt } from '../people/index.ts';
import { type Reading, type Statement, SUPPOSED } from './statement.ts';

const ALONE =
  /^(?:现在|如今|眼下|目前|平时|平常|平日里?|家里|屋里|就|只有|只剩|都|也|还是|还|一直|是|[她他伊我俺]|老人|老人家){0,4}(?:一个人|独个人|独自一人|孤身一人|单身一人|孤零零一个人?|一个头)(?:过|住|生活|在家里?|在屋里|在老家|在乡下|守着?老屋)?(?:了|的|哉|嘞|咧|啦|啊)?$/;

/** 「只好自己一个人回乡下老屋去了」「独自守着老宅」 */
const ALONE_THERE =
  /(?:一个人|独自|孤身|单身一人)(?:又|就|还|都|仍旧?|一直)?(?:回|待|呆|守|留|住|搬|窝|蹲|耗)(?:着|在|到|回|去)?(?:了|着)?(?:乡下|老家|村里|农村|镇上|山里)?的?(?:老屋|老宅|老房子?|老家|乡下|村里|空房子|屋里)(?!(?:取|拿|看|转|走|办|吃)[了一]?)/g;

/** 「几个人住？一个人」 is no less an answer; 「一个人」 with more words is read by the lexicon. */
export const fromAlone = (reading: Reading): Statement[] => [
  ...aloneClauses(reading),
  ...aloneThere(reading),
];

const aloneThere = ({ text, clauses, people }: Reading): Statement[] =>
  [...text.matchAll(ALONE_THERE)].map(({ index, 0: words }) => ({
    fact: 'living' as const,
    value: ['alone'],
    owner: ownerAt(index, people, clauses)?.owner,
    supposed: SUPPOSED.test(clauses[clauseAt(clauses, index)]?.text ?? ''),
    words,
    start: index,
    end: index + words.length,
  }));

const aloneClauses = ({ clauses, people }: Reading): Statement[] =>
  clauses
    .filter(({ text }) => ALONE.test(text))
    .map(({ text, start, end }) => ({
      fact: 'living' as const,
      value: ['alone'],
      owner: (ownerAt(end, people, clauses) ?? ownerAt(start, people, clauses))?.owner,
      supposed: SUPPOSED.test(text),
      words: text,
      start,
      end,
    }));
