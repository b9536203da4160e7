// Phrases compiled for scoring: which concepts a phrase needs, and how much each concept tells.
import type { Lexicon } from './schema.ts';

/** A group's name, a literal word, or a {token} that is understood elsewhere. */
export type Concept = string;

export interface Phrase {
  readonly topic: string;
  readonly concepts: readonly Concept[];
  readonly text: string;
  /** Sum of the weights of its concepts. */
  readonly weight: number;
}

export interface PhraseIndex {
  readonly phrases: readonly Phrase[];
  /** The phrases' weights and numbers of concepts, by their place in `phrases`: a turn passes over hundreds. */
  readonly totals: Float64Array;
  readonly lengths: Uint8Array;
  /** Where the phrases that a concept is part of stand in `phrases`. */
  readonly byConcept: ReadonlyMap<Concept, readonly number[]>;
  readonly weights: ReadonlyMap<Concept, number>;
  /** Concepts that are a whole phrase by themselves: names. */
  readonly names: ReadonlySet<Concept>;
}

const split = (phrase: string): string[] => phrase.split(/\s+/).filter(Boolean);

/** Relatives are spoken of in every other message and tell little of the topic. */
const LIGHT = 0.3;

/** Rarer among topics tells more; single characters and `light` words tell less. */
function weigh(spread: number, topics: number, concept: Concept, light: boolean): number {
  const rarity = Math.log((topics + 1) / spread) / Math.log(topics + 1);
  return (0.15 + rarity * (concept.length === 1 ? 0.6 : 1)) * (light ? LIGHT : 1);
}

/**
 * Compiles the phrases of a set of topics.
 * @param topics topic id → phrases
 * @param light concepts that tell little
 */
export function compilePhrases(
  topics: ReadonlyMap<string, readonly string[]>,
  light: ReadonlySet<Concept> = new Set(),
): PhraseIndex {
  const spread = new Map<Concept, Set<string>>();
  for (const [topic, phrases] of topics)
    for (const concept of phrases.flatMap(split))
      spread.set(concept, (spread.get(concept) ?? new Set()).add(topic));
  const weights = new Map<Concept, number>();
  for (const [concept, where] of spread)
    weights.set(concept, weigh(where.size, topics.size, concept, light.has(concept)));
  const compiled = [...topics].flatMap(([topic, texts]) =>
    texts.map((text): Phrase => {
      const concepts = [...new Set(split(text))];
      const weight = concepts.reduce((sum, concept) => sum + (weights.get(concept) ?? 0), 0);
      return { topic, concepts, text, weight };
    }),
  );
  const byConcept = new Map<Concept, number[]>();
  compiled.forEach(({ concepts }, at) => {
    for (const concept of concepts) byConcept.set(concept, [...(byConcept.get(concept) ?? []), at]);
  });
  return {
    phrases: compiled,
    totals: Float64Array.from(compiled, ({ weight }) => weight),
    lengths: Uint8Array.from(compiled, ({ concepts }) => concepts.length),
    byConcept,
    weights,
    names: new Set(compiled.flatMap(({ concepts }) => (concepts.length === 1 ? concepts : []))),
  };
}

/** A word that stands for itself only, although a group may have its name. */
const LITERAL = '=';

/** One-word phrases taken as they are written: what states a fact must not grow by synonyms. */
export const literally = (phrases: readonly string[]): string[] =>
  phrases.map((phrase) => (phrase.includes(' ') ? phrase : `${LITERAL}${phrase}`));

const isToken = (concept: Concept): boolean => concept.startsWith('{');

/** The concepts of phrases that are words to look for. */
export const conceptsOf = (phrases: readonly string[]): Set<Concept> =>
  new Set(phrases.flatMap(split).filter((concept) => !isToken(concept)));

/** Every text to look for in a message, with the concepts that it stands for. */
export function vocabulary(
  lexicon: Lexicon,
  concepts: Iterable<Concept>,
): ReadonlyMap<string, readonly Concept[]> {
  const texts = new Map<string, Concept[]>();
  const add = (text: string, concept: Concept) => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, [concept]);
    else known.push(concept);
  };
  for (const concept of concepts) {
    if (concept.startsWith(LITERAL)) {
      add(concept.slice(LITERAL.length), concept);
      continue;
    }
    add(concept, concept);
    const members = new Set(lexicon.groups.get(concept));
    members.delete(concept);
    for (const member of members) add(member, concept);
  }
  return texts;
}
