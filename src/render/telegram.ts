// Replies as Telegram shows them: HTML with everything escaped, the grounds folded away in quotations
// that open at a tap, choices as buttons, all within the platform's limits.
import type { Block, Option, Question, Reply } from '../reply/blocks.ts';
import { telegramLimits } from './limits.ts';
import { type Measure, sizeOf } from './measure.ts';
import { sourceLine } from './plain.ts';
import { pack, splitText } from './split.ts';

/** A line to be: `lead` is shown bold, `folded` lines go into one quotation. */
interface Line {
  readonly lead?: string;
  readonly text: string;
  readonly folded?: boolean;
  /** An empty line goes before it. */
  readonly gap?: boolean;
}

const reasonMarks = {
  eligible: '符合',
  conditional: '待认定',
  unknown: '还不清楚',
  ineligible: '不符合',
} as const;

/** One message: HTML, and the question's options if it ends with one. */
export interface TelegramMessage {
  readonly html: string;
  readonly choices?: { readonly options: readonly Option[]; readonly multiple: boolean };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const UNSENDABLE = /(?![\n\t])[\p{Cs}\p{Cc}]/gu;

/** Text in, text of HTML out: nothing in it is mark-up any more. Unpaired surrogates become U+FFFD. */
export const escapeHtml = (text: string): string =>
  text.replace(UNSENDABLE, '\ufffd').replace(/[&<>]/g, (char) => ESCAPES[char] ?? char);

/** HTML of {@link toTelegram} in, its text out: for a platform that refused the mark-up. */
export const withoutMarkup = (html: string): string =>
  html
    .replace(/<[^>]{1,40}>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const escapedSize: Measure = (char) => ESCAPES[char]?.length ?? char.length;

const OPEN = '<blockquote expandable>';
const CLOSE = '</blockquote>';
const BOLD = '<b></b>'.length;
const MARKUP = OPEN.length + CLOSE.length + BOLD + 2;

const sizeOfLine = ({ lead = '', text }: Line): number =>
  MARKUP + sizeOf(lead, escapedSize) + sizeOf(text, escapedSize);

const LONGEST = telegramLimits.fill - MARKUP;

/** Lines that each fit into a message. */
function fitting(line: Line): Line[] {
  if (sizeOfLine(line) <= telegramLimits.fill) return [line];
  const leads = splitText(line.lead ?? '', LONGEST, escapedSize);
  const texts = splitText(line.text, LONGEST, escapedSize);
  return [
    ...leads.map((lead) => ({ ...line, lead, text: '' })),
    ...texts.map((text) => ({ text, folded: line.folded === true })),
  ];
}

const fold = (lines: readonly Line[]): Line[] => lines.map((line) => ({ ...line, folded: true }));

function questionLines({ text, why, options, multiple }: Question): Line[] {
  const reason = why === undefined ? '' : `（${why}）`;
  const hint = multiple === true ? '可以选几个，选完点「选好了」；也可以打字，比如：1 3' : '';
  return [
    { lead: text, text: reason },
    ...options.map(({ label }, index) => ({ text: `${index + 1}. ${label}` })),
    ...(hint === '' ? [] : [{ text: hint }]),
  ];
}

function tableLines({ title, columns, rows }: Extract<Block, { type: 'table' }>): Line[][] {
  const sections = rows.map(([head = '', ...cells]) => [
    { lead: head, text: '' },
    ...cells.map((cell, index) => ({ text: `${columns[index + 1] ?? ''}：${cell}` })),
  ]);
  return title === '' ? sections : [[{ lead: title, text: '' }], ...sections];
}

function reasonLines({ title, items }: Extract<Block, { type: 'reasons' }>): Line[] {
  const lines = items.map(({ holds, text, quote }) => ({
    text: `· ${reasonMarks[holds]}：${text}${quote === undefined ? '' : `（依据「${quote}」）`}`,
  }));
  return items.length === 0 ? [] : fold([{ lead: `${title}：`, text: '' }, ...lines]);
}

/** The sections of a block; a section stays together if it can. */
function sectionsOf(block: Block): Line[][] {
  switch (block.type) {
    case 'point':
      return [[{ lead: block.text, text: '' }]];
    case 'notice':
      return [[block.level === 'safety' ? { lead: block.text, text: '' } : { text: block.text }]];
    case 'text':
      return [[{ text: block.text }]];
    case 'understood':
      return [[{ text: `（${block.text}，不对请说「说错了」）` }]];
    case 'amount':
      return [[{ text: `${block.text}：` }, ...block.lines.map((line) => ({ text: `· ${line}` }))]];
    case 'reasons':
      return [reasonLines(block)];
    case 'bureau':
      return [[{ lead: '归谁管：', text: block.text }]];
    case 'steps':
      return [
        [
          {
            lead: `${block.title}${block.advice ? '（一般建议）' : ''}：`,
            text: `${block.items.join('；')}。`,
          },
        ],
      ];
    case 'quote':
      return [fold([{ text: `依据：「${block.text}」——${sourceLine(block.source)}` }])];
    case 'items':
      return [
        [{ lead: `${block.title}：`, text: '' }],
        ...block.items.map(({ number, name, text }) => [
          { lead: `${number}. ${name}`, text: `：${text}` },
        ]),
      ];
    case 'table':
      return tableLines(block);
    case 'question':
      return [questionLines(block)];
  }
}

const lineHtml = ({ lead = '', text }: Line): string =>
  `${lead === '' ? '' : `<b>${escapeHtml(lead)}</b>`}${escapeHtml(text)}`;

/** Neighbouring folded lines share one quotation. */
function htmlOf(lines: readonly Line[]): string {
  const html: string[] = [];
  let folded: string[] = [];
  const close = (): void => {
    if (folded.length > 0) html.push(`${OPEN}${folded.join('\n')}${CLOSE}`);
    folded = [];
  };
  for (const line of lines) {
    if (line.folded === true) folded.push(lineHtml(line));
    else {
      close();
      if (line.gap === true && html.length > 0) html.push('');
      html.push(lineHtml(line));
    }
  }
  close();
  return html.join('\n');
}

/** The sections of a block, the first of them with some air above. */
function airySections(block: Block): Line[][] {
  const [first = [], ...others] = sectionsOf(block);
  const [head, ...lines] = first;
  return head === undefined ? others : [[{ ...head, gap: true }, ...lines], ...others];
}

/**
 * A reply as messages, in order; each within {@link telegramLimits}. The choices belong to the last.
 * Never empty: Telegram refuses a message without text.
 */
export function toTelegram(reply: Reply): TelegramMessage[] {
  const sections = reply.blocks.flatMap(airySections).map((section) => section.flatMap(fitting));
  const packed = pack(sections, telegramLimits.fill, sizeOfLine);
  const messages = packed.map((message) => htmlOf(message.flat())).filter((html) => html !== '');
  const question = reply.blocks.findLast((block) => block.type === 'question');
  const all = messages.length === 0 ? ['……'] : messages;
  return all.map((html, index) => {
    const last = index === all.length - 1 && question !== undefined && question.options.length > 0;
    return last
      ? { html, choices: { options: question.options, multiple: question.multiple === true } }
      : { html };
  });
}
