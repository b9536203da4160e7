// 「老妈在乡下，76，一个人。」: a clause that says nothing else tells that somebody lives alone.
import { ownerAt } from '../people/index.ts';
import { type Reading, type Statement, SUPPOSED } from './statement.ts';

const ALONE =
  /^(?:现在|如今|眼下|目前|平时|平常|平日里?|家里|屋里|就|只有|只剩|都|也|还是|还|一直|是|[她他伊我俺]|老人|老人家){0,4}(?:一个人|独个人|独自一人|孤身一人|单身一人|孤零零一个人?|一个头)(?:过|住|生活|在家里?|在屋里|在老家|在乡下|守着?老屋)?(?:了|的|哉|嘞|咧|啦|啊)?$/;

/** 「几个人住？一个人」 is no less an answer; 「一个人」 with more words is read by the lexicon. */
export const fromAlone = ({ clauses, people }: Reading): Statement[] =>
  clauses
    .filter(({ text }) => ALONE.test(text))
    .map(({ text, start, end }) => ({
      fact: 'living' as const,
      value: ['alone'],
      owner: (ownerAt(start, people, clauses) ?? ownerAt(end, people, clauses))?.owner,
      supposed: SUPPOSED.test(text),
      words: text,
      start,
      end,
    }));
