// The words that mean a place with a catalog: its names, its everyday names, its towns and districts.
import type { Catalog } from '../catalog/schema.ts';

/** A word that means a covered place, whole or a part of it. */
export interface PlaceWord {
  readonly code: string;
  readonly part: boolean;
}

/** Word → the place it means; a place's own names win over another's parts. */
export function placeEntries(catalogs: readonly Catalog[]): Map<string, PlaceWord> {
  const words = new Map<string, PlaceWord>();
  for (const { place } of catalogs)
    for (const part of place.parts) words.set(part, { code: place.code, part: true });
  for (const { place } of catalogs)
    for (const name of [place.name, place.short, ...place.aliases])
      words.set(name, { code: place.code, part: false });
  return words;
}
