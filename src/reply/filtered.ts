// Rows of a list that have something in common: a bureau, a type of service, a theme.
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Filter } from '../dialogue/move.ts';
import type { Situation } from '../dialogue/situation.ts';
import type { Block } from './blocks.ts';
import type { ListAnswer } from './list.ts';
import { draftNotice, sentence, sourceOf } from './words.ts';

function bureauNames(
  by: Extract<Filter, { what: 'bureau' }>,
  catalog: Catalog,
  situation: Situation,
): string {
  const all = [...new Set(catalog.items.flatMap(({ bureaus }) => bureaus))];
  const names = by.bureaus.flatMap((bureau) => {
    const words = situation.knowledge.resources.bureaus.get(bureau) ?? [];
    return all.find((name) => words.some((word) => name.includes(word))) ?? bureau;
  });
  return [...new Set(names)].join('、');
}

function filterTitle(by: Filter, catalog: Catalog, situation: Situation, found: number): string {
  const place = catalog.place.short;
  if (by.what === 'added') return `${place}自己增加（标*号）的项目有${found}项`;
  if (by.what === 'type') return `${place}清单里「${by.type}」有${found}项`;
  if (by.what === 'group') return `${place}清单里服务对象写「${by.group}」的有${found}项`;
  if (by.what === 'theme') return `${place}清单里讲到「${by.theme}」方面的有${found}项`;
  if (by.what === 'all') return `${place}的清单一共${found}项`;
  return `${place}清单里${bureauNames(by, catalog, situation)}负责的有${found}项`;
}

function missingColumn(by: Filter, catalog: Catalog): string | undefined {
  const place = catalog.place.short;
  if (by.what === 'type' && catalog.items.every(({ types }) => types.length === 0))
    return `${place}的清单没有「服务类型」这一栏，所以不能按「${by.type}」来分。`;
  if (by.what === 'bureau' && catalog.items.every(({ bureaus }) => bureaus.length === 0))
    return `${place}的清单没有「责任单位」这一栏，没有写每一项归哪个部门。`;
  return undefined;
}

/** What a row is told by: its words; of a whole list only whom it is for. */
const wordsOf = ({ content, group, bureaus }: Item, by: Filter): string => {
  if (by.what === 'all') return group;
  return bureaus.length === 0 ? content : `${content}（${bureaus.join('、')}）`;
};

/** Rows of a list that have something in common, for everybody. */
export function answerFilter(
  situation: Situation,
  catalog: Catalog,
  by: Filter,
  rows: readonly number[],
): ListAnswer {
  const found = catalog.items.filter(({ number }) => rows.includes(number));
  const lacking = missingColumn(by, catalog);
  const items = found.map((item) => ({
    place: catalog.place.code,
    number: item.number,
    name: item.name,
    verdict: null,
    text: wordsOf(item, by),
  }));
  const organiser = catalog.document.statements.find(({ about }) => about === 'organiser');
  const blocks: Block[] = [
    { type: 'point', text: lacking ?? sentence(filterTitle(by, catalog, situation, found.length)) },
    ...draftNotice(catalog),
    ...(lacking !== undefined && organiser !== undefined && by.what === 'bureau'
      ? [
          {
            type: 'quote',
            text: organiser.quote,
            source: sourceOf(catalog, organiser.clause ?? '文末', 0),
          } as const,
        ]
      : []),
    ...(items.length === 0 ? [] : [{ type: 'items', title: '项目', items } as const]),
  ];
  return { items: items.map(({ text: _text, ...item }) => item), blocks, asked: undefined };
}
