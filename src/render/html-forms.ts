// What a reader can press under a reply: the choices of a question, and putting right what was understood.
import { html } from 'hono/html';
import type { Option, Question } from '../reply/blocks.ts';
import type { Facts } from '../rules/facts.ts';
import type { BlockOf, Html } from './html-parts.ts';

/** How a press reaches the page: where forms go, and the hidden fields that every form carries. */
export interface Press {
  readonly action: string;
  readonly fields: Html;
}

const NOT_KNOWN: Option = { id: 'unknown', label: '不清楚', say: '不清楚' };

/** 「不清楚」 is always among the choices. */
const withNotKnown = (options: readonly Option[]): readonly Option[] =>
  options.some(({ say }) => say === NOT_KNOWN.say) ? options : [...options, NOT_KNOWN];

const button = ({ label, say }: Option): Html =>
  html`<button type="submit" class="choice" name="q" value="${say}" formnovalidate>${label}</button>`;

const NONE = '0';

/** Numbers of the ticked ones are what the core reads; the words go along to be shown again. */
function tickList(id: string, { options, text }: Question, missed: boolean): Html {
  const ticks = options.flatMap((option, index) =>
    option.say === NONE || option.say === NOT_KNOWN.say
      ? []
      : [
          html`<label class="tick"><input type="checkbox" name="tick" value="${index + 1} ${option.label}"><span>${option.label}</span></label>`,
        ],
  );
  const none = options.find(({ say }) => say === NONE) ?? {
    id: 'none',
    label: '都没有',
    say: NONE,
  };
  return html`<fieldset><legend class="hidden">${text}</legend>${ticks}</fieldset>
<p class="error" id="${id}-missed" role="alert"${missed ? '' : html` hidden`}>请先在有的前面打勾；一样都没有，请按「${none.label}」。</p>
<button type="submit" class="choice main" name="ticked" value="1">选好了</button>${button(none)}${button(NOT_KNOWN)}`;
}

/** A field for what can't be chosen, such as an age. */
const field = (id: string): Html =>
  html`<div class="line"><input id="${id}-answer" name="text" aria-labelledby="${id}-ask" required maxlength="100" autocomplete="off" enterkeyhint="send"><button type="submit" class="main">好</button></div>`;

function choicesHtml(id: string, question: Question, missed: boolean): Html {
  if (question.multiple === true) return tickList(id, question, missed);
  const open = question.options.every((option) => option.say === NOT_KNOWN.say);
  return html`${open ? field(id) : ''}${withNotKnown(question.options).map(button)}`;
}

/** A question; its choices as big buttons, or as a list to tick. */
export function questionHtml(
  id: string,
  question: Question,
  press: Press | undefined,
  missed = false,
): Html {
  const why =
    question.why === undefined ? '' : html`<p class="why">为什么问：${question.why}。</p>`;
  const head = html`<h3 id="${id}-ask">${question.text}</h3>${why}`;
  if (press === undefined) return html`<section class="question past">${head}</section>`;
  return html`<section class="question">${head}
<form method="post" action="${press.action}" class="choices" aria-labelledby="${id}-ask">${press.fields}${choicesHtml(id, question, missed)}</form></section>`;
}

const PEOPLE = [
  { subject: 'self', label: '是我本人' },
  { subject: 'spouse', label: '是我老伴' },
  { subject: 'mother', label: '是我母亲' },
  { subject: 'father', label: '是我父亲' },
] as const;

const outside = (whereabouts: unknown): boolean => typeof whereabouts === 'object';

/** Corrections that one press makes, from what is known. */
function corrections(profile: Facts & { readonly subject?: string }, place: string): string[] {
  const { hukou, residence, subject } = profile;
  return [
    ...(hukou === undefined ? [] : [outside(hukou) ? `户口在${place}` : `户口不在${place}`]),
    ...(residence === undefined ? [] : [outside(residence) ? `住在${place}` : `不住在${place}`]),
    ...PEOPLE.filter((person) => person.subject !== subject).map(({ label }) => label),
  ];
}

export interface Understanding {
  readonly block: BlockOf<'understood'>;
  readonly profile: Facts & { readonly subject?: string };
  /** Everyday name of the place; empty where none is spoken of. */
  readonly place: string;
}

/** What was understood, and 「说错了」 beside it. */
export function understoodHtml(
  id: string,
  { block, profile, place }: Understanding,
  press: Press | undefined,
): Html {
  const words = html`<p>${block.text}</p>`;
  if (press === undefined) return html`<div class="understood">${words}</div>`;
  const quick = corrections(profile, place === '' ? '本地' : place);
  return html`<div class="understood">${words}<details class="fix"><summary>说错了</summary>
<form method="post" action="${press.action}">${press.fields}
<label for="${id}-fix">请写对的，比如：是82岁</label>
<div class="line"><input id="${id}-fix" name="fix" maxlength="200" autocomplete="off" enterkeyhint="send"><button type="submit" class="main">改过来</button></div></form>
<form method="post" action="${press.action}" class="choices" aria-label="按一下就改">${press.fields}${quick.map(
    (words) =>
      html`<button type="submit" class="choice" name="fix" value="${words}">${words}</button>`,
  )}</form></details></div>`;
}
