// How much a message's words speak for a row of a list by the row's own text: what finds an item
// that no phrase of the lexicon knows.
import type { Catalog, Item } from '../catalog/schema.ts';

export interface RowSearch {
  /** Row number → 0–1, for rows with any word of the message. */
  score(catalog: Catalog, text: string): ReadonlyMap<number, number>;
}

interface CatalogIndex {
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly rarity: ReadonlyMap<string, number>;
}

const textOf = ({ name, content, group, notes }: Item): string =>
  [name, name, content, group, ...notes.map(({ quote }) => quote)].join('，');

const isWord = (token: string): boolean => /^[㐀-鿿]{2,}$/.test(token);

function buildIndex(catalog: Catalog, cut: (text: string) => string[]): CatalogIndex {
  const rows = new Map<string, number[]>();
  for (const item of catalog.items)
    for (const token of new Set(cut(textOf(item)).filter(isWord)))
      rows.set(token, [...(rows.get(token) ?? []), item.number]);
  const total = catalog.items.length;
  const rarity = new Map(
    [...rows].map(([token, where]) => [
      token,
      Math.log((total + 1) / where.length) / Math.log(total + 1),
    ]),
  );
  return { rows, rarity };
}

/** Indexes are built per list on first use and kept while the list lives. */
export function createRowSearch(cut: (text: string) => string[]): RowSearch {
  const indexes = new WeakMap<Catalog, CatalogIndex>();
  const indexOf = (catalog: Catalog): CatalogIndex => {
    const known = indexes.get(catalog) ?? buildIndex(catalog, cut);
    indexes.set(catalog, known);
    return known;
  };
  return {
    score: (catalog, text) => {
      const { rows, rarity } = indexOf(catalog);
      const sums = new Map<number, number>();
      for (const token of new Set(cut(text).filter(isWord)))
        for (const row of rows.get(token) ?? [])
          sums.set(row, (sums.get(row) ?? 0) + (rarity.get(token) ?? 0) ** 2);
      return new Map([...sums].map(([row, sum]) => [row, sum / (sum + 1.5)]));
    },
  };
}
