// What a message says: the text cleaned, and then its words, places, people, facts, topics and acts.
import { type AgeMention, findAges } from '../language/ages.ts';
import { normalize } from '../language/normalize.ts';
import { type RedactedKind, redact } from '../language/redact.ts';
import type { Danger } from '../lexicon/schema.ts';
import type { Facts } from '../rules/facts.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { findConcepts, type Hit, type Hits } from './concepts.ts';
import { findDanger } from './danger.ts';
import { focusOf, questionOf, softened } from './focus.ts';
import { findPeople, type PersonMention, subjectOf } from './people.ts';
import { scoreTopics, type TopicScore, wholePhrases } from './phrase-match.ts';
import { type PlaceMention, placeMentions } from './places.ts';
import type { Resources } from './resources.ts';
import { fromAgeDifferences } from './statements/age-differences.ts';
import { findStatements, type Statement } from './statements/index.ts';
import { knownHits, tokenHits } from './tokens.ts';

export interface Understood {
  /** Cleaned and without personal numbers. */
  readonly text: string;
  readonly redacted: readonly RedactedKind[];
  readonly clauses: readonly Clause[];
  readonly hits: Hits;
  readonly ages: readonly AgeMention[];
  readonly places: readonly PlaceMention[];
  readonly people: readonly PersonMention[];
  /** The elder spoken of; undefined where nobody but perhaps the speaker is. */
  readonly subject: PersonMention | undefined;
  readonly statements: readonly Statement[];
  /** Services and outside topics, the likeliest first. */
  readonly topics: readonly TopicScore[];
  readonly acts: ReadonlySet<string>;
  readonly danger: Danger | undefined;
  /** Bureaus named, by their id in the lexicon. */
  readonly bureaus: readonly string[];
  /** Numbers of rows named (第12项, or a bare number beside a place). */
  readonly rows: readonly number[];
}

/** The hits but those that are `gone`; words without any left go with them. */
function without(hits: Hits, gone: (hit: Hit) => boolean): Hits {
  const kept = new Map<string, readonly Hit[]>();
  for (const [id, found] of hits) {
    const left = found.some(gone) ? found.filter((hit) => !gone(hit)) : found;
    if (left.length > 0) kept.set(id, left);
  }
  return kept;
}

/** Names of services: kin inside them (老年父母投靠…) are not people spoken of. */
const nameHits = (hits: Hits, resources: Resources): Hit[] =>
  [...hits]
    .filter(([concept]) => resources.topics.names.has(concept))
    .flatMap(([, found]) => [...found]);

/** Words of services and facts: 独生子女 speaks of no son. */
const wordHits = (hits: Hits, resources: Resources): Hit[] =>
  [...hits]
    .filter(([id]) => resources.topics.weights.has(id) || resources.facts.weights.has(id))
    .flatMap(([, found]) =>
      found.filter(({ strength, word }) => strength === 1 && !/^[我俺]/.test(word)),
    );

/** A name inside a longer name is not meant (护理补贴 in 重度残疾人护理补贴). */
function withoutInnerNames(hits: Hits, resources: Resources): Hits {
  const names = nameHits(hits, resources).filter(({ strength }) => strength > 0.6);
  const inner = (hit: Hit) =>
    resources.topics.names.has(hit.concept) &&
    names.some(
      (name) =>
        name.start <= hit.start &&
        name.end >= hit.end &&
        name.end - name.start > hit.end - hit.start,
    );
  return names.length > 0 ? without(hits, inner) : hits;
}

const HUKOU_ROLES: ReadonlySet<string> = new Set(['hukou', 'not-hukou']);
const HUKOU_REACH = 4;

