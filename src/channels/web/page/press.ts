// The forms of the page: the hidden fields they carry, and what a press of one says.
import { html } from 'hono/html';
import type { Press } from '../../../render/html-forms.ts';
import { understand } from '../../../understanding/understand.ts';
import type { WebDeps } from '../deps.ts';
import { joinTokens, newNonce } from './session.ts';

/** Where forms go, with a fresh nonce and the turns that the page shows. */
export const pressOf = (tokens: readonly string[]): Press => ({
  action: '/say',
  fields: html`<input type="hidden" name="nonce" value="${newNonce()}"><input type="hidden" name="talk" value="${joinTokens(tokens)}">`,
});

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What is sent to the core, and how it is shown. */
export interface Pressed {
  readonly text: string;
  readonly shown: string;
}

const one = (value: string | readonly string[] | undefined): string =>
  (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();

const many = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** A chosen place goes before a question that names none. */
function withPlace(deps: WebDeps, text: string, code: string): string {
  const place = deps.knowledge.registry.places().find((known) => known.code === code);
  if (place === undefined || text === '') return text;
  const named = understand(text, deps.knowledge.resources, deps.today()).places.length > 0;
  return named ? text : `${place.short}，${text}`;
}

function ticked(values: readonly string[]): Pressed | 'nothing' {
  const picks = values.map((value) => /^(\d{1,2}) (.{1,60})$/.exec(value));
  const known = picks.filter((pick) => pick !== null);
  if (known.length === 0) return 'nothing';
  return {
    text: known.map((pick) => pick[1]).join(' '),
    shown: known.map((pick) => pick[2]).join('、'),
  };
}

/** Reads a press; `nothing` where a tick-list came without a tick. */
export function readPress(deps: WebDeps, fields: Fields): Pressed | 'nothing' {
  if (fields.ticked !== undefined) return ticked(many(fields.tick));
  const fix = one(fields.fix);
  if (fix !== '') return { text: `说错了，${fix}`, shown: `说错了，${fix}` };
  const said = one(fields.q) || one(fields.text);
  return { text: withPlace(deps, said, one(fields.place)), shown: said };
}
