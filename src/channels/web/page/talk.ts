// A conversation as it is shown: each question with its reply, what can be done with it, and the form
// to go on.
import { html } from 'hono/html';
import { replyHtml } from '../../../render/html.ts';
import type { Press } from '../../../render/html-forms.ts';
import type { Html } from '../../../render/html-parts.ts';
import { toSpeech } from '../../../render/speech.ts';
import type { Reply } from '../../../reply/blocks.ts';
import type { WebDeps } from '../deps.ts';
import { askAgain } from './ask.ts';
import type { WebPart } from './channel.ts';
import { shareLink } from './share.ts';

export interface ShownTurn {
  readonly token: string;
  /** Undefined: it is no longer kept. */
  readonly part: WebPart | undefined;
}

/** What can be done with a reply: hear it, print it, send it on. */
export function actions(deps: WebDeps, reply: Reply, sheet: string | undefined): Html {
  const link = shareLink(deps, reply);
  return html`<p class="actions"><button type="button" class="choice" data-speech="${JSON.stringify(toSpeech(reply))}" hidden>朗读</button>
${sheet === undefined ? '' : html`<a class="choice" href="${sheet}">打印</a>`}
${link === undefined ? '' : html`<a class="choice" href="${link}#send">发给家人</a>`}</p>`;
}

const shortName = ({ knowledge }: WebDeps, code: string | null): string =>
  knowledge.registry.places().find((place) => place.code === code)?.short ?? '';

const GONE = html`<article class="turn gone"><p>这一段问答已经清掉了。要的话，请再问一次。</p></article>`;

function turn(
  deps: WebDeps,
  { token, part }: ShownTurn,
  press: Press | undefined,
  missed: boolean,
): Html {
  if (part === undefined) return GONE;
  const { said, reply } = part;
  const id = `t-${token}`;
  const view = { id, press, place: shortName(deps, reply.place), missed };
  return html`<article class="turn" id="${id}" tabindex="-1" aria-labelledby="${id}-1">
<p class="said"><span class="hidden">您问：</span>${said === '' ? '（没有写字）' : said}</p>
${replyHtml(reply, view)}${actions(deps, reply, `/sheet?a=${token}`)}</article>`;
}

export interface Talk {
  readonly turns: readonly ShownTurn[];
  readonly press: Press;
  /** The tick-list of the last reply came back empty. */
  readonly missed: boolean;
}

/** The main part of a page with a conversation; only the last reply can still be pressed. */
export function talkHtml(deps: WebDeps, { turns, press, missed }: Talk): Html {
  const last = turns.length - 1;
  const place = turns[last]?.part?.reply.place ?? null;
  return html`<section id="log" role="log" aria-live="polite" aria-label="问答">${turns.map(
    (shown, index) =>
      turn(deps, shown, index === last ? press : undefined, index === last && missed),
  )}</section><p id="trouble" class="error" role="alert" hidden></p>${askAgain(deps, press, place)}`;
}

/** The title of a page whose last reply is this one. */
export function titleOf(part: WebPart | undefined): string {
  const [point] = part?.reply.blocks ?? [];
  const text = point !== undefined && 'text' in point ? point.text : '';
  return text === '' ? '颐问' : `${text.slice(0, 30)} - 颐问`;
}