/** 「户口在…」「外地户口」 tells where somebody is registered and asks for no move. */
function withoutToldHukou(
  hits: Hits,
  text: string,
  places: readonly PlaceMention[],
  statements: readonly Statement[],
): Hits {
  const told = places.filter(({ role }) => HUKOU_ROLES.has(role));
  const isTold = (hit: Hit) =>
    /^户[口籍]/.test(text.slice(hit.start, hit.end)) &&
    told.some(
      ({ start, end }) =>
        (hit.start >= end && hit.start - end <= HUKOU_REACH) ||
        (hit.end <= start && start - hit.end <= HUKOU_REACH),
    );
  const registered = statements.filter(({ fact }) => fact === 'hukou');
  const inStatement = (hit: Hit) =>
    registered.some(({ start, end }) => hit.start >= start && hit.end <= end);
  if (told.length + registered.length === 0) return hits;
  return without(hits, (hit) => isTold(hit) || inStatement(hit));
}

/** 「没有低保」 asks for nothing that 低保 brings. */
function withoutDeniedFacts(hits: Hits, statements: readonly Statement[]): Hits {
  const denied = statements.filter((statement) => statement.denied === true);
  if (denied.length === 0) return hits;
  const inside = (hit: Hit) =>
    denied.some(({ start, end }) => hit.start >= start && hit.end <= end);
  return without(hits, inside);
}

const NEGATIVE = /^[没不无未非弗勿]/;

/** 「没上过班」 holds no 上过班, 「不想去」 no 想去. */
function withoutDenied(hits: Hits): Hits {
  const denials = [...hits.values()]
    .flat()
    .filter(({ word, strength }) => strength === 1 && NEGATIVE.test(word));
  const denied = (hit: Hit) =>
    denials.some(({ start, end }) => hit.start > start && hit.end <= end && hit.start - start <= 2);
  return denials.length > 0 ? without(hits, denied) : hits;
}

/** 医保局 is a bureau and says nothing of 医保; 「户口没迁」 asks for no 迁户口. */
function withoutAsides(hits: Hits, asides: ReadonlySet<string>): Hits {
  const isAside = (concept: string) => concept.startsWith('bureau:') || asides.has(concept);
  const around = [...hits].filter(([id]) => isAside(id)).flatMap(([, found]) => [...found]);
  const inside = (hit: Hit) =>
    around.some(
      ({ start, end }) => hit.start >= start && hit.end <= end && hit.end - hit.start < end - start,
    );
  return around.length > 0 ? without(hits, inside) : hits;
}

const ROW_NUMBER =
  /(?:第\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:项|条|个项目|号))|(?:(?:^|[\s，,])(\d{1,2})\s*(?:号|项)?(?=$|[\s，,？?]|带|是什么|呢|有\*))|清单(\d{1,3})项/g;
const CHINESE = '零一二三四五六七八九';

function readRow(digits: string): number {
  if (/^\d/.test(digits)) return Number(digits);
  const [tens, ones] = digits.split('十') as [string, string | undefined];
  if (ones === undefined) return CHINESE.indexOf(tens);
  return (tens === '' ? 1 : CHINESE.indexOf(tens)) * 10 + (ones === '' ? 0 : CHINESE.indexOf(ones));
}

const findRows = (text: string): number[] =>
  [...text.matchAll(ROW_NUMBER)].map((match) =>
    readRow((match[1] ?? match[2] ?? match[3]) as string),
  );

function withTokens(hits: Hits, tokens: readonly Hit[]): Map<string, readonly Hit[]> {
  const all = new Map(hits);
  for (const token of tokens) all.set(token.concept, [...(all.get(token.concept) ?? []), token]);
  return all;
}

/** A topic is ruled out by words that speak against it. */
function notRuledOut({ topic }: TopicScore, hits: Hits, resources: Resources): boolean {
  return !(resources.against.get(topic) ?? []).some((word) => hits.has(word));
}

