// A reply as Slack messages for hotline staff: the point, conditions, bureau, official wording and source,
// words ready to paste, and buttons.
import type { Block, Reason, Reply } from '../reply/blocks.ts';
import { sourceLine } from './plain.ts';
import { actionBlocks, chunk, itemValue, questionBlocks, slackActions } from './slack-choices.ts';
import { slackScript } from './slack-script.ts';
import {
  button,
  clip,
  context,
  copyable,
  menuOption,
  plainText,
  type SlackBlock,
  sections,
  slackLimits,
} from './slack-text.ts';

/** Short Chinese words on the message. */
export interface SlackLabels {
  readonly bureau: string;
  readonly advice: string;
  readonly basis: string;
  readonly wrong: string;
  readonly script: string;
  /** The last line of the words to paste. */
  readonly caution: string;
  readonly submit: string;
  readonly severalHint: string;
  readonly chooseItem: string;
  readonly wording: string;
  readonly others: string;
  readonly next: string;
}

export interface SlackFrame {
  readonly labels: SlackLabels;
  /** Division code → short name. */
  readonly nameOf: (code: string) => string;
  /** Begins every block id, so that a button tells whose conversation it belongs to. */
  readonly stem: string;
}

export interface SlackMessage {
  /** For notifications and screen readers. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

const bullets = (lines: readonly string[]): string[] => lines.map((line) => `• ${line}`);

const reasonMarks = {
  eligible: '符合：',
  conditional: '待认定：',
  unknown: '还不清楚：',
  ineligible: '不符合：',
} as const;

/** Conditions nobody has been weighed against stand without marks. */
function reasonLines(items: readonly Reason[]): string[] {
  const weighed = items.some(({ holds }) => holds === 'eligible' || holds === 'ineligible');
  return items.map(({ holds, text, quote }) => {
    const basis = quote === undefined ? '' : `（依据「${quote}」）`;
    return `${weighed ? reasonMarks[holds] : ''}${text}${basis}`;
  });
}

function itemsBlocks(
  { title, items }: Extract<Block, { type: 'items' }>,
  { labels, nameOf }: SlackFrame,
): SlackBlock[] {
  const lines = items.map(({ number, name, text }) => `第${number}项 ${name}：${text}`);
  const menus = chunk(items, slackLimits.menu).map((group, index) => ({
    type: 'static_select',
    action_id: `${slackActions.pick}:${index}`,
    placeholder: plainText(labels.chooseItem, slackLimits.button),
    options: group.map(({ place, number, name }) =>
      menuOption(`第${number}项 ${name}`, `${nameOf(place)}第${number}项`),
    ),
  }));
  return [...sections(title, bullets(lines)), ...actionBlocks(menus)];
}

const tableBlocks = ({ columns, rows }: Extract<Block, { type: 'table' }>): SlackBlock[] =>
  rows.flatMap(([head, ...cells]) =>
    sections(
      head ?? '',
      bullets(cells.map((cell, index) => `${columns[index + 1] ?? ''}：${cell}`)),
    ),
  );

type Quote = Extract<Block, { type: 'quote' }>;

/** Official wording; quotes of one clause stand together, over the source that they share. */
function quoteBlocks(quotes: readonly Quote[], labels: SlackLabels): SlackBlock[] {
  const bySource = new Map<string, string[]>();
  for (const { text, source } of quotes) {
    const line = sourceLine(source);
    bySource.set(line, [...(bySource.get(line) ?? []), `「${text}」`]);
  }
  return [...bySource].flatMap(([line, texts], index) => [
    ...sections(index === 0 ? labels.basis : '', texts),
    ...context(`——${line}`),
  ]);
}

const isQuote = (block: Block): block is Quote => block.type === 'quote';

function blocksOf(block: Block, frame: SlackFrame): SlackBlock[] {
  const { labels } = frame;
  switch (block.type) {
    case 'point':
      return sections(block.text, []);
    case 'notice':
      return block.level === 'safety' ? sections(block.text, []) : sections('', [block.text]);
    case 'text':
      return sections('', [block.text]);
    case 'understood':
      return context(`（${block.text}，${labels.wrong}）`);
    case 'amount':
      return sections(block.text, bullets(block.lines));
    case 'reasons':
      return block.items.length === 0
        ? []
        : sections(block.title, bullets(reasonLines(block.items)));
    case 'bureau':
      return sections(labels.bureau, [block.text]);
    case 'steps':
      return sections(`${block.title}${block.advice ? labels.advice : ''}`, bullets(block.items));
    case 'quote':
      return quoteBlocks([block], labels);
    case 'items':
      return itemsBlocks(block, frame);
    case 'table':
      return tableBlocks(block);
    case 'question':
      return questionBlocks(block, labels);
  }
}

const MOST_ROWS = 3;

function rowButtons({ kind, items }: Reply, { labels }: SlackFrame): SlackBlock[] {
  if (kind !== 'answer') return [];
  const several = items.length > 1;
  return items.slice(0, MOST_ROWS).flatMap((item) => {
    const name = several ? `${item.name} · ` : '';
    const value = itemValue(item);
    return actionBlocks([
      button({ id: slackActions.wording, label: `${name}${labels.wording}`, value }),
      button({ id: slackActions.others, label: `${name}${labels.others}`, value }),
      button({ id: slackActions.next, label: `${name}${labels.next}`, value }),
    ]);
  });
}

/** Packs blocks into messages, never through a block. */
export function packSlack(blocks: readonly SlackBlock[]): SlackBlock[][] {
  const messages: SlackBlock[][] = [];
  let room = 0;
  for (const block of blocks) {
    const size = JSON.stringify(block).length + 1;
    const last = messages.at(-1);
    if (last === undefined || size > room || last.length === slackLimits.blocks) {
      messages.push([block]);
      room = slackLimits.message - 2 - size;
    } else {
      last.push(block);
      room -= size;
    }
  }
  return messages;
}

const FALLBACK = 300;

/**
 * A reply in; one or more messages within {@link slackLimits} out. Every fact of the reply is in them, and
 * no text of anyone's can mention or link.
 */
export function toSlack(reply: Reply, frame: SlackFrame): SlackMessage[] {
  const { blocks } = reply;
  const questions = blocks.filter(({ type }) => type === 'question');
  const facts = blocks.filter(({ type }) => type !== 'question');
  const script = slackScript(reply, frame.labels);
  const all = [
    ...facts.filter((block) => !isQuote(block)).flatMap((block) => blocksOf(block, frame)),
    ...quoteBlocks(facts.filter(isQuote), frame.labels),
    ...(script === '' ? [] : [...sections(frame.labels.script, []), ...copyable(script)]),
    ...rowButtons(reply, frame),
    ...questions.flatMap((block) => blocksOf(block, frame)),
  ];
  const named = all.map((block, index) => ({ ...block, block_id: `${frame.stem}|${index}` }));
  const [first] = blocks;
  const point = first !== undefined && 'text' in first ? first.text : '';
  return packSlack(named).map((group) => ({ text: clip(point, FALLBACK), blocks: group }));
}
