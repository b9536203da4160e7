// A reply as HTML cards: verdict and amount first and large, then the question that settles more, then
// why, who, how and the official words, each on demand. All text is escaped by the templates.
import { html } from 'hono/html';
import type { Block, ListedItem, Reply } from '../reply/blocks.ts';
import type { Verdict } from '../rules/truth.ts';
import { type Press, questionHtml, understoodHtml } from './html-forms.ts';
import {
  type BlockOf,
  badge,
  fold,
  type Html,
  list,
  quotesHtml,
  reasonsHtml,
  stepsHtml,
  tableHtml,
  withFigures,
  withoutBadge,
} from './html-parts.ts';

export interface HtmlView {
  /** Prefix of the ids of this reply's elements, unique on the page. */
  readonly id: string;
  /** Absent where nothing can be pressed any more: an earlier reply, or one shown to somebody else. */
  readonly press?: Press | undefined;
  /** Everyday name of the reply's place. */
  readonly place: string;
  /** The tick-list came back with nothing ticked. */
  readonly missed?: boolean | undefined;
}

type Of<T extends Block['type']> = BlockOf<T>[];

const pick = <T extends Block['type']>(blocks: readonly Block[], type: T): Of<T> =>
  blocks.filter((block): block is BlockOf<T> => block.type === type);

/** One answer of a reply: from one point to the next. */
export function answersOf(blocks: readonly Block[]): Block[][] {
  const answers: Block[][] = [];
  for (const block of blocks) {
    const last = answers.at(-1);
    const begins = block.type === 'point' && last?.some(({ type }) => type === 'point') === true;
    if (last === undefined || begins) answers.push([block]);
    else last.push(block);
  }
  return answers;
}

/** The block that a card is headed by: the point, else an emergency, else the question. */
const headOf = (blocks: readonly Block[]): BlockOf<'point' | 'notice' | 'question'> | undefined =>
  pick(blocks, 'point')[0] ??
  pick(blocks, 'notice').find(({ level }) => level === 'safety') ??
  pick(blocks, 'question')[0];

const verdictOf = (head: Block | undefined): Verdict | null | undefined =>
  head?.type === 'point' ? head.verdict : undefined;

const HOTLINE = /(?<!\d)(110|119|120|122|12345|12356|96110)(?!\d)/g;

const callButtons = (text: string): Html[] =>
  [...new Set(text.match(HOTLINE) ?? [])].map(
    (number) => html`<a class="call" href="tel:${number}">拨打 ${number}</a>`,
  );

const notice = ({ level, text }: BlockOf<'notice'>): Html =>
  html`<p class="notice ${level}">${text}</p>`;

/** Lines that the point has not said already. */
const amount = ({ text, lines }: BlockOf<'amount'>, point: string): Html | '' => {
  const more = lines.filter((line) => !point.includes(line));
  return more.length === 0
    ? ''
    : html`<section class="amount"><h3>${text}</h3>${list(more.map(withFigures))}</section>`;
};

const itemHtml =
  (place: string, press: Press | undefined) =>
  ({ number, name, verdict, text }: ListedItem): Html => {
    const title = html`<span class="number">${number}.</span> ${name}`;
    const ask =
      press === undefined
        ? ''
        : html`<button type="submit" class="choice" name="q" value="${place}第${number}项${name}">细看<span class="hidden">第${number}项${name}</span></button>`;
    return html`<li class="item ${verdict ?? ''}"><h4>${title}</h4><p>${withFigures(text)}</p>${ask}</li>`;
  };

const items = ({ title, items }: BlockOf<'items'>, { place, press }: HtmlView): Html => {
  const rows = html`<h3>${title}（${items.length}项）</h3><ul class="items">${items.map(itemHtml(place, press))}</ul>`;
  return press === undefined
    ? html`<section>${rows}</section>`
    : html`<form method="post" action="${press.action}">${press.fields}${rows}</form>`;
};

const bureau = ({ text }: BlockOf<'bureau'>): Html =>
  html`<p class="bureau"><strong>归谁管</strong> ${text}</p>`;

const paragraph = ({ text }: BlockOf<'text'>): Html => html`<p>${withFigures(text)}</p>`;

/** What is said after the conditions is for who wants to know more, unless the verdict is no. */
function texts(blocks: readonly Block[], open: boolean): { said: Html[]; more: Html | '' } {
  const conditions = blocks.findIndex(({ type }) => type === 'reasons');
  const isLater = (block: Block) => conditions >= 0 && !open && blocks.indexOf(block) > conditions;
  const all = pick(blocks, 'text');
  const later = all.filter(isLater).map(paragraph);
  return {
    said: all.filter((block) => !isLater(block)).map(paragraph),
    more: later.length === 0 ? '' : fold('还要知道', html`${later}`),
  };
}

function heading(head: ReturnType<typeof headOf>, id: string): Html {
  const text = head?.text ?? '回答';
  const calls = head?.type === 'notice' ? callButtons(text) : [];
  const kind = head?.type === 'notice' ? 'safety' : (verdictOf(head) ?? 'plain');
  return html`<h2 class="point ${kind}" id="${id}">${badge(verdictOf(head))}<span>${withFigures(withoutBadge(text, verdictOf(head)))}</span></h2>${calls}`;
}

function answerHtml(blocks: readonly Block[], id: string, reply: Reply, view: HtmlView): Html {
  const head = headOf(blocks);
  const point = head?.text ?? '';
  const refused = verdictOf(head) === 'ineligible';
  const { said, more } = texts(blocks, refused);
  const urgent = reply.kind === 'emergency';
  const asked = pick(blocks, 'question').filter((block) => block !== head);
  return html`${heading(head, id)}
${pick(blocks, 'notice')
  .filter((block) => block !== head)
  .map(notice)}
${pick(blocks, 'amount').map((block) => amount(block, point))}${said}
${pick(blocks, 'table').map(tableHtml)}
${pick(blocks, 'understood').map((block) =>
  understoodHtml(id, { block, profile: reply.profile, place: view.place }, view.press),
)}
${asked.map((block) => questionHtml(id, block, view.press, view.missed))}
${pick(blocks, 'items').map((block) => items(block, view))}
<div class="more">${pick(blocks, 'reasons').map((block) => reasonsHtml(block, refused))}
${pick(blocks, 'bureau').map(bureau)}
${pick(blocks, 'steps').map((block) => stepsHtml(block, !urgent))}${more}
${quotesHtml(pick(blocks, 'quote'))}</div>`;
}

/** A question that is the whole reply is its own heading. */
function questionAlone(reply: Reply, view: HtmlView): Html | undefined {
  const [block, ...others] = reply.blocks;
  if (block?.type !== 'question' || others.length > 0) return undefined;
  return html`<h2 class="point plain" id="${view.id}-1">还要先问您一句</h2>${questionHtml(`${view.id}-1`, block, view.press, view.missed)}`;
}

/** The reply as one or more cards; the first card's heading has the id `${view.id}-1`. */
export function replyHtml(reply: Reply, view: HtmlView): Html {
  const alone = questionAlone(reply, view);
  if (alone !== undefined) return html`<div class="card">${alone}</div>`;
  return html`${answersOf(reply.blocks).map(
    (blocks, index) =>
      html`<div class="card">${answerHtml(blocks, `${view.id}-${index + 1}`, reply, view)}</div>`,
  )}`;
}
