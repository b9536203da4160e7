// One service in several places, side by side, each with its own words.
import { compareService } from '../catalog/compare.ts';
import type { Situation } from '../dialogue/situation.ts';
import type { Block, ReplyItem } from './blocks.ts';
import { draftNotice, sentence, sourceOf } from './words.ts';

export interface CompareAnswer {
  readonly items: readonly ReplyItem[];
  readonly blocks: readonly Block[];
}

const NONE = '清单没有这一项';

/** Places in the order they were named. */
export function answerCompare(
  situation: Situation,
  places: readonly string[],
  services: readonly string[],
): CompareAnswer {
  const { registry, lexicon } = situation.knowledge;
  const all = compareService(registry, services, situation.today);
  const chosen = places.flatMap((code) => all.find(({ place }) => place === code) ?? []);
  const spoken = lexicon.services.find(({ id }) => id === services[0])?.spoken ?? '这一项';
  const cell = (pick: (row: (typeof chosen)[number]['rows'][number]) => readonly string[]) =>
    chosen.map(
      ({ rows }) => rows.flatMap(pick).join('；') || (rows.length === 0 ? NONE : '没有写'),
    );
  const rows = [
    ['清单项目', ...cell(({ number, name }) => [`第${number}项 ${name}`])],
    ['条件', ...cell(({ conditions }) => conditions.map((line) => line.trim()))],
    ['给什么', ...cell(({ benefits }) => benefits)],
    ['原文', ...cell(({ content }) => [content])],
    ['归谁管', ...cell(({ bureaus }) => bureaus)],
  ];
  const catalogs = chosen.flatMap(({ place }) => registry.current(place, situation.today) ?? []);
  const blocks: Block[] = [
    {
      type: 'point',
      text: sentence(`${chosen.map(({ name }) => name).join('、')}的${spoken}，规定放在一起看`),
    },
    ...catalogs.flatMap(draftNotice),
    { type: 'table', title: spoken, columns: ['', ...chosen.map(({ name }) => name)], rows },
    ...catalogs.flatMap((catalog) => {
      const row = catalog.items.find((item) =>
        item.services.some((service) => services.includes(service)),
      );
      return row === undefined
        ? []
        : [
            {
              type: 'quote',
              text: row.content,
              source: sourceOf(catalog, undefined, row.number),
            } as const,
          ];
    }),
  ];
  const items = chosen.flatMap(({ place, rows: found }) =>
    found.slice(0, 1).map(({ number, name }) => ({ place, number, name, verdict: null })),
  );
  return { items, blocks };
}
