// Facts stated by words of the lexicon (intents/facts.yaml), unless these deny them, ask for them or speak of a rule.
import type { FactName } from '../../rules/facts.ts';
import { type Clause, clauseAt } from '../clauses.ts';
import type { Hit } from '../concepts.ts';
import { ownerAt, type PersonMention, SPEAKER } from '../people/index.ts';
import { type PhraseMatch, wholePhrases } from '../phrase-match.ts';
import type { Resources } from '../resources.ts';
import { type Reading, type Statement, SUPPOSED } from './statement.ts';

const NEGATED_BEFORE =
  /(?:没有|没得|没|不是|不算|不属于|并非|不用|不需要|用不着|无需|无|未|非|不|弗是|勿是|弗|勿|呒没|呒|冇)(?:有)?(?:给[他她我]们?)?(?:办|领|评|申请|参加|交|拿)?(?:过|到|什么|啥|再|跟|和|在|一直|别人|人家|家里人)?$/;
/** 「没到年纪，不过居住证有了」: but, and no denial. */
const BUT_BEFORE = /不过$/;
const NEGATED_AFTER =
  /^(?:[我俺他她]们?|都|也|还|从来|一直|确实|真的?|根本|压根|至今|到现在|到今天)*(?:没有(?!用|人)|没得|没办|没领|没申请|没评|没拿|不是|没(?!问题|人|停|断|取消|退|丢|变)|呒没(?!人)|弗有(?!人)|未办)/;
const ASKED_BEFORE = /(?:有没有|是不是|算不算|有无|要不要|是否|需要|要有|必须有|得有|要|凭|需)$/;
/** 「低保标准的几倍」 speaks of a rule, not of a person. */
/** 「失独老人优先吗」「要饭的老人归谁管」 ask about a group. */
const RULE_AFTER =
  /^(?:的?老人(?!家)(?=.{0,6}(?:归|优先|能|可以|有|怎么|吗|么|谁|哪))|标准|线|政策|怎么|如何|条件|申请|要什么|需要什么|的几倍|的多少|金多少)/;
const RULE_BEFORE =
  /(?:必须|一定[要得]|非[得要]|硬要|规定|要求)(?:要|得)?(?:先)?(?:有|持有|办|办好|拿到)?$|(?:不低于|低于|高于|不少于|按照|按|参照)(?:当地)?$/;

/** 「他不是评上低保了嘛」「不是有补贴嘛」: asked so, it is denied by nobody. */
const RHETORICAL_BEFORE = /不是(?:有|办|领|评|吃|拿)?(?:了|过|上|的|个)?$/;
const RHETORICAL_NOT_AFTER = /^(?:都|也|早|早就|已经)*不是/;
const RHETORICAL_END = /(?:嘛|吗|么|伐)$/;
/** 「残疾人不是有两个补贴嘛」 speaks of all of them. */
const GROUP_AFTER =
  /^(?:都|也)?(?:不是)?(?:每月|每年)?(?:都|也)?有(?:[一两二三几]个|个|什么|啥)?.{0,4}(?:补贴|补助|津贴|政策|优惠|待遇)/;

const MONEY_AFTER = /^(?:人|老人|户|家庭)?的(?:钱|铜钿|钞票|补贴|补助|津贴|待遇|护理费|政策|份)/;

/** 「早先吃过低保，去年不给了」「低保年初停了」: it was so. */
const FORMERLY_BEFORE =
  /(?:早先|以前|从前|原先|过去)[^，。]{0,4}$|(?:原来|本来|前几年|前些年|那几年|早年)(?:也|还|都)?(?:吃|拿|领|享受|当|是|住)过$/;
const NO_LONGER_AFTER =
  /^[^，。不没会能要快]{0,6}(?:停了|停掉|停发|取消|不给了|没了|退了|退掉|清退|注销|拿掉)/;
