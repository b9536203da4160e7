// One service in several places side by side, with what differs from the first marked.
import { html } from 'hono/html';
import { type ComparedPlace, type ComparedRow, compareService } from '../../../catalog/compare.ts';
import { fold } from '../../../catalog/fold.ts';
import type { Knowledge } from '../../../knowledge.ts';
import { differences } from './difference.ts';
import type { Html } from './layout.ts';

/** Texts of one aspect: each row's lines. */
type Tell = (row: ComparedRow) => readonly string[];

const aspects: readonly (readonly [string, Tell])[] = [
  ['对象', ({ group }) => [group]],
  ['谁能享受', ({ conditions }) => conditions],
  ['给什么', ({ benefits }) => benefits],
  ['内容原文', ({ content }) => [content]],
  ['类型', ({ types }) => [types.join('、') || '没有这一栏']],
  [
    '责任单位',
    ({ bureaus, leads }) =>
      bureaus.length === 0
        ? ['没有写']
        : bureaus.map((name) => (leads.includes(name) ? `${name}（牵头）` : name)),
  ],
];

type Cut = (text: string) => readonly string[];

/** The place's own name and rank do not count as a difference: 县民政局 and 市民政局. */
const comparable = (line: string, { name }: ComparedPlace): string =>
  fold(line)
    .replaceAll(name, '本地')
    .replace(/^[省市县区](?=.{1,20}[局委会院部中心办])/, '');

const linesOf = (place: ComparedPlace, tell: Tell): readonly string[] => [
  ...new Set(place.rows.flatMap((row) => tell(row))),
];

const sentence = (text: string, base: string, cut: Cut): Html =>
  html`<p>${differences(base, text, cut).map((piece) =>
    piece.differs ? html`<mark>${piece.text}</mark>` : piece.text,
  )}</p>`;

const linesView = (place: ComparedPlace, base: ComparedPlace, tell: Tell, cut: Cut): Html => {
  const known = linesOf(base, tell);
  const same = new Set(known.map((line) => comparable(line, base)));
  const lines = linesOf(place, tell);
  if (known.length === 1 && lines.length === 1)
    return sentence(lines[0] ?? '', known[0] ?? '', cut);
  return html`${lines.map((line) =>
    same.has(comparable(line, place)) ? html`<p>${line}</p>` : html`<p><mark>${line}</mark></p>`,
  )}`;
};

const isSame = (place: ComparedPlace, base: ComparedPlace, tell: Tell): boolean => {
  const all = (each: ComparedPlace) =>
    linesOf(each, tell)
      .map((line) => comparable(line, each))
      .join('\n');
  return all(place) === all(base);
};

const cell = (place: ComparedPlace, base: ComparedPlace, tell: Tell, cut: Cut): Html => {
  if (place.rows.length === 0) return html`<td>—</td>`;
  if (place === base) {
    return html`<td class="base">${linesOf(base, tell).map((line) => html`<p>${line}</p>`)}</td>`;
  }
  if (base.rows.length === 0) {
    return html`<td>${linesOf(place, tell).map((line) => html`<p>${line}</p>`)}</td>`;
  }
  return isSame(place, base, tell)
    ? html`<td><span class="tag">相同</span>${linesOf(place, tell).map((line) => html`<p>${line}</p>`)}</td>`
    : html`<td><span class="tag"><strong>不同</strong></span>${linesView(place, base, tell, cut)}</td>`;
};

const head = ({ place, rows, hasList, mentions }: ComparedPlace): Html => {
  if (rows.length > 0) {
    return html`<td>${rows.map(
      ({ number, name }) => html`<p><a href="/desk/${place}/${number}">${number} ${name}</a></p>`,
    )}</td>`;
  }
  const absence = hasList ? '清单没有这一项' : '文件没有附清单';
  return html`<td><p>${absence}</p>${mentions.map((quote) => html`<p>正文提到：“${quote}”</p>`)}</td>`;
};

export interface Comparison {
  readonly services: readonly string[];
  /** The place that the others are held against; the first one without it. */
  readonly base: string | undefined;
  /** Codes of places shown; empty for all. */
  readonly places: readonly string[];
}

const placesOf = (knowledge: Knowledge, asked: Comparison, today: string): ComparedPlace[] => {
  const all = compareService(knowledge.registry, asked.services, today).filter(
    ({ place }) => asked.places.length === 0 || asked.places.includes(place),
  );
  const base =
    all.find(({ place }) => place === asked.base) ?? all.find(({ rows }) => rows.length > 0);
  return base === undefined ? all : [base, ...all.filter((each) => each !== base)];
};

/** The table; its first column of places is what the others are compared with. */
export const sideBySide = (knowledge: Knowledge, asked: Comparison, today: string): Html => {
  const places = placesOf(knowledge, asked, today);
  const [base] = places;
  if (base === undefined) return html`<p>没有可以对照的地方。</p>`;
  const { cut } = knowledge.resources.segmenter;
  return html`<div class="wide" role="region" aria-label="各地对照的表格" tabindex="0"><table class="side">
<caption>与${base.name}对照：写着「不同」的格子里，标出的是与${base.name}不一样的话</caption>
<thead><tr><td></td>${places.map(
    ({ name, status }) =>
      html`<th scope="col">${name}${status === 'draft' ? '（征求意见稿）' : ''}</th>`,
  )}</tr></thead><tbody><tr><th scope="row">项目</th>${places.map(head)}</tr>${aspects.map(
    ([label, tell]) =>
      html`<tr><th scope="row">${label}</th>${places.map((place) => cell(place, base, tell, cut))}</tr>`,
  )}</tbody></table></div>`;
};
