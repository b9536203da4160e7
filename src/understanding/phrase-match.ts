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

const spanOf = (hits: readonly Hit[]): number =>
  Math.max(...hits.map(({ end }) => end)) - Math.min(...hits.map(({ start }) => start));

const strongest = (hits: readonly Hit[]): Hit =>
  hits.reduce((best, hit) => (hit.strength > best.strength ? hit : best));

/** Of the places a concept stands at, the one nearest to the hits chosen so far. */
function nearest(candidates: readonly Hit[], chosen: readonly Hit[]): Hit {
  const anchor = chosen[0];
  if (anchor === undefined || candidates.length === 1) return strongest(candidates);
  const worth = (hit: Hit) => hit.strength * 40 - Math.abs(hit.start - anchor.start);
  return candidates.reduce((best, hit) => (worth(hit) > worth(best) ? hit : best));
}

const samePlace = (a: Hit, b: Hit): boolean => a.start < b.end && b.start < a.end;

/** One stretch of the message counts for one word of a phrase only. */
function choose(phrase: Phrase, hits: Hits): Hit[] {
  const chosen: Hit[] = [];
  for (const concept of phrase.concepts) {
    const candidates = (hits.get(concept) ?? []).filter(
      (hit) => hit.end === hit.start || !chosen.some((other) => samePlace(hit, other)),
    );
    if (candidates.length > 0) chosen.push(nearest(candidates, chosen));
  }
  return chosen;
}

function matchPhrase(
  phrase: Phrase,
  hits: Hits,
  weights: ReadonlyMap<string, number>,
): PhraseMatch | undefined {
  const chosen = choose(phrase, hits);
  if (chosen.length === 0) return undefined;
  const weightOf = (hit: Hit) => weights.get(hit.concept) ?? 0;
  const found = chosen.reduce((sum, hit) => sum + weightOf(hit) * hit.strength, 0);
  const coverage = chosen.reduce((sum, hit) => sum + weightOf(hit), 0) / phrase.weight;
  const apart = spanOf(chosen) > NEAR + 8 * phrase.concepts.length ? 0.75 : 1;
  return {
    phrase,
    hits: chosen,
    coverage,
    score: found * coverage ** 2 * apart * (isFullName(phrase, chosen) ? FULL_NAME : 1),
  };
}

/** A service called by a name of its own outweighs words that only circle around one. */
const FULL_NAME = 1.4;

const isFullName = ({ concepts }: Phrase, [hit]: readonly Hit[]): boolean =>
  concepts.length === 1 && hit !== undefined && hit.end - hit.start >= 3;

/** A phrase that could not score more than this is not looked at closely. */
const HOPELESS = 0.12;

/** Whether enough of a phrase is in the message for it to matter: weight and number of its words. */
type Worthwhile = (found: number, count: number, phrase: Phrase) => boolean;

const mayScore: Worthwhile = (found, _count, { weight }) =>
  found * (found / weight) ** 2 >= HOPELESS;
const isWhole: Worthwhile = (_found, count, { concepts }) => count === concepts.length;

/** Every turn passes over most of the phrases, so their sums stand in plain arrays. */
function candidates(index: PhraseIndex, hits: Hits, worthwhile: Worthwhile): Phrase[] {
  const found = new Float64Array(index.size);
  const count = new Uint8Array(index.size);
  const touched: Phrase[] = [];
  for (const concept of hits.keys()) {
    const weight = index.weights.get(concept) ?? 0;
    for (const phrase of index.byConcept.get(concept) ?? []) {
      const { at } = phrase;
      if (count[at] === 0) touched.push(phrase);
      found[at] = (found[at] as number) + weight;
      count[at] = (count[at] as number) + 1;
    }
  }
  return touched.filter((phrase) =>
    worthwhile(found[phrase.at] as number, count[phrase.at] as number, phrase),
  );
}

/** Matches, by topic, of the phrases of which enough was found. */
function matchPhrases(
  index: PhraseIndex,
  hits: Hits,
  worthwhile: Worthwhile,
): Map<string, PhraseMatch[]> {
  const byTopic = new Map<string, PhraseMatch[]>();
  for (const phrase of candidates(index, hits, worthwhile)) {
    const match = matchPhrase(phrase, hits, index.weights);
    if (match === undefined) continue;
    const known = byTopic.get(phrase.topic);
    if (known) known.push(match);
    else byTopic.set(phrase.topic, [match]);
  }
  return byTopic;
}

/** A topic's score: its best phrase, and a little for each further word that speaks for it. */
function scoreTopic(
  topic: string,
  matches: readonly PhraseMatch[],
  weights: ReadonlyMap<string, number>,
): TopicScore {
  const best = matches.reduce((top, match) => (match.score > top.score ? match : top));
  const seen = new Map<string, number>();
  for (const { hits } of matches)
    for (const hit of hits)
      if (!best.hits.some((other) => samePlace(hit, other)))
        seen.set(`${hit.start}-${hit.end}`, (weights.get(hit.concept) ?? 0) * hit.strength);
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
  return [...matchPhrases(index, hits, mayScore)]
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
  return [...matchPhrases(index, hits, isWhole).values()]
    .flat()
    .filter(({ hits: found, phrase }) => found.length === phrase.concepts.length)
    .flatMap((match) => everywhere(match, hits))
    .filter(({ hits: found }) => found.every(({ strength }) => strength >= SURE));
}
