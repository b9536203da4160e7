// The words ready to paste or to read out: plain text, the answer with what it rests on, in a few lines.
import type { Block, Reply } from '../reply/blocks.ts';
import { sourceLine } from './plain.ts';

export interface ScriptLabels {
  readonly bureau: string;
  readonly caution: string;
}

function linesOf(block: Block, labels: ScriptLabels): string[] {
  switch (block.type) {
    case 'point':
      return [block.text];
    case 'notice':
      return block.level === 'draft' || block.level === 'safety' ? [block.text] : [];
    case 'amount':
      return [`${block.text}：${block.lines.join('；')}。`];
    case 'reasons':
      return block.items.length === 0
        ? []
        : [`${block.title}：${block.items.map(({ text }) => text.trim()).join('；')}。`];
    case 'bureau':
      return [`${labels.bureau}：${block.text}`];
    case 'items':
      return [block.title, ...block.items.map(({ number, name }) => `第${number}项 ${name}`)];
    default:
      return [];
  }
}

const sourcesOf = (blocks: readonly Block[]): string[] => [
  ...new Set(blocks.flatMap((block) => (block.type === 'quote' ? [sourceLine(block.source)] : []))),
];

const answering = new Set(['answer', 'list']);

/** The words to paste for an answer that rests on a list; empty for anything else. */
export function slackScript({ kind, items, blocks }: Reply, labels: ScriptLabels): string {
  if (!answering.has(kind) || items.length === 0) return '';
  const sources = sourcesOf(blocks);
  return [
    ...blocks.flatMap((block) => linesOf(block, labels)),
    ...(sources.length === 0 ? [] : [`依据：${sources.join('；')}`]),
    labels.caution,
  ].join('\n');
}
