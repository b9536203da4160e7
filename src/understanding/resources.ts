// Everything that understanding needs, compiled once from the lexicon and the catalogs: the matcher
// over all known words, and the phrases of each set of topics.
import type { Catalog } from '../catalog/schema.ts';
import type { CharacterTables } from '../language/confusion.ts';
import type { Divisions } from '../language/divisions.ts';
import { createMatcher, type Matcher } from '../language/matcher.ts';
import type { Segmenter } from '../language/segment.ts';
import type { TextModel } from '../language/text-model.ts';
import {
  type Concept,
  compilePhrases,
  conceptsOf,
  literally,
  type PhraseIndex,
  vocabulary,
} from '../lexicon/phrases.ts';
import type { FactWords, Lexicon, Person } from '../lexicon/schema.ts';
import { ASPECTS } from './aspects.ts';
import { type PlaceWord, placeEntries, placesBySound } from './place-words.ts';

export interface Resources {
  readonly lexicon: Lexicon;
  readonly matcher: Matcher;
  /** Text of a matcher's entry → the concepts it stands for. */
  readonly concepts: ReadonlyMap<string, readonly Concept[]>;
  readonly topics: PhraseIndex;
  readonly acts: PhraseIndex;
  /** Tells cries of danger from other messages. */
  readonly cries: TextModel;
  /** Tells what a message asks for by its sound. */
  readonly asked: TextModel;
  readonly facts: PhraseIndex;
  /** Index in lexicon.facts by the topic id of `facts`. */
  readonly factOf: (topic: string) => FactWords;
  readonly person: ReadonlyMap<string, Person>;
  readonly against: ReadonlyMap<string, readonly Concept[]>;
  /** Covered places by the words that mean them. */
  readonly places: Matcher;
  readonly placeOf: ReadonlyMap<string, PlaceWord>;
  readonly placeBySound: ReturnType<typeof placesBySound>;
  readonly divisions: Divisions;
  readonly segmenter: Segmenter;
  /** Latin pinyin → Han characters. */
  readonly decodePinyin: (text: string) => string;
  /** Words of what is said but not asked. */
  readonly asides: ReadonlySet<Concept>;
  /** Words that ask for one side of a service (谁管, 怎么办) and name none. */
  readonly asking: ReadonlySet<string>;
  /** Words that ask for a list. */
  readonly listing: ReadonlySet<Concept>;
  readonly bureaus: ReadonlyMap<string, readonly string[]>;
}

const entriesOf = (record: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(record).map(([id, phrases]) => [id, literally(phrases)]));

function topicPhrases(lexicon: Lexicon): Map<string, readonly string[]> {
  return new Map([...lexicon.services, ...lexicon.outside].map(({ id, phrases }) => [id, phrases]));
}

/** Words for relatives, and the groups of them. */
function kinConcepts(lexicon: Lexicon): Set<Concept> {
  const kin = new Set(lexicon.people.flatMap(({ words }) => words));
  const groups = [...lexicon.groups].filter(
    ([, members]) => 2 * members.filter((word) => kin.has(word)).length > members.length,
  );
  return new Set([...kin, ...groups.map(([name]) => name)]);
}

/**
 * Phrases whose words are looked for although mistyped: services and what states a fact. What is not
 * ours is believed only where it is written so (残疾征 is no 征地).
 */
function slipperyPhrases({ services, facts }: Lexicon): string[] {
  const stated = facts.filter(({ fact }) => fact !== 'sex');
  const said = stated.flatMap(({ phrases }) => [...phrases, ...literally(phrases)]);
  return [...services.flatMap(({ phrases }) => phrases), ...said];
}

/** Ages as they are said: what else the syllables may stand for is less likely. */
const SPOKEN_AGES = Array.from({ length: 50 }, (_, n) => n + 50).map((age) => {
  const digits = '零一二三四五六七八九';
  const [tens, ones] = [Math.floor(age / 10), age % 10];
  return `${digits[tens]}十${ones === 0 ? '' : digits[ones]}`;
});

/** A word that typed pinyin can stand for. */
export interface PinyinWord {
  readonly text: string;
  readonly place: boolean;
}

export interface ResourceParts {
  readonly lexicon: Lexicon;
  readonly cries: TextModel;
  readonly asked: TextModel;
  readonly catalogs: readonly Catalog[];
  readonly divisions: Divisions;
  readonly segmenter: (words: readonly string[]) => Segmenter;
  readonly pinyin: (words: readonly PinyinWord[]) => (text: string) => string;
  readonly characters: CharacterTables;
}

/** Compiles the resources; pure, and slow enough (tens of ms) to be done once. */
export function compileResources(parts: ResourceParts): Resources {
  const { lexicon, catalogs } = parts;
  const topics = topicPhrases(lexicon);
  const facts = new Map(lexicon.facts.map((entry, i) => [`${i}`, literally(entry.phrases)]));
  const acts = entriesOf(lexicon.acts);
  const against = new Map(lexicon.services.map(({ id, against: words }) => [id, words]));
  const phrases = [topics, facts, acts, against].flatMap((set) => [...set.values()].flat());
  const concepts = new Map(vocabulary(lexicon, conceptsOf(phrases)));
  // A homophone must never make a relative or a sex out of another word.
  const mayBeMistyped = conceptsOf(slipperyPhrases(lexicon));
  const slippery = new Set(
    [...concepts]
      .filter(([, of]) => of.some((one) => mayBeMistyped.has(one)))
      .map(([text]) => text),
  );
  const addConcept = (word: string, concept: Concept) =>
    concepts.set(word, [...(concepts.get(word) ?? []), concept]);
  for (const { id, words } of lexicon.people)
    for (const word of words) addConcept(word, `person:${id}`);
  for (const [id, words] of lexicon.bureaus)
    for (const word of words) addConcept(word, `bureau:${id}`);
  const places = placeEntries(catalogs);
  const words = [...concepts.keys(), ...places.keys()];
  return {
    lexicon,
    matcher: createMatcher(
      [...concepts.keys()].map((text) => ({ id: text, text, exactOnly: !slippery.has(text) })),
      parts.characters,
    ),
    concepts,
    topics: compilePhrases(topics, kinConcepts(lexicon)),
    acts: compilePhrases(acts),
    cries: parts.cries,
    asked: parts.asked,
    facts: compilePhrases(facts),
    factOf: (topic) => lexicon.facts[Number(topic)] as FactWords,
    person: new Map(lexicon.people.map((person) => [person.id, person])),
    against,
    places: createMatcher(
      [...places.keys()].map((text) => ({ id: text, text, maxCost: 0.1 })),
      parts.characters,
    ),
    placeOf: places,
    placeBySound: placesBySound(places),
    divisions: parts.divisions,
    segmenter: parts.segmenter(words.filter((word) => word.length > 1)),
    decodePinyin: parts.pinyin(
      [...words, ...SPOKEN_AGES]
        .filter(({ length }) => length > 1)
        .map((text) => ({ text, place: places.has(text) })),
    ),
    asides: new Set(acts.get('aside')),
    asking: new Set(ASPECTS.flatMap((act) => lexicon.acts[act] ?? [])),
    listing: new Set(acts.get('list')),
    bureaus: lexicon.bureaus,
  };
}
