// Lists and rows as JSON: what GET /catalogs, /catalogs/{place}, /catalogs/{place}/{number} and
// /compare answer.
import type { z } from 'zod';
import { benefitText } from '../../../catalog/benefit-text.ts';
import { compareService, findServices, leadsOf } from '../../../catalog/compare.ts';
import { describeCondition } from '../../../catalog/describe.ts';
import { locusOf, quotesOf } from '../../../catalog/quotes.ts';
import type { Registry } from '../../../catalog/registry.ts';
import type { Catalog, Item } from '../../../catalog/schema.ts';
import type { Knowledge } from '../../../knowledge.ts';
import type {
  catalogsSchema,
  catalogViewSchema,
  comparisonSchema,
  documentViewSchema,
  itemViewSchema,
  rowSchema,
} from './catalog-schemas.ts';
import { invalid, Problem } from './problem.ts';

const documentView = ({ document }: Catalog): z.output<typeof documentViewSchema> => {
  const { title, number, issuer, issuedOn, effectiveFrom, status, list } = document;
  return { title, number, issuer, issuedOn, effectiveFrom, status, list };
};

const rowView = (item: Item, catalog: Catalog): z.output<typeof rowSchema> => {
  const { number, name, added, group, content, types, bureaus } = item;
  const leads = [...leadsOf(item, catalog)];
  return { number, name, added, group, content, types, bureaus, leads };
};

const headOf = (catalog: Catalog) => ({
  place: catalog.place.code,
  name: catalog.place.name,
  document: documentView(catalog),
});

/** Every place's list on a day. */
export const catalogsView = (registry: Registry, day: string): z.output<typeof catalogsSchema> => ({
  catalogs: registry.currents(day).map((catalog) => ({
    ...headOf(catalog),
    items: catalog.items.length,
    url: `/api/v1/catalogs/${catalog.place.code}`,
  })),
});

/** All places, for messages. */
export const placesInWords = (registry: Registry): string =>
  registry
    .places()
    .map(({ name, code }) => `${name}（${code}）`)
    .join('、');

/** The list that holds for a place (code or name) on a day. @throws Problem 404 */
export const catalogAt = (registry: Registry, word: string, day: string): Catalog => {
  const place = registry.findPlace(word);
  if (place === undefined) {
    const known = placesInWords(registry);
    throw new Problem(404, `没有“${word.slice(0, 40)}”的清单。现有：${known}`);
  }
  const catalog = registry.current(place.code, day);
  if (catalog === undefined) throw new Problem(404, `${place.name}在 ${day} 还没有施行的清单`);
  return catalog;
};

/** One row. @throws Problem 404 */
export const itemAt = (catalog: Catalog, number: number): Item => {
  const item = catalog.items.find((row) => row.number === number);
  if (item !== undefined) return item;
  const size = catalog.items.length;
  const range = size === 0 ? '文件没有附清单' : `有第 1 至 ${size} 项`;
  throw new Problem(404, `${catalog.place.name}没有第 ${number} 项（${range}）`);
};

/** One place's list. */
export const catalogView = (catalog: Catalog): z.output<typeof catalogViewSchema> => ({
  ...headOf(catalog),
  items: catalog.items.map((item) => rowView(item, catalog)),
});

/** One row with its rule, what it gives, and the words it rests on. */
export const itemView = (
  item: Item,
  catalog: Catalog,
  { registry }: Pick<Knowledge, 'registry'>,
): z.output<typeof itemViewSchema> => {
  const { services, rule, benefits, exclusive, notes } = item;
  const place = catalog.place.name;
  return {
    ...headOf(catalog),
    item: {
      ...rowView(item, catalog),
      services,
      rule,
      conditions: describeCondition(rule, place, registry.nameOf),
      benefits,
      benefitTexts: benefits.map((benefit) => benefitText(benefit, place, registry.nameOf)),
      exclusive,
      notes,
      quotes: quotesOf(item).map(({ quote, clause }) => ({
        quote,
        locus: locusOf(clause, item.number),
      })),
    },
  };
};

const placesNamed = (registry: Registry, words: string): ReadonlySet<string> => {
  const codes = words.split(',').map((word) => {
    const place = registry.findPlace(word);
    if (place !== undefined) return place.code;
    const detail = `没有“${word.slice(0, 40)}”的清单。可用的有：${placesInWords(registry)}`;
    throw invalid([{ field: 'places', detail }]);
  });
  return new Set(codes);
};

/**
 * A service side by side.
 * @param word id or name of a service, or part of the name of a row
 * @param places codes or names joined by commas; all without it
 * @throws Problem 422
 */
export const comparisonView = (
  { registry, lexicon }: Pick<Knowledge, 'registry' | 'lexicon'>,
  word: string,
  places: string | undefined,
  day: string,
): z.output<typeof comparisonSchema> => {
  const names = new Map(lexicon.services.map(({ id, name }) => [id, name]));
  const services = findServices(registry, names, word, day);
  if (services.length === 0) {
    const known = [...names.values()].join('、');
    const detail = `没有叫“${word.slice(0, 40)}”的服务。可用的有：${known}`;
    throw invalid([{ field: 'service', detail }]);
  }
  const wanted = places === undefined ? undefined : placesNamed(registry, places);
  const compared = compareService(registry, services, day);
  return {
    services: services.map((id) => ({ id, name: names.get(id) ?? id })),
    places: compared.filter(({ place }) => wanted === undefined || wanted.has(place)),
  };
};
