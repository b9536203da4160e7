// The channel's own pages as blocks of a reply: a row's whole wording, the same thing in other places, what
// to do next, and the guide. Facts come from the lists alone.
import { benefitText } from '../../catalog/benefit-text.ts';
import { locusOf, quotesOf } from '../../catalog/quotes.ts';
import type { Catalog, Item } from '../../catalog/schema.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { Block, Reply } from '../../reply/blocks.ts';
import { bureauBlock, draftNotice, sentence, sourceOf } from '../../reply/words.ts';
import type { Page } from './intake.ts';
import { othersBlocks } from './others.ts';
import { fillIn, type SlackWords } from './words.ts';

export interface PageParts {
  readonly knowledge: Knowledge;
  readonly words: SlackWords;
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly today: string;
}

interface Found {
  readonly catalog: Catalog;
  readonly item: Item;
}

const COMMAND = '/yiwen';

const named = (point: string, { catalog, item }: Found): string =>
  fillIn(point, { 地方: catalog.place.short, 号: String(item.number), 名: item.name });

/** Quotes that the row's own content does not hold already. */
function clauseBlocks({ catalog, item }: Found): Block[] {
  const seen = new Set<string>();
  return quotesOf(item).flatMap(({ quote, clause }): Block[] => {
    if (clause === undefined || seen.has(quote)) return [];
    seen.add(quote);
    const source = sourceOf(catalog, clause, item.number);
    return [{ type: 'quote', text: quote, source: { ...source, locus: locusOf(clause, 0) } }];
  });
}

function wordingBlocks(found: Found, words: SlackWords): Block[] {
  const { catalog, item } = found;
  const whole = catalog.document.statements.filter(({ about }) => about !== 'mention');
  const 文件 = whole.map(({ quote }) => sentence(quote)).join('');
  return [
    { type: 'point', text: named(words.wording.point, found) },
    ...draftNotice(catalog),
    {
      type: 'text',
      text: fillIn(words.wording.group, {
        对象: item.group,
        类型: item.types.join('、') || words.others.unsaid,
      }),
    },
    bureauBlock(item, catalog),
    { type: 'quote', text: item.content, source: sourceOf(catalog, undefined, item.number) },
    ...clauseBlocks(found),
    ...(文件 === '' ? [] : [{ type: 'text', text: fillIn(words.wording.note, { 文件 }) } as const]),
  ];
}

function nextBlocks(found: Found, { knowledge, words }: PageParts): Block[] {
  const { catalog, item } = found;
  const { advice } = knowledge.lexicon;
  const given = item.benefits.map((benefit) =>
    benefitText(benefit, catalog.place.name, knowledge.nameOf),
  );
  const process = item.notes
    .filter(({ about }) => about === 'process' || about === 'frequency')
    .map(({ quote, clause }): Block => {
      const source = sourceOf(catalog, clause, item.number);
      return { type: 'quote', text: quote, source };
    });
  return [
    { type: 'point', text: named(words.next.point, found) },
    ...draftNotice(catalog),
    bureauBlock(item, catalog),
    { type: 'steps', title: words.next.title, advice: true, items: advice.steps },
    { type: 'steps', title: words.next.proxy, advice: true, items: advice.proxy },
    ...(given.length === 0
      ? []
      : [{ type: 'amount', text: item.name, lines: given } satisfies Block]),
    ...process,
  ];
}

const helpBlocks = ({ help }: SlackWords, command: string): Block[] => [
  { type: 'point', text: help.title },
  ...help.lines.map((line): Block => ({ type: 'text', text: fillIn(line, { 命令: command }) })),
];

const point = (text: string): Block[] => [{ type: 'point', text }];

function rowBlocks(page: Extract<Page, { place: string }>, parts: PageParts): Block[] {
  const { knowledge, words, today } = parts;
  const catalog = knowledge.registry.current(page.place, today);
  const item = catalog?.items.find(({ number }) => number === page.number);
  if (!catalog || !item) return point(words.gone);
  if (page.page === 'wording') return wordingBlocks({ catalog, item }, words);
  if (page.page === 'next') return nextBlocks({ catalog, item }, parts);
  return othersBlocks(item, parts);
}

function blocksOf(page: Page, parts: PageParts): Block[] {
  const { words } = parts;
  switch (page.page) {
    case 'help':
      return helpBlocks(words, page.command ?? COMMAND);
    case 'files':
      return point(words.files);
    case 'tick-first':
      return point(words.tickFirst);
    case 'not-yours':
      return point(fillIn(words.notYours, { 人: '别人', 命令: COMMAND }));
    default:
      return rowBlocks(page, parts);
  }
}

/** A page as a reply; without buttons of its own, as it is no answer to a question. */
export const pageReply = (page: Page, parts: PageParts): Reply => ({
  kind: 'smalltalk',
  place: 'place' in page ? page.place : null,
  items: [],
  asks: [],
  profile: {},
  blocks: blocksOf(page, parts),
});
