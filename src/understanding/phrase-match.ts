// Which phrases of a set of topics a message holds, whole or in part, and what speaks for each topic.
import type { Phrase, PhraseIndex } from '../lexicon/phrases.ts';
import type { Hit, Hits } from './concepts.ts';

export interface PhraseMatch {
  readonly phrase: Phrase;
  readonly hits: readonly Hit[];
  /** Share of the phrase's weight that was found, 0–1. */
  readonly coverage: number;
  readonly score: number;
}

export interface TopicScore {
  readonly topic: string;
  readonly score: number;
  readonly best: PhraseMatch;
}

/** Words further apart than this rarely belong together. */
const NEAR = 24;

function spanOf(hits: readonly Hit[]): number {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const { start, end } of hits) {
    first = Math.min(first, start);
    last = Math.max(last, end);
  }
  return last - first;
}

const strongest = (hits: readonly Hit[]): Hit =>
  hits.reduce((best, hit) => (hit.strength > best.strength ? hit : best));

/** Characters that a wholly sure word may stand further off than a doubtful one. */
const NEAR_ENOUGH = 40;

/** Of the places a concept stands at, the one nearest to the hits chosen so far. */
function nearest(candidates: readonly Hit[], chosen: readonly Hit[]): Hit {
  if (candidates.length === 1) return candidates[0] as Hit;
  const anchor = chosen[0] as Hit;
  const worth = (hit: Hit) => hit.strength * NEAR_ENOUGH - Math.abs(hit.start - anchor.start);
  return candidates.reduce((best, hit) => (worth(hit) > worth(best) ? hit : best));
}

const samePlace = (a: Hit, b: Hit): boolean => a.start < b.end && b.start < a.end;

const isTaken = (hit: Hit, chosen: readonly Hit[]): boolean =>
  hit.end > hit.start && chosen.some((other) => samePlace(hit, other));

/** Takes each word of a phrase nearest to `anchor`; one stretch of the message counts for one word only. */
function chooseAround(anchor: Hit, phrase: Phrase, hits: Hits): Hit[] {
  const chosen = [anchor];
  for (const concept of phrase.concepts) {
    if (concept === anchor.concept) continue;
    const free = (hits.get(concept) ?? []).filter((hit) => !isTaken(hit, chosen));
    if (free.length > 0) chosen.push(nearest(free, chosen));
  }
  return chosen;
}

/** So many places of a phrase's first word are tried: where its words stand closest counts. */
const MOST_ANCHORS = 4;

const closeness = (hits: readonly Hit[]): number =>
  hits.reduce((sum, { strength }) => sum + strength * NEAR_ENOUGH, 0) - spanOf(hits);

/** Where a phrase's words stand in the message: as many, as sure and as close together as can be. */
function choose(phrase: Phrase, hits: Hits): Hit[] {
  const first = phrase.concepts.find((concept) => hits.has(concept));
  const anchors = first === undefined ? undefined : hits.get(first);
  if (anchors === undefined || anchors.length === 0) return [];
  if (phrase.concepts.length === 1) return [strongest(anchors)];
  return anchors
    .slice(0, MOST_ANCHORS)
    .map((anchor) => chooseAround(anchor, phrase, hits))
    .reduce((best, chosen) => (closeness(chosen) > closeness(best) ? chosen : best));
}

function matchPhrase(
  phrase: Phrase,
  hits: Hits,
  weights: ReadonlyMap<string, number>,
): PhraseMatch | undefined {
  const chosen = choose(phrase, hits);
  if (chosen.length === 0) return undefined;
  let [found, all] = [0, 0];
  for (const { concept, strength } of chosen) {
    const weight = weights.get(concept) ?? 0;
    found += weight * strength;
    all += weight;
  }
  const coverage = all / phrase.weight;
  const apart = spanOf(chosen) > NEAR + 8 * phrase.concepts.length ? 0.75 : 1;
  return {
    phrase,
    hits: chosen,
    coverage,
    score: found * coverage ** 2 * apart * nameFactor(phrase, chosen),
  };
}

/** A service called by a name of its own outweighs words that only circle around one. */
const NAME = 1.4;
const LONG_NAME = 1.6;

function nameFactor({ concepts }: Phrase, [hit]: readonly Hit[]): number {
  const length = concepts.length === 1 && hit !== undefined ? hit.end - hit.start : 0;
  if (length < 3) return 1;
  return length > 4 ? LONG_NAME : NAME;
}

/** A phrase that could not score more than this is not looked at closely. */
const HOPELESS = 0.12;

