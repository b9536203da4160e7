// What the commands on lists share: where the data lies, today's date, the place that was named.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { loadCatalogs } from '../catalog/load.ts';
import type { Registry } from '../catalog/registry.ts';
import { placesInWords } from '../catalog/registry.ts';
import type { Catalog, Place } from '../catalog/schema.ts';
import { messageOf, UserError } from '../errors.ts';
import { todayIn } from '../language/calendar.ts';

const dataFolder = (name: string): string =>
  fileURLToPath(new URL(`../../${name}`, import.meta.url));

export interface ListOptions {
  /** Folder of lists, where not the project's own. */
  readonly catalogs?: string;
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly today?: string;
  readonly json?: boolean;
}

const readService = (file: string): readonly (readonly [string, string])[] => {
  try {
    const { id, name } = parse(readFileSync(file, 'utf8')) as { id: string; name: string };
    return [[String(id), String(name)]];
  } catch (error) {
    throw new UserError(`读不懂 ${file}：${messageOf(error)}`);
  }
};

/** The canonical services: id → Chinese name. UserError where a file of them can't be read. */
export const readServiceNames = (): ReadonlyMap<string, string> => {
  const folder = join(dataFolder('intents'), 'services');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return new Map(files.sort().flatMap((name) => readService(join(folder, name))));
};

/** The lists and the services they speak of. CatalogError where a list is broken. */
export const openLists = ({
  catalogs,
}: ListOptions): { readonly registry: Registry; readonly names: ReadonlyMap<string, string> } => {
  const names = readServiceNames();
  return {
    registry: loadCatalogs(catalogs ?? dataFolder('catalogs'), new Set(names.keys())),
    names,
  };
};

const isDay = (word: string): boolean => {
  const time = Date.parse(`${word}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(word) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(word)
  );
};

/** `--today` or today in Asia/Shanghai. UserError where it is no date. */
export const dayOf = ({ today }: ListOptions): string => {
  if (today === undefined) return todayIn('Asia/Shanghai', new Date());
  if (!isDay(today)) throw new UserError(`--today 应是 YYYY-MM-DD 的日期，现在是 ${today}`);
  return today;
};

/** A code, a full or a short name in; the place out. UserError naming the places there are. */
export const placeNamed = (registry: Registry, word: string): Place => {
  const place = registry.findPlace(word);
  if (place) return place;
  throw new UserError(`没有“${word}”的清单。现有：${placesInWords(registry)}`);
};

/** The list that holds for a place on a day. UserError where none does yet. */
export const listNamed = (registry: Registry, word: string, day: string): Catalog => {
  const place = placeNamed(registry, word);
  const catalog = registry.current(place.code, day);
  if (catalog) return catalog;
  throw new UserError(`${place.name}在 ${day} 还没有施行的清单`);
};
