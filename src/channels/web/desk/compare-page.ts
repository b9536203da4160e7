// A service side by side on a page of its own, to be passed on by its address.
import { html } from 'hono/html';
import type { Knowledge } from '../../../knowledge.ts';
import { deskPage, type Html } from './layout.ts';
import { type Comparison, sideBySide } from './side-by-side.ts';

/** The whole page. */
export const comparePage = (knowledge: Knowledge, asked: Comparison, today: string): Html => {
  const names = asked.services.map(
    (service) => knowledge.lexicon.services.find(({ id }) => id === service)?.name ?? service,
  );
  const title = names.join('、');
  return deskPage(
    `${title} 各地对照 颐问 热线台`,
    html`<p class="acts noprint"><a class="button" id="back" href="/desk">← 清单（Esc）</a><button class="js" type="button" data-do="print">打印</button></p>
<h1>${title}：各地对照</h1>${sideBySide(knowledge, asked, today)}`,
  );
};
