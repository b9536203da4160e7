// What a message says: the text cleaned, and then its words, places, people, facts, topics and acts.
import { type AgeMention, findAges } from '../language/ages.ts';
import { normalize } from '../language/normalize.ts';
import { type RedactedKind, redact } from '../language/redact.ts';
import { piecesOf } from '../language/text-model.ts';
import type { Danger } from '../lexicon/schema.ts';
import type { Facts } from '../rules/facts.ts';
import { borneOut } from './asked.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { findConcepts, type Hit, type Hits } from './concepts.ts';
import { findDanger } from './danger.ts';
import { askedTopics, questionOf } from './focus.ts';
import {
  NEGATIVE,
  without,
  withoutAsides,
  withoutDenied,
  withoutDeniedFacts,
  withoutInnerNames,
  withoutToldHukou,
  wordHits,
} from './meant.ts';
import { findPeople, type PersonMention, subjectOf } from './people/index.ts';
import { type PhraseMatch, type TopicScore, wholePhrases } from './phrase-match.ts';
import { type PlaceMention, placeMentions } from './places.ts';
import type { Resources } from './resources.ts';
import { findRows } from './rows.ts';
import { fromAgeDifferences } from './statements/age-differences.ts';
import { findStatements, type Statement } from './statements/index.ts';
import { fromOnlyChild } from './statements/only-child.ts';
import { fromSameThing } from './statements/same-thing.ts';
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

/** What turns the talk away from services, and is not meant by a part of a longer word. */
const TURNING: ReadonlySet<string> = new Set(['restart', 'forget', 'help', 'human', 'privacy']);

/** 从头 in 「从头到尾」 starts nothing anew. */
const isInside = (match: PhraseMatch, matches: readonly PhraseMatch[]): boolean =>
  match.hits.length === 1 &&
  matches.some(
    ({ phrase, hits: [other] }) =>
      phrase.topic !== match.phrase.topic &&
      match.hits.every(
        ({ start, end }) =>
          other !== undefined &&
          other.start <= start &&
          other.end >= end &&
          other.end - other.start > end - start,
      ),
  );

function findActs(text: string, hits: Hits, resources: Resources): Set<string> {
  const matches = wholePhrases(resources.acts, outsideTopicWords(hits, resources));
  const asides = matches.filter(({ phrase }) => phrase.topic === 'aside');
  const isMeant = (match: PhraseMatch) =>
    (!AFFIRMING.has(match.phrase.topic) || !match.hits.some((hit) => isDenied(text, hit))) &&
    (!TURNING.has(match.phrase.topic) || !isInside(match, matches)) &&
    // 「一直没迁过来」 asks for no move.
    (match.phrase.topic !== 'move' || !isInside(match, asides));
  return new Set(matches.filter(isMeant).map(({ phrase }) => phrase.topic));
}

const AGE_FACTS: ReadonlySet<string> = new Set(['age', 'birthDate']);

const agesToldBy = (statements: readonly Statement[]): Set<string> =>
  new Set(
    statements.flatMap(({ fact, owner }) =>
      AGE_FACTS.has(fact) && owner !== undefined ? [owner] : [],
    ),
  );

/** Where somebody lives does not change how a question sounds. */
const withoutPlaces = (text: string, places: readonly PlaceMention[]): string =>
  places.reduceRight((left, { start, end }) => `${left.slice(0, start)}，${left.slice(end)}`, text);

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
  const statements = [
    ...stated,
    ...fromAgeDifferences(reading, stated, known, today),
    ...fromOnlyChild(reading, stated),
    ...fromSameThing(reading, known?.facts),
  ];
  const acts = findActs(text, withoutAsides(hits, resources.asides), resources);
  const residence = acts.has('move') ? hits : withoutToldHukou(hits, text, places, statements);
  const subject = subjectOf(people, agesToldBy(statements), questionOf(clauses), clauses, text);
  const others = subject !== undefined && subject.owner !== known?.owner;
  const before = known === undefined || others ? [] : knownHits(known.facts);
  const told = withoutDeniedFacts(residence, statements);
  const named = withoutInnerNames(withoutDenied(withoutAsides(told, resources.asides)), resources);
  const meant = withTokens(named, [...tokenHits(statements, ages, places), ...before]);
  const spokenOf = askedTopics(resources.topics, meant, text, clauses).filter((topic) =>
    notRuledOut(topic, hits, resources),
  );
  const pieces = piecesOf(text);
  const placeless = piecesOf(withoutPlaces(text, places));
  const topics = borneOut(spokenOf, placeless, resources.asked);
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
    danger: findDanger(text, pieces, resources),
    bureaus: [...hits.keys()].filter((id) => id.startsWith('bureau:')).map((id) => id.slice(7)),
    rows: findRows(text),
  };
}
