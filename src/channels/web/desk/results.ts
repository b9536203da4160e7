// The rows found, as a table that also prints; what is heard, and what to ask next.
import { html } from 'hono/html';
import type { Assessment } from '../../../rules/assess.ts';
import type { FactName, Facts } from '../../../rules/facts.ts';
import { verdicts } from '../../../rules/truth.ts';
import { bureauText, knownWords, sourceText } from './answer-text.ts';
import { factLabels } from './fact-words.ts';
import type { Html } from './layout.ts';
import { itemLink } from './query.ts';
import { count, isKnown, type Judged, settling, verdictWords } from './verdicts.ts';
import type { ListView } from './view.ts';

/** A verdict as a coloured word. */
export const verdictMark = ({ verdict }: Pick<Assessment, 'verdict'>): Html =>
  html`<span class="v ${verdict}">${verdictWords[verdict]}</span>`;

const missingText = ({ missing }: Assessment): string =>
  missing.length === 0 ? '' : `还差：${missing.map((fact) => factLabels[fact]).join('、')}`;

interface Shown {
  readonly facts: Facts;
  readonly today: string;
  readonly withPlace: boolean;
  readonly withVerdict: boolean;
}

const rowView = (judged: Judged, { facts, today, withPlace, withVerdict }: Shown): Html => {
  const { catalog, item, assessment } = judged;
  const link = itemLink(catalog.place.code, item.number, facts, today);
  const star = item.added ? html` <span class="added" title="本地增加的项目">*</span>` : '';
  const verdict =
    assessment === undefined ? '' : html`${verdictMark(assessment)} ${missingText(assessment)}`;
  return html`<tr>${withPlace ? html`<td>${catalog.place.short}</td>` : ''}<td class="n">${item.number}</td>
<th scope="row"><a href="${link}">${item.name}</a>${star}</th>${withVerdict ? html`<td>${verdict}</td>` : ''}
<td class="narrow">${item.group}</td><td class="narrow">${item.types.join('、')}</td><td>${bureauText(item, catalog)}</td></tr>`;
};

const askNext = (rows: readonly Judged[]): Html => {
  const next = settling(rows).slice(0, 3);
  if (next.length === 0) return html``;
  const field = (fact: FactName) => `f-${fact}`;
  return html`<p class="note">接着问：${next.map(
    ({ fact, rows: waiting, alone }, index) =>
      html`${index === 0 ? '' : '；'}<a href="#${field(fact)}" data-field="${field(fact)}">${factLabels[fact]}</a>（${waiting} 项等它${alone === 0 ? '' : `，其中 ${alone} 项一问就能定`}）`,
  )}</p>`;
};

const summary = ({ all, knowledge, found }: ListView): Html => {
  const { facts } = found.query;
  if (!isKnown(facts)) return html``;
  const counts = [...verdicts].reverse().map((verdict) => ({ verdict, n: count(all, verdict) }));
  return html`<p>按${knownWords(knowledge, facts).join('、')}来看：</p>
<p class="sum">${counts.map(({ verdict, n }) => html`<span>${verdictMark({ verdict })} ${n} 项</span>`)}</p>${askNext(all)}`;
};

const documents = ({ rows }: ListView): Html => {
  const catalogs = [...new Set(rows.map(({ catalog }) => catalog))];
  return html`${catalogs.map(
    (catalog) =>
      html`<p class="${catalog.document.status === 'draft' ? 'note draft' : ''}">${catalog.place.name}：${sourceText(catalog)}</p>`,
  )}`;
};

const nothing = ({ found }: ListView): Html => {
  const [only] = found.catalogs;
  const lacking = found.catalogs.length === 1 && only?.items.length === 0;
  return html`<p id="count">${lacking ? `${only?.place.name}的文件没有附清单。` : '没有找到。'}</p>
<p>换个说法试试，或选别的地方、去掉筛选。</p>`;
};

/** The table with what stands above and below it. */
export const resultsView = (view: ListView): Html => {
  const { rows, found, today } = view;
  if (rows.length === 0) return html`${summary(view)}${nothing(view)}`;
  const { facts } = found.query;
  const withPlace = new Set(rows.map(({ catalog }) => catalog.place.code)).size > 1;
  const withVerdict = isKnown(facts);
  const shown = { facts, today, withPlace, withVerdict };
  return html`${summary(view)}<p id="count">${rows.length} 项</p>
<div class="wide" role="region" aria-label="清单的表格" tabindex="0"><table class="rows"><thead><tr>${withPlace ? html`<th scope="col">地方</th>` : ''}<th scope="col">序号</th><th scope="col">名称</th>${withVerdict ? html`<th scope="col">判断</th>` : ''}<th scope="col" class="narrow">对象</th><th scope="col" class="narrow">类型</th><th scope="col">责任单位</th></tr></thead>
<tbody>${rows.map((row) => rowView(row, shown))}</tbody></table></div>${documents(view)}`;
};
