// The page that is printed: one sheet about one reply, with a button where there is a script.
import { html } from 'hono/html';
import { listOf } from '../../../knowledge.ts';
import type { Html } from '../../../render/html-parts.ts';
import { sheetHtml } from '../../../render/sheet.ts';
import type { Reply } from '../../../reply/blocks.ts';
import type { WebDeps } from '../deps.ts';
import { documentOf } from '../layout.ts';
import type { Display } from './display.ts';

const inWords = (iso: string): string => {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** The list that a reply speaks from, with its date. */
function listInWords(deps: WebDeps, place: string | null): string {
  const catalog = listOf(deps.knowledge, place ?? undefined, deps.today());
  if (catalog === undefined) return '';
  const { title, number, issuedOn, status } = catalog.document;
  const dated = issuedOn === null ? '没有写印发日期' : `${inWords(issuedOn)}印发`;
  return `清单：《${title}》${number ?? ''}，${status === 'draft' ? '征求意见稿，' : ''}${dated}。`;
}

/** The whole document; `back` leads to the conversation. */
export function sheetPage(deps: WebDeps, reply: Reply, display: Display, back: string): Html {
  const view = { printed: inWords(deps.today()), list: listInWords(deps, reply.place) };
  const bar = html`<nav class="bar" aria-label="打印"><button type="button" data-print hidden>打印这张纸</button><a href="${back}">回到问答</a></nav>`;
  return documentOf(deps.assets, {
    title: '打印 - 颐问',
    styles: ['sheet.css'],
    scripts: ['page.js'],
    display: { ...display, colours: 'light' },
    body: html`${bar}<main>${sheetHtml(reply, view)}</main>`,
  });
}
