// The words that typed pinyin can stand for, by their syllables, each with a cost: the rarer the dearer.
import { readingsOf } from './pinyin.ts';
import { READINGS } from './readings.ts';
import { SPOKEN } from './spoken.ts';

/** A word of the field with its weight: 1 for an ordinary one, more if it is asked for often. */
export interface WeightedWord {
  readonly text: string;
  readonly weight: number;
}

/** The likeliest word for some syllables and the natural logarithm of how unlikely it is. */
export interface Candidate {
  readonly text: string;
  readonly cost: number;
}

/** By syllables joined with spaces; null where only longer words go on from there. */
export type PinyinWords = ReadonlyMap<string, Candidate | null>;

const FIELD_PER_MILLION = 400;
const COMMON_TOTAL = 60_000_000;
const RARE_READING = 2.5;
const UNKNOWN_COST = 17;
const MOST_SPELLINGS = 8;

interface Spelling {
  readonly key: string;
  readonly rare: number;
}

function spellingsOf(text: string): Spelling[] {
  let spellings: Spelling[] = [{ key: '', rare: 0 }];
  for (const char of text) {
    spellings = spellings
      .flatMap(({ key, rare }) =>
        readingsOf(char).map((syllable, index) => ({
          key: key === '' ? syllable : `${key} ${syllable}`,
          rare: rare + (index > 0 ? 1 : 0),
        })),
      )
      .slice(0, MOST_SPELLINGS);
  }
  return spellings;
}

function addPrefixes(into: Map<string, Candidate | null>, key: string): void {
  for (let end = key.lastIndexOf(' '); end > 0; end = key.lastIndexOf(' ', end - 1)) {
    const prefix = key.slice(0, end);
    if (into.has(prefix)) return;
    into.set(prefix, null);
  }
}

function addWord(into: Map<string, Candidate | null>, text: string, cost: number): void {
  for (const { key, rare } of spellingsOf(text)) {
    if (key === '') continue;
    const total = cost + rare * RARE_READING;
    const known = into.get(key);
    if (!known || total < known.cost) into.set(key, { text, cost: total });
    addPrefixes(into, key);
  }
}

const costOf = (probability: number): number => -Math.log(probability);

function addSingles(into: Map<string, Candidate | null>): void {
  for (const [, syllable = '', char = ''] of READINGS.matchAll(/([a-z]+)\|?([^a-z|\s])/g)) {
    if (!into.get(syllable)) into.set(syllable, { text: char, cost: UNKNOWN_COST });
  }
}

/**
 * Gathers words: those of the field, those of spoken questions, and the common ones, given as lines
 * `word frequency`. Every syllable gets some character in the end.
 */
export function gatherPinyinWords(words: readonly WeightedWord[], common: string): PinyinWords {
  const gathered = new Map<string, Candidate | null>();
  for (const line of common.split('\n')) {
    const [text = '', frequency = ''] = line.split(' ');
    if (text !== '') addWord(gathered, text, costOf(Number(frequency) / COMMON_TOTAL));
  }
  for (const [perMillion, list] of SPOKEN) {
    for (const text of list.split(' ')) addWord(gathered, text, costOf(perMillion / 1_000_000));
  }
  for (const { text, weight } of words) {
    addWord(gathered, text, costOf((weight * FIELD_PER_MILLION) / 1_000_000));
  }
  addSingles(gathered);
  return gathered;
}
