// One service side by side in every place that has a list.
import { benefitText } from './benefit-text.ts';
import { describeCondition } from './describe.ts';
import { fold } from './fold.ts';
import type { Registry } from './registry.ts';
import type { Catalog, Item } from './schema.ts';

/** What one row says, field by field. */
export interface ComparedRow {
  readonly number: number;
  readonly name: string;
  readonly group: string;
  readonly content: string;
  readonly types: readonly string[];
  readonly bureaus: readonly string[];
  readonly leads: readonly string[];
  /** The rule in words. */
  readonly conditions: readonly string[];
  readonly benefits: readonly string[];
}

export interface ComparedPlace {
  readonly place: string;
  readonly name: string;
  readonly status: 'in-force' | 'draft';
  /** Whether the document has a list at all. */
  readonly hasList: boolean;
  /** Empty where the list has no such row. */
  readonly rows: readonly ComparedRow[];
  /** What the body text says of the service where no row has it. */
  readonly mentions: readonly string[];
}

/** The bureaus of a row that lead, by what the document says of its column. */
export const leadsOf = (item: Item, { document }: Catalog): readonly string[] =>
  document.leads === 'unstated'
    ? []
    : item.bureaus.slice(0, document.leads === 'first' ? 1 : undefined);

const rowOf = (item: Item, catalog: Catalog, registry: Registry): ComparedRow => ({
  number: item.number,
  name: item.name,
  group: item.group,
  content: item.content,
  types: item.types,
  bureaus: item.bureaus,
  leads: leadsOf(item, catalog),
  conditions: describeCondition(item.rule, catalog.place.name, registry.nameOf),
  benefits: item.benefits.map((benefit) =>
    benefitText(benefit, catalog.place.name, registry.nameOf),
  ),
});

/**
 * @param services canonical services that count as the same thing; the first is the one asked for
 * @param day YYYY-MM-DD in Asia/Shanghai
 */
export const compareService = (
  registry: Registry,
  services: readonly string[],
  day: string,
): ComparedPlace[] =>
  registry.currents(day).map((catalog) => ({
    place: catalog.place.code,
    name: catalog.place.name,
    status: catalog.document.status,
    hasList: catalog.items.length > 0,
    rows: catalog.items
      .filter((item) => item.services.some((service) => services.includes(service)))
      .map((item) => rowOf(item, catalog, registry)),
    mentions: catalog.document.statements
      .filter(({ about, service }) => about === 'mention' && services.includes(service ?? ''))
      .map(({ quote }) => quote),
  }));

/**
 * A service's id, its Chinese name, or (part of) the name of a row in; the services meant out.
 * @param names id → Chinese name of every service
 */
export const findServices = (
  registry: Registry,
  names: ReadonlyMap<string, string>,
  word: string,
  day: string,
): string[] => {
  if (names.has(word)) return [word];
  const asked = fold(word);
  if (asked === '') return [];
  const exact = [...names].filter(([, name]) => fold(name) === asked).map(([id]) => id);
  if (exact.length > 0) return exact;
  const rows = registry.currents(day).flatMap(({ items }) => items);
  const same = rows.filter(({ name }) => fold(name) === asked);
  const near = same.length > 0 ? same : rows.filter(({ name }) => fold(name).includes(asked));
  const named = [...names].filter(([, name]) => fold(name).includes(asked)).map(([id]) => id);
  return [...new Set([...named, ...near.flatMap(({ services }) => services[0] ?? [])])];
};
