// Finds the known words of a message, and how surely each is meant.
import type { Match } from '../language/matcher.ts';
import type { Concept } from '../lexicon/phrases.ts';
import type { Resources } from './resources.ts';

export interface Hit {
  readonly concept: Concept;
  /** The known word, as the lexicon writes it. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** 1 for a word found exactly, less for a homophone, a look-alike or a slip. */
  readonly strength: number;
}

export type Hits = ReadonlyMap<Concept, readonly Hit[]>;

interface Token {
  readonly start: number;
  readonly end: number;
}

function tokenise(text: string, cut: (text: string) => string[]): Token[] {
  let at = 0;
  return cut(text).map((word) => {
    const token = { start: at, end: at + word.length };
    at = token.end;
    return token;
  });
}

/** A slip is believed less where the letters as written are a word of their own. */
function strengthOf(match: Match, starts: ReadonlyMap<number, Token>): number {
  if (match.exact) return 1;
  const ownWord = starts.get(match.start)?.end === match.end && match.end - match.start > 1;
  return Math.max(0, (1 - 1.8 * match.cost) * (ownWord ? 0.55 : 1));
}

function coveredExactly(match: Match, covered: readonly boolean[]): boolean {
  for (let at = match.start; at < match.end; at++) if (!covered[at]) return false;
  return true;
}

function exactCover(text: string, matches: readonly Match[]): boolean[] {
  const covered = new Array<boolean>(text.length).fill(false);
  for (const { exact, start, end } of matches)
    if (exact && end - start > 1) covered.fill(true, start, end);
  return covered;
}

const touches = (match: Match, spans: readonly Token[]): boolean =>
  spans.some(({ start, end }) => match.start < end && start < match.end);

const standsAlone = (match: Match, starts: ReadonlyMap<number, Token>): boolean =>
  match.end - match.start > 1 || starts.get(match.start)?.end === match.end;

/** 「女儿家五年」 holds no 家务: a slip of two characters does not end inside another word. */
function cutsWord(match: Match, starts: ReadonlyMap<number, Token>): boolean {
  if (match.end - match.start !== 2) return false;
  const last = starts.get(match.end - 1);
  return last !== undefined && last.end > match.end;
}

/**
 * All known words of a normalised text by concept. One-character words count only as words; a place
 * is no slip of another word.
 */
export function findConcepts(
  text: string,
  resources: Resources,
  places: readonly Token[],
): Map<Concept, Hit[]> {
  const matches = resources.matcher.match(text);
  const starts = new Map(tokenise(text, resources.segmenter.cut).map((t) => [t.start, t]));
  const covered = exactCover(text, matches);
  const hits = new Map<Concept, Hit[]>();
  for (const match of matches) {
    if (!standsAlone(match, starts)) continue;
    if (
      !match.exact &&
      (coveredExactly(match, covered) || touches(match, places) || cutsWord(match, starts))
    )
      continue;
    const strength = strengthOf(match, starts);
    for (const concept of resources.concepts.get(match.id) ?? []) {
      const hit = { concept, word: match.text, start: match.start, end: match.end, strength };
      const known = hits.get(concept);
      if (known) known.push(hit);
      else hits.set(concept, [hit]);
    }
  }
  return hits;
}
