// One row's service in every place, side by side.
import { type ComparedPlace, compareService } from '../../catalog/compare.ts';
import type { Item } from '../../catalog/schema.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { Block } from '../../reply/blocks.ts';
import { draftNotice, sourceOf } from '../../reply/words.ts';
import { fillIn, type SlackWords } from './words.ts';

type Row = ComparedPlace['rows'][number];

const picks: readonly ((row: Row) => readonly string[])[] = [
  ({ number, name }) => [`第${number}项 ${name}`],
  ({ conditions }) => conditions.map((line) => line.trim()),
  ({ benefits }) => benefits,
  ({ bureaus, leads }) =>
    bureaus.map((name) =>
      leads.includes(name) && leads.length < bureaus.length ? `${name}（牵头）` : name,
    ),
  ({ content }) => [content],
];

function cellOf(place: ComparedPlace, pick: (typeof picks)[number], words: SlackWords['others']) {
  if (!place.hasList) return words.noList;
  if (place.rows.length > 0) return place.rows.flatMap(pick).join('；') || words.unsaid;
  const mentions = place.mentions.map((quote) => fillIn(words.mention, { 原文: quote }));
  return pick === picks[0] ? [words.none, ...mentions].join('。') : words.none;
}

/** The comparison of a row's main service over all places. */
export function othersBlocks(
  item: Item,
  parts: { readonly knowledge: Knowledge; readonly words: SlackWords; readonly today: string },
): Block[] {
  const { knowledge, today } = parts;
  const words = parts.words.others;
  const services = item.services.slice(0, 1);
  const places = compareService(knowledge.registry, services, today);
  const catalogs = places.flatMap(({ place }) => knowledge.registry.current(place, today) ?? []);
  const rows = picks.map((pick, index) => [
    words.row[index] ?? '',
    ...places.map((place) => cellOf(place, pick, words)),
  ]);
  const sources = places.flatMap(({ place, rows: found }): Block[] => {
    const catalog = knowledge.registry.current(place, today);
    const [row] = found;
    if (!catalog || !row) return [];
    return [{ type: 'quote', text: row.content, source: sourceOf(catalog, undefined, row.number) }];
  });
  return [
    { type: 'point', text: fillIn(words.point, { 名: item.name }) },
    ...catalogs.flatMap(draftNotice),
    { type: 'table', title: '', columns: ['', ...places.map(({ name }) => name)], rows },
    ...sources,
  ];
}