/** Phrases that may score enough. */
function promising(index: PhraseIndex, hits: Hits): Phrase[] {
  const { phrases, totals } = index;
  const found = new Float64Array(phrases.length);
  const touched: number[] = [];
  for (const concept of hits.keys()) {
    const weight = index.weights.get(concept) ?? 0;
    for (const at of index.byConcept.get(concept) ?? []) {
      const sum = found[at] as number;
      if (sum === 0) touched.push(at);
      found[at] = sum + weight;
    }
  }
  const likely: Phrase[] = [];
  for (const at of touched) {
    const sum = found[at] as number;
    const share = sum / (totals[at] as number);
    if (sum * share * share >= HOPELESS) likely.push(phrases[at] as Phrase);
  }
  return likely;
}

/** Phrases of which every word was found. */
function complete({ phrases, lengths, byConcept }: PhraseIndex, hits: Hits): Phrase[] {
  const found = new Uint8Array(phrases.length);
  const whole: Phrase[] = [];
  for (const concept of hits.keys())
    for (const at of byConcept.get(concept) ?? []) {
      const sum = (found[at] as number) + 1;
      found[at] = sum;
      if (sum === lengths[at]) whole.push(phrases[at] as Phrase);
    }
  return whole;
}

/** Matches of phrases by topic. */
function matchPhrases(
  phrases: Iterable<Phrase>,
  hits: Hits,
  weights: ReadonlyMap<string, number>,
): Map<string, PhraseMatch[]> {
  const byTopic = new Map<string, PhraseMatch[]>();
  for (const phrase of phrases) {
    const match = matchPhrase(phrase, hits, weights);
    if (match === undefined) continue;
    const known = byTopic.get(phrase.topic);
    if (known) known.push(match);
    else byTopic.set(phrase.topic, [match]);
  }
  return byTopic;
}

/** A number of its own for each span of a message, which is shorter than the factor. */
const spanKey = ({ start, end }: Hit): number => start * 65_536 + end;

/** A topic's score: its best phrase, and a little for each further word that speaks for it. */
function scoreTopic(
  topic: string,
  matches: readonly PhraseMatch[],
  weights: ReadonlyMap<string, number>,
): TopicScore {
  const best = matches.reduce((top, match) => (match.score > top.score ? match : top));
  const seen = new Map<number, number>();
  for (const { hits } of matches)
    for (const hit of hits)
      if (!best.hits.some((other) => samePlace(hit, other)))
        seen.set(spanKey(hit), (weights.get(hit.concept) ?? 0) * hit.strength);
  const more = [...seen.values()].reduce((sum, weight) => sum + weight, 0);
  // Of two topics alike the one spoken of with more words.
  const length = best.hits.reduce((sum, { start, end }) => sum + end - start, 0);
  return { topic, score: best.score + Math.min(0.5, 0.15 * more) + 0.01 * length, best };
}

/** What is said in the question itself counts more than the story before it. */
const IN_FOCUS = 1.2;

/**
 * Topics by score, the highest first.
 * @param focus where the question begins in a long message
 */
export function scoreTopics(index: PhraseIndex, hits: Hits, focus = 0): TopicScore[] {
  const inFocus = ({ best }: TopicScore) =>
    focus > 0 && best.hits.every(({ start }) => start >= focus);
  return [...matchPhrases(promising(index, hits), hits, index.weights)]
    .map(([topic, matches]) => scoreTopic(topic, matches, index.weights))
    .map((topic) => (inFocus(topic) ? { ...topic, score: topic.score * IN_FOCUS } : topic))
    .sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1));
}

/** A word of its own is matched wherever it stands. */
function everywhere(match: PhraseMatch, hits: Hits): PhraseMatch[] {
  const [concept] = match.phrase.concepts;
  if (concept === undefined || match.phrase.concepts.length > 1) return [match];
  return (hits.get(concept) ?? []).map((hit) => ({ ...match, hits: [hit] }));
}

/** A slip in a word that states a fact is believed only where it is slight. */
const SURE = 0.75;

/** Whole phrases that were found, such as acts and facts; each place of a one-word phrase counts. */
export function wholePhrases(index: PhraseIndex, hits: Hits): PhraseMatch[] {
  return [...matchPhrases(complete(index, hits), hits, index.weights).values()]
    .flat()
    .filter(({ hits: found, phrase }) => found.length === phrase.concepts.length)
    .flatMap((match) => everywhere(match, hits))
    .filter(({ hits: found }) => found.every(({ strength }) => strength >= SURE));
}
