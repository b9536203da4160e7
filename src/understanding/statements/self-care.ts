// 「吃饭自己会，洗澡要人帮」: how far somebody looks after themselves, by what they do and what not.
import { clauseAt } from '../clauses.ts';
import { ownerAt } from '../people/index.ts';
import { type Reading, type Statement, SUPPOSED } from './statement.ts';

const EATING = '吃饭|吃|喝水';
const DOING = `(?:${EATING}|穿衣服?|穿裤子?|穿脱|穿鞋|洗澡|洗浴|汏浴|汰浴|洗头|洗脸|揩面|擦身|上厕所|大小便|解手|起床|下床|上下床|翻身|走路)`;
const ALL = `(?:${DOING}[、和跟]?){1,4}`;
const SOMEBODY = '(?:别人|旁人|人家|家里人|人|我们?|俺们?|伲|阿拉|子女|儿子|女儿|老伴)';
const HELPS = '(?:来|帮|扶|搀|喂|搭|弄|伺候|服侍|照顾|把|背|抱|端|在边上|在旁边)';
const NEEDS = new RegExp(
  `(${ALL})(?:都|侪|全|就|还|也|倒|样样|总|一定|现在){0,3}(?:要|得|靠|需要)${SOMEBODY}(?:${HELPS}|(?=[，。,.]|$))`,
  'g',
);
const CAN = new RegExp(
  `(${ALL})(?:还|倒|都|侪|也|是|勉强){0,2}(?:自己|自家|自个儿?)(?:还|都|也|倒|勉强)?(?:会|能|可以|行|来|做得来|弄得来)|(?:自己|自家|自个儿?)(?:还|都|也|倒|勉强)?(?:会|能|可以)(${ALL})`,
  'g',
);

/** Who needs a hand with some of it looks after themselves in part, who is fed not at all. */
export function fromSelfCare({ text, clauses, people }: Reading): Statement[] {
  const needs = [...text.matchAll(NEEDS)];
  if (needs.length === 0) return [];
  const can = [...text.matchAll(CAN)];
  const ofOwner = (at: number) => ownerAt(at, people, clauses)?.owner;
  return needs.map((need) => {
    const owner = ofOwner(need.index);
    const able = can.filter(({ index }) => ofOwner(index) === owner);
    const fed = needs.some(
      ({ 1: what = '', index }) => /[吃喝]/.test(what) && ofOwner(index) === owner,
    );
    const last = [need, ...able].reduce((a, b) => (a.index > b.index ? a : b));
    return {
      fact: 'selfCare' as const,
      value: fed && able.length === 0 ? 'none' : 'partial',
      owner,
      supposed: SUPPOSED.test(clauses[clauseAt(clauses, need.index)]?.text ?? ''),
      words: last[0],
      start: last.index,
      end: last.index + last[0].length,
    };
  });
}
