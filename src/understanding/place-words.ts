// The words that mean a place with a catalog: its names, its everyday names, its towns and districts.
import type { Catalog } from '../catalog/schema.ts';
import { toSyllables } from '../language/pinyin.ts';

/** A word that means a covered place, whole or a part of it. */
export interface PlaceWord {
  readonly code: string;
  readonly part: boolean;
  /** How it sounds: a syllable for each of its characters. */
  readonly syllables: readonly string[];
}

/** Two syllables → the short name of two characters that sounds so. */
export const placesBySound = (
  words: ReadonlyMap<string, PlaceWord>,
): ReadonlyMap<string, { readonly name: string; readonly code: string }> =>
  new Map(
    [...words].flatMap(([name, { code, part, syllables }]) =>
      part || name.length !== 2 || syllables.includes('')
        ? []
        : [[syllables.join(' '), { name, code }] as const],
    ),
  );

/** Word → the place it means; a place's own names win over another's parts. */
export function placeEntries(catalogs: readonly Catalog[]): Map<string, PlaceWord> {
  const words = new Map<string, PlaceWord>();
  const add = (word: string, code: string, part: boolean) =>
    words.set(word, { code, part, syllables: toSyllables(word) });
  for (const { place } of catalogs) for (const name of place.parts) add(name, place.code, true);
  for (const { place } of catalogs)
    for (const name of [place.name, place.short, ...place.aliases]) add(name, place.code, false);
  return words;
}
