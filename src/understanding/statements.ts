// Facts that a message states, each with whom it belongs to and the words it came from.
import type { AgeMention } from '../language/ages.ts';
import type { FactName } from '../rules/facts.ts';
import { type Clause, clauseAt } from './clauses.ts';
import type { Hit, Hits } from './concepts.ts';
import { eldersOf, type Owner, ownerAt, type PersonMention, SPEAKER } from './people.ts';
import { type PhraseMatch, wholePhrases } from './phrase-match.ts';
import type { PlaceMention } from './places.ts';
import type { Resources } from './resources.ts';

export interface Statement {
  readonly fact: FactName;
  readonly value: unknown;
  /** Undefined where nobody is named: whoever the question is about. */
  readonly owner: Owner | undefined;
  /** Others it holds for as well: 「我爸67我妈71，本地户口」「两个人都七十」. */
  readonly also?: readonly Owner[];
  /** 「没有低保」: its words ask for nothing. */
  readonly denied?: boolean;
  /** 「要是…」: holds for this question only. */
  readonly supposed: boolean;
  /** 「重新评成二级」: a grade of 失能, or of 残疾 where that is what is spoken of. */
  readonly eitherScale?: boolean;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** What statements are read from. */
export interface Reading {
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly hits: Hits;
  readonly people: readonly PersonMention[];
  readonly places: readonly PlaceMention[];
  readonly ages: readonly AgeMention[];
}

const NEGATED_BEFORE =
  /(?:没有|没得|没|不是|不算|不属于|并非|不用|不需要|用不着|无需|无|未|非|不|弗是|勿是|弗|勿|呒没|呒|冇)(?:有)?(?:办|领|评|申请|参加|交|拿)?(?:过|到|什么|啥|再|跟|和|在|一直|别人|人家|家里人)?$/;
const NEGATED_AFTER =
  /^(?:我|他|她|都|也|还|从来|一直)*(?:没有(?!用|人)|没得|没办|没领|没申请|没评|没拿|不是|没(?!问题|人)|呒没(?!人)|弗有(?!人)|未办)/;
const ASKED_BEFORE = /(?:有没有|是不是|算不算|有无|要不要|是否|需要|要有|必须有|得有|要|凭|需)$/;
/** 「低保标准的几倍」 speaks of a rule, not of a person. */
/** 「失独老人优先吗」「要饭的老人归谁管」 ask about a group. */
const RULE_AFTER =
  /^(?:的?老人(?!家)(?=.{0,6}(?:归|优先|能|可以|有|怎么|吗|么|谁|哪))|标准|线|政策|怎么|如何|条件|申请|要什么|需要什么|的几倍|的多少|金多少)/;
const RULE_BEFORE = /(?:不低于|低于|高于|不少于|按照|按|参照)(?:当地)?$/;
const SUPPOSED = /(?:要是|如果|假如|万一|倘若|若是|等到|等(?=[我他她它爸妈])|的话)/;

const REACH = 12;

const around = (text: string, clause: Clause | undefined, start: number, end: number) => ({
  before: text.slice(Math.max(clause?.start ?? 0, start - REACH), start),
  after: text.slice(end, Math.min(clause?.end ?? text.length, end + REACH)),
});

const isAsked = (before: string, after: string): boolean =>
  /(?:可以不要|不要|免|免去)$/.test(before) ||
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

/** The words of one statement stand in one sentence or two neighbouring ones. */
function together(match: PhraseMatch, { clauses }: Reading, resources: Resources): boolean {
  const inClauses = new Set(match.hits.map(({ start }) => clauseAt(clauses, start)));
  const { fact } = resources.factOf(match.phrase.topic);
  if (fact === 'childUrban' && inClauses.size > 1) return false;
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

function fromPhrase(match: PhraseMatch, reading: Reading, resources: Resources): Statement[] {
  const { fact, value, denied } = resources.factOf(match.phrase.topic);
  if (!MISTYPED.has(fact) && match.hits.some(isShortSlip)) return [];
  const { start, end } = span(match);
  const { text, clauses, people } = reading;
  const clause = clauses[clauseAt(clauses, start)];
  const { before, after } = around(text, clause, start, end);
  if (isAsked(before, after) || RULE_AFTER.test(after) || RULE_BEFORE.test(before)) return [];
  const negative =
    NEGATED_BEFORE.test(before) || (NEGATED_AFTER.test(after) && denied !== undefined);
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

const fromPhrases = (reading: Reading, resources: Resources): Statement[] =>
  outermost(
    wholePhrases(resources.facts, reading.hits).filter((match) =>
      together(match, reading, resources),
    ),
    resources,
  ).flatMap((match) => fromPhrase(match, reading, resources));

const STATED_AGES = new Set(['stated', 'bare', 'future']);

const isExact = ({ fact, value }: Statement): boolean =>
  fact === 'birthDate' || !Array.isArray(value);

/** 「1937年生…快九十的人了」: what is told exactly is not told anew by a round number. */
const withoutRounded = (told: readonly Statement[]): Statement[] =>
  told.filter(
    (statement) =>
      isExact(statement) ||
      !told.some((other) => other.owner === statement.owner && isExact(other)),
  );

/** Ages of people; an age that is only asked about or that a rule names states nothing. */
function fromAges(reading: Reading): Statement[] {
  const told = withoutRounded(agesTold(reading));
  const nobodys = told.filter(({ owner }) => owner === undefined);
  const different = new Set(nobodys.map(({ value }) => JSON.stringify(value))).size;
  // 「95岁 百岁」 asks about ages and tells nobody's.
  return different > 1 ? told.filter(({ owner }) => owner !== undefined) : told;
}

function agesTold({ ages, people, clauses, text }: Reading): Statement[] {
  return ages
    .filter(({ kind }) => STATED_AGES.has(kind))
    .map((mention) => ({
      fact: mention.birthDate === undefined ? ('age' as const) : ('birthDate' as const),
      value:
        mention.birthDate ?? (mention.age[0] === mention.age[1] ? mention.age[0] : mention.age),
      owner: ownerAt(mention.start, people, clauses)?.owner,
      supposed: SUPPOSED.test(clauses[clauseAt(clauses, mention.start)]?.text ?? ''),
      words: text.slice(mention.start, mention.end),
      start: mention.start,
      end: mention.end,
    }));
}

const DIGIT: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5 };
const GRADE = /([一二三四五1-5])(?:级|及(?!以))/g;
const DISABILITY = /残|肢体|视力|听力|言语|智力|精神/g;
const ABILITY = /失能|评估|能力|长护|护理等级|评成|评为|评出|评的|评了|评过|评下/g;

const lastIndexOf = (text: string, pattern: RegExp): number =>
  Math.max(-1, ...[...text.matchAll(pattern)].map((match) => match.index));

const JUDGED_ONLY = /^(?!.*(?:失能|评估|能力|长护|护理等级))/s;

/** 残疾二级 and 失能二级 are two scales: the nearest word before (or right after) decides. */
function gradeFact(text: string, at: number): FactName | undefined {
  const before = text.slice(Math.max(0, at - 24), at);
  const after = text.slice(at, at + 8);
  const disability = lastIndexOf(before, DISABILITY);
  const ability = lastIndexOf(before, ABILITY);
  if (/^.级.{0,3}残/.test(after)) return 'disabilityGrade';
  if (/^.级.{0,2}失能/.test(after)) return 'abilityLevel';
  if (disability < 0 && ability < 0) return undefined;
  return disability > ability ? 'disabilityGrade' : 'abilityLevel';
}

function fromGrades({ text, people, clauses }: Reading): Statement[] {
  return [...text.matchAll(GRADE)].flatMap((match) => {
    const fact = gradeFact(text, match.index);
    const before = text.slice(Math.max(0, match.index - 3), match.index);
    if (fact === undefined || /(?:不到|没到|未到|不是|不算|非|[—、到至-])$/.test(before)) return [];
    if (/^.级(?:[、和到至—-]|以上|及以上)/.test(text.slice(match.index, match.index + 5)))
      return [];
    const value = DIGIT[match[1] as string] ?? Number(match[1]);
    const eitherScale =
      fact === 'abilityLevel' &&
      JUDGED_ONLY.test(text.slice(Math.max(0, match.index - 24), match.index));
    return [
      {
        fact,
        value,
        eitherScale,
        owner: ownerAt(match.index, people, clauses)?.owner,
        supposed: SUPPOSED.test(clauses[clauseAt(clauses, match.index)]?.text ?? ''),
        words: match[0],
        start: match.index,
        end: match.index + match[0].length,
      },
    ];
  });
}

const PLACE_FACTS = {
  hukou: (code: string) => ['hukou', code] as const,
  'not-hukou': (code: string) => ['hukou', { not: code }] as const,
  residence: (code: string) => ['residence', code] as const,
  'not-residence': (code: string) => ['residence', { not: code }] as const,
};

const MOST_CHILDREN =
  /(?:子女|儿女|孩子|兄弟|姐妹|我们|几个)(?:全部|全|都|多数|大多|大部分)+(?:住|住在|在)$/;

const ONLY_ONE = /(?:只有|就|唯独|单单)(?:我|一个|儿子|女儿).{0,4}(?:住|住在|在)$/;
const SEVERAL_CHILDREN =
  /[两二三四五六七八2-8]个(?:小孩|孩子|子女|儿女|儿子|女儿|娃)|兄弟|姐妹|兄妹|姐弟|我[哥姐弟妹]/;

/** Whether most of the children are where the place named at `start` is; undefined if nothing says so. */
function mostChildrenAt(text: string, start: number): boolean | undefined {
  const before = text.slice(Math.max(0, start - 12), start);
  if (MOST_CHILDREN.test(before)) return true;
  return ONLY_ONE.test(before) && SEVERAL_CHILDREN.test(text) ? false : undefined;
}

/** 「子女都在…」「三个孩子就我一个在…」 */
function fromChildrenThere({ places, text }: Reading): Statement[] {
  return places
    .filter(({ start }) => mostChildrenAt(text, start) !== undefined)
    .map(({ start, end }) => ({
      fact: 'mostChildrenHere' as const,
      value: mostChildrenAt(text, start),
      owner: undefined,
      supposed: false,
      words: text.slice(start, end),
      start,
      end,
    }));
}

function fromPlaces({ places, people, clauses, text }: Reading): Statement[] {
  return places.flatMap((place) => {
    const make = PLACE_FACTS[place.role as keyof typeof PLACE_FACTS];
    if (make === undefined) return [];
    const [fact, value] = make(place.code);
    const owner = ownerAt(place.start, people, clauses)?.owner;
    const { start, end } = place;
    return [{ fact, value, owner, supposed: false, words: text.slice(start, end), start, end }];
  });
}

const MOVED =
  '(?:早就|早|已经|已|刚)(?:也|都)?(?:迁|落|转)了?(?:进来|过来|过去|这儿|这里|进去|到这|好)|也落(?:在)?(?:这儿|这里)|也迁了(?:进来|过来)';
const HERE = new RegExp(
  `(?:户口|户籍)${MOVED}|(?:户口|户籍)(?:也|都)?(?:一样|同样)|一样的?(?:户口|户籍)|(?:户口|户籍)(?:也)?跟我(?:一道|一样|一起)`,
  'g',
);
const LOCAL =
  /(?:本地|当地|本县|本市|这里|这边)(?:的)?(?:户口|户籍)|(?:户口|户籍)(?:也|就|都|一直|还|仍)*在(?:这里|这边|这|本地|当地|村里|本村|镇上|社区)?(?=$|[，。,. 没]|都|从)/g;
const ELSEWHERE =
  /(?:外地|外省|外县|老家|别处)的?(?:户口|户籍)|(?:户口|户籍)(?:还)?在(?:老家|外地|外省)|不是(?:本地|当地|本县|本市)(?:户口|户籍|人)|户口(?:一直)?没(?:有)?迁/g;

/** 户籍 「here」 or 「elsewhere」, to be read with the place that is asked about. */
function fromRelativeHukou({ text, people, clauses }: Reading): Statement[] {
  const read = (pattern: RegExp, value: string) =>
    [...text.matchAll(pattern)].map((match) => ({
      fact: 'hukou' as const,
      value,
      owner: ownerAt(match.index, people, clauses)?.owner,
      supposed: false,
      words: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
  return [...read(ELSEWHERE, 'elsewhere'), ...read(HERE, 'here'), ...read(LOCAL, 'here')];
}

const ALL_OF_THEM = /(?:都|侪|俩|两个(?![表堂哥姐弟妹儿女孩小子月])|两人|二人|双双|均|全)/;

/** 「老两口都是嘉祥户口」 */
const COUPLE = /老两口|夫妻俩|两口子|我们俩|我俩|俺俩|我们两个|俺们俩|老夫妻/;

const PARENTS = ['parents', 'father', 'mother'] as const;

/** 「我老头子88，我79，都是本地户口」: the speaker is one of them. */
const speakerIfElder = (statement: Statement, people: readonly PersonMention[]): PersonMention[] =>
  statement.owner === SPEAKER && eldersOf(people).every(({ generation }) => generation === 0)
    ? people.filter(({ owner, beside }) => owner === SPEAKER && beside !== true).slice(-1)
    : [];

/** A clause that names nobody goes on about all elders of the clause before it; 都 means all of them. */
function withOthers(statement: Statement, { text, clauses, people }: Reading): Statement {
  if (statement.owner === 'parents') return { ...statement, also: PARENTS };
  const from = clauses[clauseAt(clauses, statement.start)]?.start ?? 0;
  if (statement.owner === SPEAKER && COUPLE.test(text.slice(from, statement.start)))
    return { ...statement, also: [SPEAKER, 'spouse'] };
  const elders = [...eldersOf(people), ...speakerIfElder(statement, people)].filter(
    ({ start }) => start < statement.start,
  );
  if (elders.length < 2) return statement;
  const clause = clauses[clauseAt(clauses, statement.start)];
  // 「家里是低保」 goes for the household.
  if (/家里?(?:是|算)?$/.test(text.slice(Math.max(0, statement.start - 3), statement.start)))
    return { ...statement, also: elders.map(({ owner }) => owner) };
  const own = people.some(
    ({ start, owner }) =>
      clause !== undefined && start >= clause.start && start < statement.start && owner !== SPEAKER,
  );
  const all = clause !== undefined && ALL_OF_THEM.test(text.slice(clause.start, statement.start));
  if (own && !all) return statement;
  const previous = clauses[clauseAt(clauses, statement.start) - 1];
  const here = elders.filter(({ start }) => clause !== undefined && start >= clause.start);
  if (all && here.length >= 2) return { ...statement, also: here.map(({ owner }) => owner) };
  const together = elders.filter(
    ({ start }) => all || (previous !== undefined && start >= previous.start),
  );
  const owners = together.map(({ owner }) => owner);
  return owners.length < 2 ? statement : { ...statement, also: owners };
}

/** All that the message states, in its order; a later statement of the same fact corrects an earlier one. */
export function findStatements(reading: Reading, resources: Resources): Statement[] {
  return [
    ...fromPhrases(reading, resources),
    ...fromAges(reading),
    ...fromGrades(reading),
    ...fromRelativeHukou(reading),
    ...fromPlaces(reading),
    ...fromChildrenThere(reading),
  ]
    .sort((a, b) => a.start - b.start)
    .map((statement) => withOthers(statement, reading));
}
