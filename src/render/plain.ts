// Blocks as plain text, for the terminal and for anything that shows text only.
import type { Block, Question, Reason, Reply, Source } from '../reply/blocks.ts';

const MARKS = {
  eligible: '符合',
  conditional: '待认定',
  unknown: '还不清楚',
  ineligible: '不符合',
} as const;

const titleLine = ({ title, number, status }: Source): string =>
  `《${title}》${number ?? ''}${status === 'draft' && !title.includes('征求意见稿') ? '（征求意见稿）' : ''}`;

export const sourceLine = (source: Source): string => `${titleLine(source)} ${source.locus}`;

const reasonLine = ({ holds, text, quote }: Reason): string =>
  `  · ${MARKS[holds]}：${text}${quote === undefined ? '' : `（依据「${quote}」）`}`;

function questionLines({ text, why, options, multiple }: Question): string[] {
  const reason = why === undefined ? '' : `（${why}）`;
  const choices = options.map(({ label }, index) => `  ${index + 1}. ${label}`);
  const hint = multiple === true ? ['  可以选几个，比如：1 3'] : [];
  return [`${text}${reason}`, ...choices, ...hint];
}

function tableLines({ columns, rows }: Extract<Block, { type: 'table' }>): string[] {
  return rows.flatMap(([head, ...cells]) => [
    `【${head ?? ''}】`,
    ...cells.map((cell, index) => `  ${columns[index + 1] ?? ''}：${cell}`),
  ]);
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'point':
    case 'notice':
    case 'text':
      return [block.text];
    case 'understood':
      return [`（${block.text}，不对请说「说错了」）`];
    case 'amount':
      return [`${block.text}：`, ...block.lines.map((line) => `  · ${line}`)];
    case 'reasons':
      return block.items.length === 0 ? [] : [`${block.title}：`, ...block.items.map(reasonLine)];
    case 'bureau':
      return [`归谁管：${block.text}`];
    case 'steps':
      return [`${block.title}${block.advice ? '（一般建议）' : ''}：${block.items.join('；')}。`];
    case 'quote':
      return [`  ${block.source.locus}：「${block.text}」`];
    case 'items':
      return [
        `${block.title}：`,
        ...block.items.map(({ number, name, text }) => `  ${number}. ${name}：${text}`),
      ];
    case 'table':
      return tableLines(block);
    case 'question':
      return questionLines(block);
  }
}

/** A document is named once, before the first of its words. */
function heading(block: Block, previous: Block | undefined): string[] {
  if (block.type !== 'quote') return [];
  const before = previous?.type === 'quote' ? titleLine(previous.source) : undefined;
  const title = titleLine(block.source);
  return title === before ? [] : [`依据：${title}`];
}

/** The whole reply as text. */
export const toPlain = (reply: Reply): string =>
  reply.blocks
    .flatMap((block, index) => [...heading(block, reply.blocks[index - 1]), ...linesOf(block)])
    .join('\n');
