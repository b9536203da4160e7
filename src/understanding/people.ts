// Who is spoken of, and to whom a statement at some point of the message belongs.
import type { Person } from '../lexicon/schema.ts';
import type { Clause } from './clauses.ts';
import type { Hit, Hits } from './concepts.ts';
import type { Resources } from './resources.ts';

/** `speaker` is whoever writes; `them` is 他/她/伊, whoever the talk is about. */
export type Owner = string;
export const SPEAKER: Owner = 'self';
export const THEM: Owner = 'them';

export interface PersonMention {
  readonly owner: Owner;
  readonly sex?: 'male' | 'female' | undefined;
  readonly generation: number;
  /** The word for them, as the lexicon writes it; undefined for a pronoun. */
  readonly word?: string;
  /** With whom or at whose place somebody is: no statement is theirs, but 他 and 她 may be. */
  readonly beside?: boolean;
  readonly start: number;
  readonly end: number;
}

const SPEAKER_WORDS = ['我们', '俺们', '阿拉', '咱们', '我', '俺', '伲', '咱', '吾', '偶', '本人'];
const THEM_WORDS = ['他们', '她们', '伊拉', '他', '她', '伊', '其'];

const SEX_OF: Readonly<Record<string, 'male' | 'female'>> = {
  他: 'male',
  她: 'female',
  她们: 'female',
};

/** 「我想问」 and the like speak of the asking, not of the asker. */
const ASKING =
  /^(?:就|也|再|是|还)?(?:想问|想知道|想打听|想咨询|问|打听|咨询|听|替|帮|代|跟你|跟侬|不知|想晓得|要问|想了解|看到|带|去问)/;

const allOf = (hits: Hits): Hit[] =>
  [...hits].filter(([concept]) => concept.startsWith('person:')).flatMap(([, found]) => [...found]);

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** Longest first, so that 外婆 is not 婆 and 丈母娘 not 娘. */
function kinMentions(
  hits: Hits,
  person: ReadonlyMap<string, Person>,
  taken: readonly Hit[],
): PersonMention[] {
  const kept: PersonMention[] = [];
  const longestFirst = allOf(hits)
    .filter(({ strength }) => strength === 1)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || b.strength - a.strength);
  for (const hit of longestFirst) {
    const who = person.get(hit.concept.slice('person:'.length));
    if (who === undefined || kept.some((other) => overlaps(other, hit))) continue;
    if (
      taken.some(
        (name) =>
          name.start <= hit.start &&
          name.end >= hit.end &&
          name.end - name.start > hit.end - hit.start,
      )
    )
      continue;
    kept.push({
      owner: who.id === 'wife' || who.id === 'husband' ? 'spouse' : who.id,
      sex: who.sex,
      generation: who.generation,
      word: hit.word,
      start: hit.start,
      end: hit.end,
    });
  }
  return kept;
}

function pronounAt(text: string, at: number): { word: string; owner: Owner } | undefined {
  const find = (words: readonly string[]) => words.find((word) => text.startsWith(word, at));
  const speaker = find(SPEAKER_WORDS);
  if (speaker !== undefined) return { word: speaker, owner: SPEAKER };
  const them = find(THEM_WORDS);
  return them === undefined || text.startsWith('其中', at) || text.startsWith('其他', at)
    ? undefined
    : { word: them, owner: THEM };
}

function pronounMentions(text: string, kin: readonly PersonMention[]): PersonMention[] {
  const mentions: PersonMention[] = [];
  for (let at = 0; at < text.length; at++) {
    const found = pronounAt(text, at);
    if (found === undefined) continue;
    const end = at + found.word.length;
    // 「我妈」「我家」「我这里」 speak of the mother, the house, the place.
    const ofKin = kin.some(({ start, end: kinEnd }) => start <= end && kinEnd > end);
    const rest = text.slice(end, end + 6);
    if (!ofKin && !ASKING.test(rest) && !/^(?:这里|这边|那里|那边)/.test(rest))
      mentions.push({ owner: found.owner, sex: SEX_OF[found.word], generation: 0, start: at, end });
    at = end - 1;
  }
  return mentions;
}