/** 福利 in 福利院 asks for no list. */
function outsideTopicWords(hits: Hits, resources: Resources): Hits {
  if (![...hits.keys()].some((concept) => resources.listing.has(concept))) return hits;
  const words = [...hits]
    .filter(([concept]) => resources.topics.weights.has(concept))
    .flatMap(([, found]) => [...found]);
  const inside = (hit: Hit) =>
    resources.listing.has(hit.concept) &&
    hit.end - hit.start > 1 &&
    words.some(({ start, end }) => hit.start === start && hit.end < end);
  return without(hits, inside);
}

/** What is said of one's own accord, and turns into its opposite after a denial. */
const AFFIRMING: ReadonlySet<string> = new Set(['thanks', 'yes']);
const DENIAL_BEFORE = /[不没勿弗未][太大弄搞听看想]?$/;

/** 「讲不清楚了」 thanks nobody, 「没办过」 is no 办过. */
const isDenied = (text: string, { start, word }: Hit): boolean =>
  !NEGATIVE.test(word) && DENIAL_BEFORE.test(text.slice(0, start));

const findActs = (text: string, hits: Hits, resources: Resources): Set<string> =>
  new Set(
    wholePhrases(resources.acts, outsideTopicWords(hits, resources))
      .filter(
        ({ phrase, hits: found }) =>
          !AFFIRMING.has(phrase.topic) || !found.some((hit) => isDenied(text, hit)),
      )
      .map(({ phrase }) => phrase.topic),
  );

const AGE_FACTS: ReadonlySet<string> = new Set(['age', 'birthDate']);

const agesToldBy = (statements: readonly Statement[]): Set<string> =>
  new Set(
    statements.flatMap(({ fact, owner }) =>
      AGE_FACTS.has(fact) && owner !== undefined ? [owner] : [],
    ),
  );

/** Whom the talk was about, and what was told of them. */
export interface Known {
  readonly owner: string;
  readonly facts: Facts;
}

/**
 * Understands one message by itself, without the conversation around it.
 * @param raw the message as it came
 * @param today YYYY-MM-DD in Asia/Shanghai, for ages from years of birth
 * @param known what was told before of whom the talk is about: it speaks for a topic, more softly,
 *   unless the message speaks of somebody else
 */
export function understand(
  raw: string,
  resources: Resources,
  today: string,
  known?: Known,
): Understood {
  const { text: safe, removed } = redact(normalize(raw));
  const text = resources.decodePinyin(safe);
  const clauses = splitClauses(text);
  const ages = findAges(text, today);
  const places = placeMentions(text, clauses, resources);
  const hits = findConcepts(text, resources, places);
  const people = findPeople(text, hits, resources, wordHits(hits, resources));
  const reading = { text, clauses, hits, people, places, ages };
  const stated = findStatements(reading, resources);
  const statements = [...stated, ...fromAgeDifferences(reading, stated, known)];
  const acts = findActs(text, hits, resources);
  const residence = acts.has('move') ? hits : withoutToldHukou(hits, text, places, statements);
  const subject = subjectOf(people, agesToldBy(statements), questionOf(clauses), clauses, text);
  const others = subject !== undefined && subject.owner !== known?.owner;
  const before = known === undefined || others ? [] : knownHits(known.facts);
  const told = withoutDeniedFacts(residence, statements);
  const named = withoutInnerNames(withoutDenied(withoutAsides(told, resources.asides)), resources);
  const meant = withTokens(named, [...tokenHits(statements, ages, places), ...before]);
  const focus = focusOf(text, clauses);
  const topics = scoreTopics(resources.topics, softened(meant, text, clauses), focus).filter(
    (topic) => notRuledOut(topic, hits, resources),
  );
  return {
    text,
    redacted: removed,
    clauses,
    hits: meant,
    ages,
    places,
    people,
    subject,
    statements,
    topics,
    acts,
    danger: findDanger(text, hits, topics, resources),
    bureaus: [...hits.keys()].filter((id) => id.startsWith('bureau:')).map((id) => id.slice(7)),
    rows: findRows(text),
  };
}