const MAY_END: ReadonlySet<FactName> = new Set(['incomeStatus', 'living', 'livesWithChild']);

/** 「他是低保我不是」: one is and another is not. */
const CONTRAST_AFTER = /^[我俺他她](?:不是|没有|没)/;
const AFFIRMED_BEFORE = /(?<!不)(?:是|吃|拿|领|有|评上了?)$/;

const REACH = 12;

const around = (text: string, clause: Clause | undefined, start: number, end: number) => ({
  before: text.slice(Math.max(clause?.start ?? 0, start - REACH), start),
  after: text.slice(end, Math.min(clause?.end ?? text.length, end + REACH)),
});

const isAsked = (before: string, after: string): boolean =>
  /(?:可以不要|不要|免|免去)$/.test(before) ||
  /^的?(?:老人|人|户|家庭)?才(?:有|能|给|可以|行|好|享受|算)/.test(after) ||
  /^.{0,8}(?:要求|必须|必要|一定要|硬性|规定)/.test(after) ||
  /(?:有没有|是不是|算不算|有无|要不要|是否)$/.test(before) ||
  (ASKED_BEFORE.test(before) && /^(?:.{0,4})(?:吗|么|伐|不$|嘛|呢)/.test(after));

const span = (match: PhraseMatch) => ({
  start: Math.min(...match.hits.map(({ start }) => start)),
  end: Math.max(...match.hits.map(({ end }) => end)),
});

const inside = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start >= b.start && a.end <= b.end && b.end - b.start > a.end - a.start;

/** Of phrases for one fact, one inside another's words says nothing of its own (低保 in 低保边缘). */
function outermost(matches: readonly PhraseMatch[], resources: Resources): PhraseMatch[] {
  const factOf = (match: PhraseMatch) => resources.factOf(match.phrase.topic).fact;
  const touches = (match: PhraseMatch, other: PhraseMatch) =>
    factOf(other) === factOf(match) &&
    match.hits.every((hit) => other.hits.some((outer) => inside(hit, outer)));
  return matches.filter((match) => !matches.some((other) => touches(match, other)));
}

const DEATH = /走|没了|去世|过世|不在|病故|死/;

/** 「我爸去年走了…我是独生子女」: it is not the child who died. */
function isEldersDeath({ word, start }: Hit, people: readonly PersonMention[]): boolean {
  if (!DEATH.test(word)) return false;
  const nearest = people.findLast(({ end }) => end <= start && start - end <= NEAREST);
  return nearest?.beside === true && nearest.generation >= 0 && nearest.owner !== SPEAKER;
}

const NEAREST = 6;

const ACCIDENT = /车祸|出事|事故/;
const SURVIVED = /残|截肢|瘫|捡回|受伤|骨折|救回/;

/** 「出车祸截了肢，评了残」: hurt and alive. */
function isSurvived(match: PhraseMatch, text: string): boolean {
  const { start, end } = span(match);
  const told = text.slice(start, end + 8);
  const word = match.hits.map((hit) => text.slice(hit.start, hit.end)).join();
  return ACCIDENT.test(word) && SURVIVED.test(told) && !DEATH.test(told);
}

/** The words of one statement stand in one sentence or two neighbouring ones. */
function together(
  match: PhraseMatch,
  { text, clauses, people }: Reading,
  resources: Resources,
): boolean {
  const inClauses = new Set(match.hits.map(({ start }) => clauseAt(clauses, start)));
  const { fact } = resources.factOf(match.phrase.topic);
  if (fact === 'childUrban' && inClauses.size > 1) return false;
  if (fact === 'familyPlanning' && isSurvived(match, text)) return false;
  if (fact === 'familyPlanning' && match.hits.some((hit) => isEldersDeath(hit, people)))
    return false;
  // 「在医院住了四十七天…全靠我一个人」 says of nobody that they live alone.
  if (fact === 'living' && span(match).end - span(match).start > 16) return false;
  const sentences = match.hits.map(({ start }) => clauses[clauseAt(clauses, start)]?.sentence ?? 0);
  return (
    Math.max(...sentences) - Math.min(...sentences) <= 1 &&
    span(match).end - span(match).start <= 40
  );
}

