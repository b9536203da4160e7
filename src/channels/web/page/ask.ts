// The form that asks: the place, a big field, the walk-through and everyday questions.
import { html } from 'hono/html';
import type { Press } from '../../../render/html-forms.ts';
import type { Html } from '../../../render/html-parts.ts';
import type { WebDeps } from '../deps.ts';

/** Places that fit as buttons; more are offered as a list to choose from. */
const MOST_BUTTONS = 8;

const LONGEST_QUESTION = 500;

interface Choice {
  readonly code: string;
  readonly short: string;
}

/** Places that have a list today. */
export const placesOf = ({ knowledge, today }: WebDeps): Choice[] =>
  knowledge.registry
    .currents(today())
    .filter(({ items }) => items.length > 0)
    .map(({ place }) => ({ code: place.code, short: place.short }));

const radio = ({ code, short }: Choice): Html =>
  html`<label class="pick"><input type="radio" name="place" value="${code}"><span>${short}</span></label>`;

const placeChoice = (places: readonly Choice[]): Html =>
  places.length > MOST_BUTTONS
    ? html`<label for="place">您在哪里？</label><select id="place" name="place"><option value="">不清楚</option>${places.map(
        ({ code, short }) => html`<option value="${code}">${short}</option>`,
      )}</select>`
    : html`<fieldset class="places"><legend>您在哪里？</legend>${places.map(radio)}</fieldset>`;

const field = (value: string): Html =>
  html`<div class="line"><input id="ask" name="text" type="text" required maxlength="${LONGEST_QUESTION}" autocomplete="off" enterkeyhint="send" value="${value}"><button type="submit" class="main">问</button></div>`;

const say = (label: string, words = label, extra = ''): Html =>
  html`<button type="submit" class="choice ${extra}" name="q" value="${words}" formnovalidate>${label}</button>`;

const WALK = '我能享受什么';

/** The first screen. */
export const firstScreen = (deps: WebDeps, press: Press, value = '', trouble = ''): Html =>
  html`<h1>老人能享受什么、给多少钱、归谁管，问一句就知道</h1>
${trouble === '' ? '' : html`<p class="error" role="alert">${trouble}</p>`}
<form method="post" action="${press.action}" class="ask first">${press.fields}
${placeChoice(placesOf(deps))}
<label for="ask">您想问什么？</label>${field(value)}
<p class="why">不会打字？点一下格子，再按键盘上的话筒，说给它听。</p>
${say('我能享受什么？一步一步问我', WALK, 'wide')}
<h2>大家常问</h2><div class="choices">${deps.knowledge.lexicon.talk.examples.map((text) => say(`${text}？`, text))}</div></form>`;

/** The form under a conversation; `place` is the one spoken of. */
export const askAgain = (deps: WebDeps, press: Press, place: string | null): Html => {
  const others = placesOf(deps).filter(({ code }) => code !== place);
  const here = place === null ? '' : deps.knowledge.nameOf(place);
  return html`<form method="post" action="${press.action}" class="ask bar" id="bar">${press.fields}
<label for="ask">接着问</label>${field('')}</form>
<form method="post" action="${press.action}" class="ask also">${press.fields}
<h2 class="hidden">还可以</h2><div class="choices">${say('我能享受什么？', WALK)}</div>
<details class="fold"><summary>${here === '' ? '选地方' : `现在说的是${here}，换地方`}</summary><div class="choices">${others.map(
    ({ short }) => say(short, `换成${short}`),
  )}</div></details>
<div class="choices">${say('忘掉我说的')}<a class="choice" href="/">从头问</a></div></form>`;
};
