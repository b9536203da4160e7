// Splits typed Latin letters into pinyin syllables.
import { allSyllables } from './pinyin.ts';

const LONGEST = 6;
const WRITTEN_OTHERWISE: readonly (readonly [typed: string, syllable: string])[] = [
  ['nue', 'nve'],
  ['lue', 'lve'],
  ['jv', 'ju'],
  ['qv', 'qu'],
  ['xv', 'xu'],
  ['yv', 'yu'],
];
let table: Map<string, string> | undefined;

function syllableTable(): Map<string, string> {
  const own = [...allSyllables()].map((syllable) => [syllable, syllable] as const);
  return new Map([...own, ...WRITTEN_OTHERWISE]);
}

/** The syllables that begin at a place in the letters and end at or before `limit`. */
export function syllablesAt(
  letters: string,
  start: number,
  limit: number,
): { readonly syllable: string; readonly end: number }[] {
  table ??= syllableTable();
  const found = [];
  for (let end = start + 1; end <= Math.min(limit, start + LONGEST); end++) {
    const syllable = table.get(letters.slice(start, end));
    if (syllable) found.push({ syllable, end });
  }
  return found;
}

/** The least number of syllables that the letters split into; undefined if they do not. */
export function countSyllables(letters: string): number | undefined {
  const least: (number | undefined)[] = [0];
  for (let start = 0; start < letters.length; start++) {
    const here = least[start];
    if (here === undefined) continue;
    for (const { end } of syllablesAt(letters, start, letters.length)) {
      least[end] = Math.min(least[end] ?? Number.POSITIVE_INFINITY, here + 1);
    }
  }
  return letters === '' ? undefined : least[letters.length];
}
