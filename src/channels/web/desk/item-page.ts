// One row: what to answer, its official words, its rule, its source, and the same service elsewhere.
import { html } from 'hono/html';
import { benefitText } from '../../../catalog/benefit-text.ts';
import { describeCondition } from '../../../catalog/describe.ts';
import { locusOf, quotesOf } from '../../../catalog/quotes.ts';
import type { Knowledge } from '../../../knowledge.ts';
import type { Facts } from '../../../rules/facts.ts';
import { answerText, bureauText, draftWarning, knownWords, sourceText } from './answer-text.ts';
import { factLabels } from './fact-words.ts';
import { deskPage, type Html } from './layout.ts';
import { itemLink, listLink } from './query.ts';
import { verdictMark } from './results.ts';
import { sideBySide } from './side-by-side.ts';
import { traceView } from './trace.ts';
import type { Judged } from './verdicts.ts';

export interface ItemView {
  readonly knowledge: Knowledge;
  readonly today: string;
  readonly judged: Judged;
  readonly facts: Facts;
}

const noFilters = { bureau: '', type: '', group: '', added: false, verdict: '' } as const;

const depths = ['', 'in', 'in2'] as const;

/** Lines that are indented by full-width spaces, as a list. */
const ruleLines = (lines: readonly string[]): Html =>
  html`<ul class="lines">${lines.map((line) => {
    const depth = line.length - line.replace(/^　+/, '').length;
    return html`<li class="${depths[Math.min(depth, 2)] ?? ''}">${line.trim()}</li>`;
  })}</ul>`;

const verdictView = (view: ItemView): Html => {
  const { judged, facts, knowledge } = view;
  const { assessment, catalog } = judged;
  if (assessment === undefined) return html``;
  const missing = assessment.missing.map((fact) => factLabels[fact]).join('、');
  return html`<section aria-labelledby="verdict"><h2 id="verdict">对这位来电人</h2>
<p>${verdictMark(assessment)} 按${knownWords(knowledge, facts).join('、')}来看${missing === '' ? '。' : `；还差：${missing}。`}</p>
${traceView(assessment.trace, catalog.place.name, knowledge.registry.nameOf)}</section>`;
};

const official = ({
  judged: { item, catalog },
}: ItemView): Html => html`<section aria-labelledby="official"><h2 id="official">清单原文</h2>
<dl><dt>对象</dt><dd>${item.group}</dd><dt>服务内容</dt><dd>${item.content}</dd><dt>类型</dt><dd>${item.types.join('、') || '清单没有这一栏'}</dd><dt>责任单位</dt><dd>${bureauText(item, catalog)}</dd></dl></section>`;

const rule = ({ judged: { item, catalog }, knowledge }: ItemView): Html => {
  const { name } = catalog.place;
  const { nameOf } = knowledge.registry;
  const conditions = describeCondition(item.rule, name, nameOf);
  const benefits = item.benefits.map((benefit) => benefitText(benefit, name, nameOf));
  const more = [
    ...item.exclusive.map(({ text }) => text),
    ...item.notes.map(({ text, quote }) => text ?? quote),
  ];
  return html`<section aria-labelledby="rule"><h2 id="rule">谁能享受</h2>${conditions.length > 1 && 'all' in item.rule ? html`<p>下面各条都要满足：</p>` : ''}${ruleLines(conditions)}
<h2>给什么</h2>${ruleLines(benefits)}${more.length === 0 ? '' : html`<h2>另外说明</h2>${ruleLines(more)}`}</section>`;
};

const sources = ({ judged: { item, catalog } }: ItemView): Html => {
  const quotes = new Map(
    quotesOf(item).map(({ quote, clause }) => [quote, locusOf(clause, item.number)]),
  );
  return html`<section aria-labelledby="source"><h2 id="source">依据和出处</h2>
${[...quotes].map(([quote, locus]) => html`<blockquote>“${quote}”　${locus}</blockquote>`)}<p>${sourceText(catalog)}</p></section>`;
};

const pasteView = (
  view: ItemView,
): Html => html`<section aria-labelledby="answer"><h2 id="answer">答复口径</h2>
<div class="acts js noprint"><button class="main" type="button" data-do="copy" aria-keyshortcuts="c">复制（c）</button></div>
<div class="paste" id="paste" tabindex="0" role="region" aria-label="答复口径的文字">${answerText(view.knowledge, view.judged, view.facts)}</div></section>`;

const elsewhere = ({ judged: { item, catalog }, knowledge, today }: ItemView): Html => {
  const [service = ''] = item.services;
  const asked = { services: [service], base: catalog.place.code, places: [] };
  const link = `/desk/compare?${new URLSearchParams({ service, base: catalog.place.code })}`;
  return html`<section class="whole" aria-labelledby="elsewhere"><h2 id="elsewhere">别的地方</h2>
${sideBySide(knowledge, asked, today)}<p class="noprint"><a href="${link}">只看这张对照表</a></p></section>`;
};

/** The whole page. */
export const itemPage = (view: ItemView): Html => {
  const { judged, facts, today } = view;
  const { catalog, item } = judged;
  const { code, name } = catalog.place;
  const warning = draftWarning(catalog);
  const place = { words: '', place: code, about: [], filters: noFilters, facts };
  return deskPage(
    `${item.name} ${name} 颐问 热线台`,
    html`<p class="acts noprint"><a class="button" id="back" href="${listLink('/desk', place, today)}">← ${name}清单（Esc）</a><a href="${itemLink(code, item.number, facts, today)}">这一项的链接</a><button class="js" type="button" data-do="print">打印</button></p>
<h1>${name} 第${item.number}项　${item.name}${item.added ? html` <span class="added">*（本地增加）</span>` : ''}</h1>
${warning === '' ? '' : html`<p class="note draft">${warning}</p>`}
<div class="item">${pasteView(view)}<div>${verdictView(view)}${official(view)}${rule(view)}${sources(view)}</div>${elsewhere(view)}</div>`,
  );
};
