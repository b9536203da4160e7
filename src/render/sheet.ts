// A reply as one sheet of A4 to take along: what, how much, who, what to bring, room to write, sources.
import { html } from 'hono/html';
import type { Block, ListedItem, Reply } from '../reply/blocks.ts';
import type { Verdict } from '../rules/truth.ts';
import { type BlockOf, type Html, list, VERDICTS } from './html-parts.ts';
import { sourceLine } from './plain.ts';

export interface SheetView {
  /** Day of printing in words, such as 2026年3月5日. */
  readonly printed: string;
  /** The list and its date in words; empty where the reply speaks from no list. */
  readonly list: string;
}

/** More would not fit on one page. */
const MOST_QUOTES = 3;
const LONGEST_QUOTE = 120;

const of = <T extends Block['type']>({ blocks }: Reply, type: T): BlockOf<T>[] =>
  blocks.filter((block): block is BlockOf<T> => block.type === type);

const row = (title: string, body: Html): Html =>
  html`<tr><th scope="row">${title}</th><td>${body}</td></tr>`;

const rowOf = (title: string, lines: readonly string[]): Html | '' =>
  lines.length === 0 ? '' : row(title, lines.length === 1 ? html`${lines[0]}` : list(lines));

const verdict = (value: Verdict | null | undefined): string =>
  value === null || value === undefined ? '' : `【${VERDICTS[value].words}】`;

const short = (text: string): string =>
  text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE)}……`;

const tick = ({ number, name, verdict: value }: ListedItem): Html =>
  html`<li><span class="box" aria-hidden="true"></span>第${number}项 ${name}${value === 'conditional' ? '（要认定）' : ''}</li>`;

const checklist = (reply: Reply): Html[] =>
  of(reply, 'items').map(
    ({ title, items }) => html`<h2>${title}</h2><ul class="ticks">${items.map(tick)}</ul>`,
  );

const compared = (reply: Reply): Html[] =>
  of(reply, 'table').map(
    ({ columns, rows }) =>
      html`<table class="compared"><thead><tr>${columns.map((name) => html`<th scope="col">${name === '' ? '哪一条' : name}</th>`)}</tr></thead><tbody>${rows
        .filter(([aspect]) => aspect !== '原文')
        .map(
          ([aspect, ...cells]) =>
            html`<tr><th scope="row">${aspect}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
        )}</tbody></table>`,
  );

const conditions = (reply: Reply): string[] =>
  of(reply, 'reasons').flatMap(({ items }) => items.map(({ text }) => text));

const sources = (reply: Reply): Html => {
  const quotes = of(reply, 'quote').slice(0, MOST_QUOTES);
  return html`${quotes.map(
    ({ text, source }) => html`<li>「${short(text)}」${sourceLine(source)}</li>`,
  )}`;
};

const blank = (title: string): Html =>
  html`<p class="blank"><span>${title}</span><span class="line"></span></p>`;

/** Characters that fit on the page in 16 and in 13 points. */
const FITS_LARGE = 480;
const FITS_SMALLER = 780;

/** Type as large as one page allows. */
function typeFor(body: Html): string {
  const length = String(body).replace(/<[^>]*>/g, '').length;
  if (length <= FITS_LARGE) return 'large';
  return length <= FITS_SMALLER ? 'smaller' : 'small';
}

const lines = (kind: string, texts: readonly string[]): Html =>
  html`${texts.map((text) => html`<p class="${kind}">${text}</p>`)}`;

/** The sheet's body; the page around it brings style and buttons. */
export function sheetHtml(reply: Reply, { printed, list: listName }: SheetView): Html {
  const points = of(reply, 'point').map((block) => `${verdict(block.verdict)}${block.text}`);
  const notices = of(reply, 'notice').map(({ text }) => text);
  const single = reply.items.length === 1 && reply.kind === 'answer';
  const steps = of(reply, 'steps').flatMap(({ items }) => items);
  const body = html`<h1>${single ? reply.items[0]?.name : '养老服务便条'}</h1>
${lines('point', points)}${lines('notice', notices)}${checklist(reply)}${compared(reply)}
<table><tbody>${rowOf(
    '给什么',
    of(reply, 'amount').flatMap(({ lines }) => lines),
  )}
${single ? rowOf('什么条件', conditions(reply)) : ''}
${rowOf(
  '归谁管',
  of(reply, 'bureau').map(({ text }) => text),
)}
${rowOf('带什么、怎么办（一般建议）', steps.slice(0, 4))}</tbody></table>
<section class="blanks">${blank('打电话问：')}${blank('问到的人和日期：')}${blank('还缺什么材料：')}</section>
<footer><ul>${sources(reply)}</ul><p>${listName}</p><p>颐问 ${printed}打印。以经办单位核定为准；有疑问请打12345。</p></footer>`;
  return html`<article class="sheet ${typeFor(body)}" aria-label="打印的一张纸">${body}</article>`;
}
