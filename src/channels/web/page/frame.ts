// What stands around every view of the page: the name, the hotline, type size and colours.
import { html } from 'hono/html';
import type { Html } from '../../../render/html-parts.ts';
import type { WebDeps } from '../deps.ts';
import { documentOf } from '../layout.ts';
import type { Display, palettes, sizes } from './display.ts';

const SIZES: Readonly<Record<(typeof sizes)[number], string>> = {
  '20': '大字',
  '24': '更大',
  '30': '最大',
};

const COLOURS: Readonly<Record<(typeof palettes)[number], string>> = {
  auto: '随手机',
  light: '白底',
  dark: '黑底',
  high: '高对比',
};

interface Choice {
  readonly title: string;
  readonly name: keyof Display;
  readonly words: Readonly<Record<string, string>>;
}

const choiceForm = ({ title, name, words }: Choice, display: Display, back: string): Html => {
  const other = name === 'size' ? 'colours' : 'size';
  return html`<form method="post" action="/display" class="choices"><fieldset><legend>${title}</legend>
<input type="hidden" name="back" value="${back}"><input type="hidden" name="${other}" value="${display[other]}">
${Object.entries(words).map(
  ([value, label]) =>
    html`<button type="submit" name="${name}" value="${value}" aria-pressed="${String(display[name] === value)}">${label}</button>`,
)}</fieldset></form>`;
};

const header = (display: Display, back: string, home: boolean): Html => {
  const name = html`<a href="/">颐问</a>`;
  return html`<header class="top"><a class="skip" href="#ask">跳到提问</a>
${home ? html`<p class="name">${name}</p>` : html`<h1 class="name">${name}</h1>`}
<a class="call small" href="tel:12345">转人工 12345</a>
<details class="display"><summary>字大小、颜色</summary>
${choiceForm({ title: '字大小', name: 'size', words: SIZES }, display, back)}
${choiceForm({ title: '颜色', name: 'colours', words: COLOURS }, display, back)}</details></header>`;
};

const footer = html`<footer class="foot"><p>不用写姓名、身份证号和电话。您说的情况只在这次问答里用，过一天就清掉。</p>
<p>只说清单上写明的；最后以经办单位核定为准。</p></footer>`;

export interface View {
  readonly title: string;
  readonly display: Display;
  /** The address to come back to after a change of type size. */
  readonly back: string;
  /** The first screen brings a heading of its own. */
  readonly home?: boolean;
  readonly main: Html;
}

/** A view of the page as a whole document. */
export const pageOf = (deps: WebDeps, { title, display, back, home, main }: View): Html =>
  documentOf(deps.assets, {
    title,
    styles: ['page.css'],
    scripts: ['page.js'],
    display,
    body: html`${header(display, back, home === true)}<main id="main">${main}</main>${footer}`,
  });
