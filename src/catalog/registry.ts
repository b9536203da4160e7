// All lists in memory: which version holds for a place on a day, and rows found by number, service
// and bureau. Immutable.

import { fold } from './fold.ts';
import type { Catalog, Item, Place } from './schema.ts';

/** A row with the list it stands in. */
export interface Row {
  readonly catalog: Catalog;
  readonly item: Item;
}

export interface Registry {
  /** Places with a list, by code; names from the latest version. */
  places(): readonly Place[];
  /** A code, a full or a short name, or an alias, exactly; undefined where no place is called so. */
  findPlace(word: string): Place | undefined;
  /** All versions of a place's list, the oldest first. */
  versions(code: string): readonly Catalog[];
  /**
   * The version that holds on a day (YYYY-MM-DD, Asia/Shanghai): the latest one in force; a draft
   * only where nothing is in force (`document.status` tells). Undefined before the first.
   */
  current(code: string, day: string): Catalog | undefined;
  /** What holds in every place on a day. */
  currents(day: string): readonly Catalog[];
  item(code: string, number: number, day: string): Item | undefined;
  /** Rows of a canonical service in all places, those where it is the main one first. */
  itemsOf(service: string, day: string): readonly Row[];
  /** Rows that a bureau has a part in; 民政局 finds 县民政局 and 市民政局. */
  itemsOfBureau(bureau: string, day: string, code?: string): readonly Row[];
  /** The name of a division that the lists speak of (also provinces and prefectures), or its code. */
  nameOf(code: string): string;
}

/** The day from which a version holds; drafts and documents without a date count from ever. */
export const startOf = ({ document }: Catalog): string =>
  document.effectiveFrom ?? document.issuedOn ?? '';

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
};

const holding = (versions: readonly Catalog[], day: string): Catalog | undefined => {
  const started = versions.filter((version) => startOf(version) <= day);
  return (
    started.findLast(({ document }) => document.status === 'in-force') ??
    started.findLast(() => true)
  );
};

const byPlace = (catalogs: readonly Catalog[]): ReadonlyMap<string, readonly Catalog[]> => {
  const sorted = [...catalogs].sort((left, right) => (startOf(left) < startOf(right) ? -1 : 1));
  const codes = [...new Set(sorted.map(({ place }) => place.code))].sort();
  return new Map(codes.map((code) => [code, sorted.filter(({ place }) => place.code === code)]));
};

const divisionNames = (places: readonly Place[]): ReadonlyMap<string, string> =>
  new Map(
    places.flatMap(({ code, name, province, city }) => [
      [`${code.slice(0, 2)}0000`, province] as const,
      ...(city === undefined ? [] : [[`${code.slice(0, 4)}00`, city] as const]),
      [code, name] as const,
    ]),
  );

const mainFirst = (rows: readonly Row[], service: string): Row[] => [
  ...rows.filter(({ item }) => item.services[0] === service),
  ...rows.filter(({ item }) => item.services.indexOf(service) > 0),
];

/** Catalogs in, frozen by this; a registry out. */
export const createRegistry = (catalogs: readonly Catalog[]): Registry => {
  const versions = byPlace(catalogs.map(freeze));
  const places = Object.freeze([...versions.values()].flatMap((list) => list.at(-1)?.place ?? []));
  const divisions = divisionNames(places);
  const current = (code: string, day: string) => holding(versions.get(code) ?? [], day);
  const currents = (day: string) => places.flatMap(({ code }) => current(code, day) ?? []);
  const rows = (day: string): Row[] =>
    currents(day).flatMap((catalog) => catalog.items.map((item) => ({ catalog, item })));
  return Object.freeze<Registry>({
    places: () => places,
    findPlace: (word) =>
      places.find(({ code, name, short, aliases }) =>
        [code, name, short, ...aliases].includes(word.trim()),
      ),
    versions: (code) => versions.get(code) ?? [],
    current,
    currents,
    item: (code, number, day) => current(code, day)?.items.find((item) => item.number === number),
    itemsOf: (service, day) => mainFirst(rows(day), service),
    itemsOfBureau: (bureau, day, code) =>
      rows(day).filter(
        ({ catalog, item }) =>
          (code === undefined || catalog.place.code === code) &&
          item.bureaus.some((name) => fold(name).includes(fold(bureau))),
      ),
    nameOf: (code) => divisions.get(code) ?? code,
  });
};

/** All places, for messages: 全称（代码）、…. */
export const placesInWords = (registry: Registry): string =>
  registry
    .places()
    .map(({ name, code }) => `${name}（${code}）`)
    .join('、');