/** 「跟我住」「儿子家」: somebody who is with whom or at whose place, not who is spoken of. */
const WITH_BEFORE = /(?:跟|和|同|与|随|靠|跟着|随着|给|对|问|让|叫|帮|帮着)$/;
/** 「全靠我妈喂饭擦身」: the carer, not the one who is cared for. */
const CARER_BEFORE = /(?:全靠|都靠|就靠|只靠|光靠|靠|全是|都是|由)[我俺]?$/;
const CARER_AFTER = /^.{0,6}(?:照顾|照料|照看|伺候|服侍|护理|喂|擦|扶|弄|管|养|撑|顶|带)/;
const CARED_FOR_BEFORE = /(?:带|管|看|接|送|生|养|供|抱|有|没)$/;
/** 「没老婆没小孩」 */
const NO_SUCH_BEFORE = /(?:没有?|无|呒没|没[讨娶找]过?)$/;
const PLACE_AFTER = /^(?:家(?![属母父])|手里|手上|那里|那边|那儿|这里|这边|屋里|处)/;

const DEAD_BEFORE = /(?:死去的|去世的|过世的|走了的|已故的?)$/;

/** The dead are spoken of but nothing is asked for them. */
const DEAD_AFTER =
  /^(?:的?坟|上坟|扫墓|都|早就|早|已经|前年|去年|今年|前几年|几年前|[一二三四五六七八九十\d]+年前|上个月)*(?:死掉|死了|走了|走得早|走特|没了|过世|去世|病故|不在了|都不在)/;

/** 「住我城里家里」: the house is mine, the one who lives there is not I. */
const AT_BEFORE = /(?:住|住在|住到|搬到|在|到|来|去)$/;
const HOUSE_AFTER = /^.{0,6}(?:家|屋|房子|这里|这儿|这边)/;

const OBJECT_BEFORE =
  /(?:认得|认识|认不得|认不出|叫|喊|骂|告诉|陪|陪着|接|送|找|嫌|怪|怨|把|被|教|求|等|拖累|连累|心疼|惦记|想|养|搭上|害|累)$/;

/** 「外婆跟着我妈在城里住」「婆婆连我老公都不认得」: of two the younger is in the story only. */
const isCompany = (
  { start, generation }: PersonMention,
  before: string,
  mentions: readonly PersonMention[],
): boolean =>
  (WITH_BEFORE.test(before) || OBJECT_BEFORE.test(before)) &&
  mentions.some((other) => other.start < start && other.generation > Math.max(0, generation));

function isBeside(
  text: string,
  mention: PersonMention,
  mentions: readonly PersonMention[],
): boolean {
  const { start, end, owner } = mention;
  if (DEAD_AFTER.test(text.slice(end, end + 10))) return true;
  if (DEAD_BEFORE.test(text.slice(Math.max(0, start - 4), start))) return true;
  if (PLACE_AFTER.test(text.slice(end, end + 2))) return true;
  const before = text.slice(Math.max(0, start - 3), start).replace(/[我俺他她]$/, '');
  if (isCompany(mention, before, mentions)) return true;
  if (CARER_BEFORE.test(before) && CARER_AFTER.test(text.slice(end, end + 10))) return true;
  if (owner === SPEAKER && AT_BEFORE.test(before) && HOUSE_AFTER.test(text.slice(end, end + 9)))
    return true;
  if (owner === 'spouse' && NO_SUCH_BEFORE.test(before)) return true;
  const child = owner === 'son' || owner === 'daughter' || owner === 'child';
  if (child && CARED_FOR_BEFORE.test(before)) return true;
  return (owner === SPEAKER || child) && WITH_BEFORE.test(before);
}

/** 「阿姨问一下」「大姐你好」: whoever is spoken to. */
const VOCATIVE_AFTER = /^[，,！! ]?(?:你好|您好|请问|问一下|问下|问|麻烦|侬好|帮|求)/;

const isVocative = (text: string, { start, end }: PersonMention): boolean =>
  start <= 1 && VOCATIVE_AFTER.test(text.slice(end, end + 4));

const NEIGHBOUR = 'neighbour';
const GENERIC = new Set(['spouse', 'old-woman', 'old-man', 'caller', 'grandfather', 'grandmother']);
/** Who rings a hotline about a neighbour is not that neighbour. */
const REPORTERS: ReadonlySet<string> = new Set([
  '来电人',
  '来电者',
  '咨询人',
  '诉求人',
  '反映人',
  '市民',
  '群众',
]);
const OWN_BEFORE = /[我俺咱伲拉他她]$/;

/** After a neighbour has been named, 老头 and 老太太 without 我 are that neighbour. */
const isSameNeighbour = (text: string, mention: PersonMention): boolean =>
  GENERIC.has(mention.owner) &&
  !REPORTERS.has(mention.word ?? '') &&
  !OWN_BEFORE.test(text.slice(0, mention.start)) &&
  !OWN_BEFORE.test(text[mention.start] ?? '');

