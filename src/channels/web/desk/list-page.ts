// The desk's first view: the search field, places, filters, facts and the rows found.
import { html } from 'hono/html';
import type { Catalog } from '../../../catalog/schema.ts';
import type { Verdict } from '../../../rules/truth.ts';
import { sourceText } from './answer-text.ts';
import { factsForm } from './facts-form.ts';
import { deskPage, type Html } from './layout.ts';
import { type DeskQuery, type Filters, listLink } from './query.ts';
import { resultsView } from './results.ts';
import { verdictWords } from './verdicts.ts';
import type { ListView } from './view.ts';

const chip = (value: string, words: string, chosen: boolean): Html =>
  html`<label><input type="radio" id="place-${value || 'all'}" name="place" value="${value}"${chosen ? html` checked` : ''}>${words}</label>`;

const placeChips = ({ knowledge, found }: ListView): Html => {
  const place = knowledge.registry.findPlace(found.query.place)?.code ?? '';
  const places = knowledge.registry.places();
  return html`<fieldset><legend>地方</legend><div class="chips">${chip('', '全部', place === '')}${places.map(
    ({ code, short }) => chip(code, short, code === place),
  )}</div></fieldset>`;
};

const choice = (
  name: keyof Filters,
  label: string,
  value: string,
  options: readonly (readonly [string, string])[],
): Html =>
  html`<label><span>${label}</span><select id="by-${name}" name="${name}"><option value="">全部</option>${options.map(
    ([each, words]) =>
      html`<option value="${each}"${each === value ? html` selected` : ''}>${words}</option>`,
  )}</select></label>`;

const valuesIn = (
  catalogs: readonly Catalog[],
  pick: (item: Catalog['items'][number]) => readonly string[],
): [string, string][] =>
  [...new Set(catalogs.flatMap(({ items }) => items.flatMap((item) => pick(item))))].map(
    (value) => [value, value],
  );

const filterBar = ({ found }: ListView): Html => {
  const { catalogs, query } = found;
  const { bureau, type, group, added, verdict } = query.filters;
  const verdictOptions = Object.entries(verdictWords) as [Verdict, string][];
  return html`<div class="bar noprint" role="group" aria-label="筛选">
${choice(
  'bureau',
  '责任单位',
  bureau,
  valuesIn(catalogs, (item) => item.bureaus),
)}
${choice(
  'type',
  '类型',
  type,
  valuesIn(catalogs, (item) => item.types),
)}
${choice(
  'group',
  '对象',
  group,
  valuesIn(catalogs, (item) => [item.group]),
)}
${choice('verdict', '判断', verdict, verdictOptions)}
<label class="tick"><input type="checkbox" id="by-added" name="added" value="1"${added ? html` checked` : ''}>只看标 * 的</label></div>`;
};

const isEmpty = ({ words, place, about, filters }: DeskQuery, known: boolean): boolean =>
  words === '' &&
  place === '' &&
  about.length === 0 &&
  !known &&
  Object.values(filters).every((value) => value === '' || value === false);

const overview = ({ found, knowledge, today }: ListView): Html => {
  const { query } = found;
  return html`<h2>各地清单</h2><ul>${knowledge.registry.currents(today).map((catalog) => {
    const { place, items } = catalog;
    const link = listLink('/desk', { ...query, place: place.code }, today);
    return html`<li><a href="${link}">${place.name}</a>　${items.length === 0 ? '没有附清单' : `${items.length} 项`}　${sourceText(catalog)}</li>`;
  })}</ul><p id="count">${found.catalogs.length} 个地方</p>`;
};

const acts = (
  link: string,
): Html => html`<div class="acts noprint"><a id="link" href="${link}">这一页的链接</a>
<button class="js" type="button" data-do="print">打印</button>
<button type="submit" formaction="/desk/list.csv">导出表格（CSV）</button></div>`;

/** Whether the first row can be opened at once: one place, one reading, nothing to heed before. */
const isSure = ({ found, rows }: ListView): boolean =>
  found.query.words !== '' &&
  found.notices.length === 0 &&
  new Set(rows.map(({ catalog }) => catalog)).size === 1;

/** What changes while one types: everything below the search field. */
const live = (view: ListView): Html => {
  const { found, knowledge, today, rows } = view;
  const { query } = found;
  const empty = isEmpty(
    query,
    rows.some(({ assessment }) => assessment !== undefined),
  );
  const link = listLink('/desk', { ...query, ...found.link }, today);
  return html`<div id="live"${isSure(view) ? html` data-sure` : ''}><input type="hidden" id="was" name="was" value="${query.words}">
<div class="noprint">${placeChips(view)}</div>
<div class="cols">${factsForm(knowledge, query.facts)}
<section aria-label="结果">${filterBar(view)}
${[...found.notices, ...query.problems].map((text) => html`<p class="note warn">${text}</p>`)}
${empty ? overview(view) : resultsView(view)}${acts(link)}</section></div></div>`;
};

const searchField = (words: string): Html => html`<div class="find noprint">
<input id="q" name="q" type="search" value="${words}" maxlength="300" autocomplete="off" autofocus aria-label="来电问什么" placeholder="来电问什么：地方、项目、情况都可以写，如 82岁 高龄津贴">
<button class="main" type="submit">查</button></div>`;

/** The whole page. */
export const listPage = (view: ListView): Html =>
  deskPage(
    '颐问 热线台',
    html`<h1 class="noprint">热线台</h1>
<form id="desk-form" method="post" action="/desk" accept-charset="utf-8">${searchField(view.found.query.words)}${live(view)}</form>`,
  );
