// Small pieces of a reply as HTML: figures that stand out, verdicts in words, official words, tables.
import { html } from 'hono/html';
import type { Block, Reason } from '../reply/blocks.ts';
import type { Verdict } from '../rules/truth.ts';
import { sourceLine } from './plain.ts';

/** What hono/html makes: escaped text that is safe to put into a page. */
export type Html = ReturnType<typeof html>;
export type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;

interface Mark {
  readonly sign: string;
  readonly words: string;
}

/** A verdict on the whole, and on one condition; the sign never stands without its words. */
export const VERDICTS: Readonly<Record<Verdict, Mark>> = {
  eligible: { sign: '✓', words: '能享受' },
  conditional: { sign: '○', words: '看条件可以申请' },
  unknown: { sign: '？', words: '还差情况才能定' },
  ineligible: { sign: '✕', words: '现在还不行' },
};

const REASONS: Readonly<Record<Verdict, Mark>> = {
  eligible: { sign: '✓', words: '符合' },
  conditional: { sign: '○', words: '要认定' },
  unknown: { sign: '？', words: '还不清楚' },
  ineligible: { sign: '✕', words: '不符合' },
};

const FIGURE = /(\d[\d.]{0,11}(?:元|%|小时|工时|倍))/;

/** Amounts made to stand out. */
export const withFigures = (text: string): Html =>
  html`${text
    .split(FIGURE)
    .map((part, index) =>
      index % 2 === 1 ? html`<strong class="figure">${part}</strong>` : part,
    )}`;

export const badge = (verdict: Verdict | null | undefined): Html | '' => {
  if (verdict === null || verdict === undefined) return '';
  const { sign, words } = VERDICTS[verdict];
  return html`<span class="badge ${verdict}"><span aria-hidden="true">${sign}</span> ${words}</span>`;
};

const SAID_BY_BADGE = /^(?:能。|能享受。|现在还不行。)/;

/** The point without the words that its badge says already. */
export const withoutBadge = (text: string, verdict: Verdict | null | undefined): string =>
  verdict === null || verdict === undefined ? text : text.replace(SAID_BY_BADGE, '');

const reason = ({ holds, text, quote }: Reason): Html => {
  const { sign, words } = REASONS[holds];
  return html`<li class="reason ${holds}"><span class="mark"><span aria-hidden="true">${sign}</span> ${words}</span>
<span>${text}${quote === undefined ? '' : html`<q class="rests">${quote}</q>`}</span></li>`;
};

/** Something that opens on demand; native, so that it needs no script. */
export const fold = (title: string, body: Html, open = false): Html =>
  html`<details class="fold"${open ? html` open` : ''}><summary>${title}</summary><div>${body}</div></details>`;

export const list = (items: readonly (string | Html)[]): Html =>
  html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

export const reasonsHtml = ({ title, items }: BlockOf<'reasons'>, open: boolean): Html | '' =>
  items.length === 0 ? '' : fold(title, html`<ul class="reasons">${items.map(reason)}</ul>`, open);

export const quotesHtml = (quotes: readonly BlockOf<'quote'>[]): Html | '' =>
  quotes.length === 0
    ? ''
    : fold(
        '看官方原文',
        html`${quotes.map(
          ({ text, source }) =>
            html`<blockquote><p>${text}</p><footer>${sourceLine(source)}</footer></blockquote>`,
        )}`,
      );

/** A comparison: one heading for each aspect, under it each place. Needs no sideways scrolling. */
export const tableHtml = ({ title, columns, rows }: BlockOf<'table'>): Html =>
  html`<section class="compare"><h3>${title}</h3>${rows.map(
    ([aspect, ...cells]) => html`<h4>${aspect}</h4>
<dl>${cells.map(
      (cell, index) => html`<div><dt>${columns[index + 1]}</dt><dd>${withFigures(cell)}</dd></div>`,
    )}</dl>`,
  )}</section>`;

export const stepsHtml = ({ title, advice, items }: BlockOf<'steps'>, folded: boolean): Html => {
  const words = advice ? `${title}（一般建议）` : title;
  const body = list(items);
  return folded ? fold(words, body) : html`<section><h3>${words}</h3>${body}</section>`;
};