/** 「楼里有位85岁阿婆」 */
const SAME_PHRASE = 5;

/** 「隔壁老太婆」「楼下的阿婆」: one person, the neighbour, of the sex of the second word. */
function joinNeighbours(mentions: readonly PersonMention[], text: string): PersonMention[] {
  const joined: PersonMention[] = [];
  // 「隔壁大爷…，大爷的…」
  const called = new Set<string>();
  for (const mention of mentions) {
    const last = joined.at(-1);
    const known = joined.find(({ owner }) => owner === NEIGHBOUR);
    const apart = last === undefined || mention.start - last.end > SAME_PHRASE;
    const again = called.has(mention.word ?? '') && !OWN_BEFORE.test(text.slice(0, mention.start));
    if (known !== undefined && apart && (again || isSameNeighbour(text, mention))) {
      joined.push({ ...mention, owner: NEIGHBOUR });
      continue;
    }
    if (
      last?.owner === NEIGHBOUR &&
      mention.start - last.end <= SAME_PHRASE &&
      mention.owner !== SPEAKER
    ) {
      joined[joined.length - 1] = { ...last, sex: mention.sex ?? last.sex };
      if (mention.word !== undefined) called.add(mention.word);
    } else joined.push(mention);
  }
  return joined;
}

/** People and pronouns in the order of the message. `names` are service names, in which kin don't count. */
export function findPeople(
  text: string,
  hits: Hits,
  resources: Resources,
  names: readonly Hit[],
): PersonMention[] {
  const kin = kinMentions(hits, resources.person, names);
  const all = [...kin, ...pronounMentions(text, kin)].sort((a, b) => a.start - b.start);
  const named = joinNeighbours(
    all.filter((mention) => !isVocative(text, mention)),
    text,
  );
  return named.map((mention) =>
    isBeside(text, mention, named) ? { ...mention, beside: true } : mention,
  );
}

const isElder = ({ owner, generation, beside }: PersonMention): boolean =>
  owner !== SPEAKER && owner !== THEM && generation >= 0 && beside !== true;

/** Relatives of the speaker's own generation only stand for the child when a parent is spoken of. */
const PEERS: ReadonlySet<Owner> = new Set(['spouse', 'brother', 'sister', 'friend']);

/** Elders in the order of the message; of two named alike the first. */
export function eldersOf(mentions: readonly PersonMention[]): PersonMention[] {
  const elders = mentions.filter(isElder);
  return elders.filter(
    ({ owner }, at) => elders.findIndex((other) => other.owner === owner) === at,
  );
}

const ASKS_WORD =
  /能不能|可不可以|有没有|是不是|行不行|要不要|该不该|算不算|是否|怎么|多少|哪|谁|几|能|可以|该|有/g;

/** 「我妈她现在能不能…」: so near before the word that asks. */
const NEAR = 8;

/** 「我哥能不能代办」「邻居讲」: who runs the errand or knows of it is not who gets the benefit. */
const ERRAND_AFTER =
  /^(?!的)[^，,：；。]{0,6}(?:代|替|帮|陪|送|接|去办|去领|照顾|照料|伺候|护理|说|讲|告诉|问)/;

/** 他 in a question speaks of somebody only where a single elder so far can be meant. */
function onlyOneMeant(mention: PersonMention, mentions: readonly PersonMention[]): PersonMention {
  if (mention.owner !== THEM) return mention;
  const before = mentions.filter(
    (other) => other.end <= mention.start && isElder(other) && fits(mention, other),
  );
  const one = new Set(before.map(({ owner }) => owner)).size === 1;
  return one ? (before[0] as PersonMention) : mention;
}

/** Of several named in the clause that asks, the one who stands right before the word that asks. */
function rightBeforeAsking(
  named: readonly PersonMention[],
  { text, start }: Clause,
): PersonMention | undefined {
  const asking = [...text.matchAll(ASKS_WORD)].map(({ index }) => start + index);
  return named.findLast(({ end }) => asking.some((at) => at >= end && at - end <= NEAR));
}

/**
 * Whom the words of the question name: the clause that asks, else the one before it in the
 * sentence. A clause that tells ages is no part of the question, and of several nobody is meant.
 */
