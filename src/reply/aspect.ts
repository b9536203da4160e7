// A short answer to a question about one side of the item spoken of: who sees to it, what to bring.
import { benefitText } from '../catalog/benefit-text.ts';
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Situation } from '../dialogue/situation.ts';
import type { Block } from './blocks.ts';
import { bureauBlock, draftNotice, sentence, sourceOf } from './words.ts';

const row = (item: Item, catalog: Catalog): Block => ({
  type: 'quote',
  text: item.content,
  source: sourceOf(catalog, undefined, item.number),
});

const named = (item: Item, catalog: Catalog): string => `${catalog.place.short}「${item.name}」`;

function who(item: Item, catalog: Catalog): Block[] {
  const block = bureauBlock(item, catalog);
  const text = block.type === 'bureau' ? block.text : '';
  const [only, ...more] = item.bureaus;
  const several = more.length === 0 ? text : `${named(item, catalog)}的责任单位：${text}`;
  const point =
    only !== undefined && more.length === 0 ? `${named(item, catalog)}归${only}管` : several;
  return [{ type: 'point', text: sentence(point) }, ...draftNotice(catalog), row(item, catalog)];
}

function advice(item: Item, catalog: Catalog, situation: Situation, point: string): Block[] {
  const { steps, proxy } = situation.knowledge.lexicon.advice;
  const own = item.notes.filter(({ about }) => about === 'process');
  return [
    { type: 'point', text: sentence(point) },
    ...draftNotice(catalog),
    bureauBlock(item, catalog),
    {
      type: 'steps',
      title: '可以这样做',
      advice: true,
      items: situation.subject === 'self' ? steps : [...steps, ...proxy],
    },
    ...own.map(
      ({ quote, clause }) =>
        ({ type: 'quote', text: quote, source: sourceOf(catalog, clause, item.number) }) as const,
    ),
    row(item, catalog),
  ];
}

/** Aspects in the order they are looked for. */
const ANSWERS: Readonly<
  Record<string, (item: Item, catalog: Catalog, situation: Situation) => Block[]>
> = {
  bureau: who,
  materials: (item, catalog, situation) =>
    advice(
      item,
      catalog,
      situation,
      `${named(item, catalog)}要带什么材料，清单上没有写，先问清楚再去`,
    ),
  how: (item, catalog, situation) =>
    advice(
      item,
      catalog,
      situation,
      `${named(item, catalog)}怎么办理、在哪个窗口，清单上没有写，请先问责任单位`,
    ),
};

const ASKS_WHAT = ['amount', 'ratio', 'frequency'];

/** 「去哪里评，要钱吗」 asks what is given as well. */
function given(item: Item, { place }: Catalog, { understood, knowledge }: Situation): Block[] {
  if (!ASKS_WHAT.some((act) => understood.acts.has(act)) || item.benefits.length === 0) return [];
  const lines = item.benefits.map((one) => benefitText(one, place.name, knowledge.nameOf));
  return [{ type: 'amount', text: '给什么', lines: [...new Set(lines)] }];
}

/**
 * The short answer, where the message asks for one side of the item already spoken of and tells nothing
 * new; undefined where the whole answer is due.
 */
export function answerAspect(
  situation: Situation,
  catalog: Catalog,
  item: Item,
): Block[] | undefined {
  const { understood, conversation, places, supposed, answered } = situation;
  const same =
    conversation.topic?.row?.number === item.number &&
    conversation.topic.row.place === catalog.place.code;
  const tells =
    understood.statements.length > 0 || places.length > 0 || supposed || answered !== undefined;
  if (!same || tells) return undefined;
  // 「归民政局管吗」 asks whose it is as well.
  const asked = Object.keys(ANSWERS).find((act) => understood.acts.has(act));
  const aspect = asked ?? (understood.bureaus.length > 0 ? 'bureau' : undefined);
  const short = aspect === undefined ? undefined : ANSWERS[aspect]?.(item, catalog, situation);
  return short === undefined
    ? undefined
    : [...short.slice(0, 1), ...given(item, catalog, situation), ...short.slice(1)];
}