/** Two mistyped characters are believed where little else sounds like them (抵保). */
const MISTYPED: ReadonlySet<FactName> = new Set(['incomeStatus']);

const isShortSlip = ({ strength, word }: Hit): boolean => strength < 1 && word.length <= 2;

const LACKING_AFTER =
  /^[，。 ]{0,2}(?:可是?|但是?|不过)?([^，。 ]{0,4})(?:没有|没办|没得)(?=$|[，。 ])/;

/** 「规定要残疾证，我爸没有」 tells that he has none. */
function lackingAfter(match: PhraseMatch, reading: Reading, resources: Resources): Statement[] {
  const { text, people, clauses } = reading;
  const { fact, denied } = resources.factOf(match.phrase.topic);
  const { start, end } = span(match);
  const lacking = LACKING_AFTER.exec(text.slice(end, end + 14));
  if (lacking === null || denied === undefined) return [];
  const at = end + lacking[0].length;
  const owner = ownerAt(at, people, clauses)?.owner;
  return [
    {
      fact,
      value: denied,
      denied: true,
      owner,
      supposed: false,
      words: text.slice(start, at),
      start,
      end: at,
    },
  ];
}

function fromPhrase(match: PhraseMatch, reading: Reading, resources: Resources): Statement[] {
  const { fact, value, denied } = resources.factOf(match.phrase.topic);
  if (!MISTYPED.has(fact) && match.hits.some(isShortSlip)) return [];
  const { start, end } = span(match);
  const { text, clauses, people } = reading;
  const clause = clauses[clauseAt(clauses, start)];
  const { before, after } = around(text, clause, start, end);
  const denies = NEGATED_BEFORE.test(before) && !BUT_BEFORE.test(before);
  // 「没有残疾人的钱」 denies the money and tells of nobody.
  if ((denies || /^没/.test(text.slice(start, end))) && MONEY_AFTER.test(after)) return [];
  // 「有没有残疾的补贴」 holds no 没有残疾.
  if (text.startsWith('没有', start) && before.endsWith('有')) return [];
  if (RULE_BEFORE.test(before)) return lackingAfter(match, reading, resources);
  if (isAsked(before, after) || RULE_AFTER.test(after)) return [];
  const group = text.slice(end - 1, end) === '人' && GROUP_AFTER.test(after);
  if (group) return [];
  const rhetorical =
    RHETORICAL_END.test(clause?.text ?? '') &&
    (RHETORICAL_BEFORE.test(before) || RHETORICAL_NOT_AFTER.test(after));
  const contrasted = CONTRAST_AFTER.test(after) && AFFIRMED_BEFORE.test(before);
  const over =
    MAY_END.has(fact) &&
    denied !== undefined &&
    (FORMERLY_BEFORE.test(before) || NO_LONGER_AFTER.test(after));
  const negative =
    over ||
    (!rhetorical && (denies || (NEGATED_AFTER.test(after) && denied !== undefined && !contrasted)));
  if (negative && denied === undefined) return [];
  return [
    {
      fact,
      value: negative ? denied : value,
      denied: negative,
      owner: ownerAt(start, people, clauses)?.owner,
      supposed: SUPPOSED.test(clause?.text ?? ''),
      words: text.slice(start, end),
      start,
      end,
    },
  ];
}

/** What the words of the lexicon state. */
export const fromPhrases = (reading: Reading, resources: Resources): Statement[] =>
  outermost(
    wholePhrases(resources.facts, reading.hits).filter((match) =>
      together(match, reading, resources),
    ),
    resources,
  ).flatMap((match) => fromPhrase(match, reading, resources));