function namedInQuestion(
  mentions: readonly PersonMention[],
  clauses: readonly Clause[],
  question: Clause,
  text: (from: number, to: number) => string,
): Owner | undefined {
  const elders = mentions
    .map((mention) => ({
      ...onlyOneMeant(mention, mentions),
      start: mention.start,
      end: mention.end,
    }))
    .filter(
      (mention) => isElder(mention) && (mention.owner === 'spouse' || !PEERS.has(mention.owner)),
    )
    .filter(({ end }) => !ERRAND_AFTER.test(text(end, end + 10)));
  const last = clauses.indexOf(question);
  for (
    let at = last;
    at >= Math.max(0, last - 1) && clauses[at]?.sentence === question.sentence;
    at--
  ) {
    const clause = clauses[at] as Clause;
    const named = elders.filter(({ start, end }) => start >= clause.start && end <= clause.end);
    if (named.length === 0) continue;
    const owners = new Set(named.map(({ owner }) => owner));
    if (owners.size > 1) return at === last ? rightBeforeAsking(named, clause)?.owner : undefined;
    return at < last && TELLS_AGE.test(clause.text) ? undefined : named[0]?.owner;
  }
  return undefined;
}

const TELLS_AGE = /[\d一二三四五六七八九十]{2,}(?:周?岁|了)?$|[\d一二三四五六七八九十]{2,}周?岁/;

/** More than a told age: 「我爸八十二还硬朗。…护理我妈」 asks for the mother. */
const IN_QUESTION = 9;

/**
 * Whom the question is about; undefined where nobody but perhaps the speaker is named. Whose age is
 * told comes first, then the eldest generation, then who stands in the question itself.
 * @param told owners of an age that the message tells
 */
export function subjectOf(
  mentions: readonly PersonMention[],
  told: ReadonlySet<Owner>,
  question: Clause | undefined,
  clauses: readonly Clause[],
  text: string,
): PersonMention | undefined {
  const elders = eldersOf(mentions);
  const named =
    question === undefined
      ? undefined
      : namedInQuestion(mentions, clauses, question, (from, to) => text.slice(from, to));
  const asked = (owner: Owner) =>
    question !== undefined &&
    mentions.some(
      (other) =>
        other.owner === owner &&
        isElder(other) &&
        other.start >= question.start &&
        other.end <= question.end,
    );
  const worth = ({ owner, generation }: PersonMention): number =>
    (told.has(owner) ? 8 : 0) +
    generation * 2 +
    (PEERS.has(owner) ? 0 : 1) +
    (asked(owner) ? 1.5 : 0) +
    (owner === named ? IN_QUESTION : 0) -
    (owner === 'parents' ? 0.5 : 0);
  return elders.reduce<PersonMention | undefined>(
    (best, mention) => (best === undefined || worth(mention) > worth(best) ? mention : best),
    undefined,
  );
}

const fits = (pronoun: PersonMention, mention: PersonMention): boolean =>
  mention.owner !== SPEAKER &&
  mention.owner !== THEM &&
  (pronoun.sex === undefined || mention.sex === undefined || pronoun.sex === mention.sex);

/** 他 and 她 are whoever was named last and is of that sex, somebody only beside them last of all. */
export function resolve(mention: PersonMention, mentions: readonly PersonMention[]): PersonMention {
  if (mention.owner !== THEM) return mention;
  const before = mentions.filter((other) => other.end <= mention.start && fits(mention, other));
  return before.findLast(({ beside }) => beside !== true) ?? before.at(-1) ?? mention;
}

const sentenceAt = (clauses: readonly Clause[], at: number): number =>
  clauses.findLast(({ start }) => start <= at)?.sentence ?? 0;

const isBefore = ({ start }: PersonMention, at: number, clauses: readonly Clause[]): boolean =>
  sentenceAt(clauses, start) < sentenceAt(clauses, at);

/** To whom what stands at `at` belongs: the last one named before it, in this clause or an earlier one. */
export function ownerAt(
  at: number,
  mentions: readonly PersonMention[],
  clauses: readonly Clause[],
): PersonMention | undefined {
  const named = mentions.filter(({ end, beside }) => end <= at && beside !== true);
  const last = named.at(-1);
  const elder = named.findLast(isElder);
  // 「我们门上加了三道锁。评下来是五级。」: with a new sentence the story is the elder's again.
  if (last?.owner === SPEAKER && elder !== undefined && isBefore(last, at, clauses)) return elder;
  if (last !== undefined) return resolve(last, mentions);
  const clause = clauses.find(({ start, end }) => at >= start && at < end);
  return mentions.find(
    ({ start, beside }) =>
      clause !== undefined && beside !== true && start >= at && start < clause.end,
  );
}
