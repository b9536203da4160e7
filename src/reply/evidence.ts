// The official words that an answer rests on, and what the document says besides.
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Trace } from '../rules/evaluate.ts';
import type { Block } from './blocks.ts';
import { type Judged, leaves, shown } from './verdict.ts';
import { sentence, sourceOf } from './words.ts';

const MOST_NOTES = 3;

/** What the body text adds and the quotes don't show already; the amount first. */
export function noteBlocks(item: Item, quotes: readonly Block[]): Block[] {
  const said = quotes.map((block) => (block.type === 'quote' ? block.text : '')).join('\n');
  return [...item.notes]
    .sort((a, b) => Number(b.about === 'amount') - Number(a.about === 'amount'))
    .filter(({ quote, text }) => text !== undefined || !said.includes(quote))
    .slice(0, MOST_NOTES)
    .map(({ text, quote, clause }) => ({
      type: 'text',
      text: sentence(
        text ?? `文件${clause === undefined ? '' : `（正文${clause}）`}还写明：${quote}`,
      ),
    }));
}

/** The words of the notes that are said in words of our own. */
export function noteQuotes(item: Item, catalog: Catalog): Block[] {
  return item.notes
    .filter(({ text }) => text !== undefined)
    .map(({ quote, clause }) => ({
      type: 'quote',
      text: quote,
      source: sourceOf(catalog, clause, item.number),
    }));
}

interface Evidence {
  readonly quote: string;
  readonly clause?: string | undefined;
}

function evidenceOf(trace: Trace): Evidence[] {
  if (trace.kind === 'test') return [trace.test];
  return trace.kind === 'decision' ? [trace.decision] : [];
}

/** The official words: the row whole, and each clause of the body that the answer rests on. */
export function quoteBlocks(judged: Judged, item: Item, catalog: Catalog): Block[] {
  const row: Block = {
    type: 'quote',
    text: item.content,
    source: sourceOf(catalog, undefined, item.number),
  };
  const rule = leaves(judged.trace).flatMap(evidenceOf);
  const clauses = [...rule, ...shown(judged).benefits].filter(({ clause }) => clause !== undefined);
  const seen = new Set<string>();
  return [
    row,
    ...clauses.flatMap(({ quote, clause }): Block[] => {
      if (seen.has(quote)) return [];
      seen.add(quote);
      return [{ type: 'quote', text: quote, source: sourceOf(catalog, clause, item.number) }];
    }),
  ];
}
