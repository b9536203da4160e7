// Buttons under a message. What a button carries is short ASCII: a letter for what it does, the option's
// id, and in groups whose button it is; old buttons can be read for as long as this stays so.

import { telegramLimits } from '../../render/limits.ts';
import type { TelegramMessage } from '../../render/telegram.ts';
import type { Option } from '../../reply/blocks.ts';
import type { Keyboard } from './update.ts';

/**
 * `choose` an option; `tick` an option of several, `submit` those ticked; `say` a text that stands by
 * itself; `spent`: used already.
 */
export type Button =
  | { readonly act: 'choose' | 'tick'; readonly id: string; readonly owner?: string }
  | { readonly act: 'submit'; readonly owner?: string }
  | { readonly act: 'say'; readonly text: string }
  | { readonly act: 'spent' };

const TICKED = '✓ ';
const PATTERN = /^(?:([ct]):([\x21-\x39\x3b-\x7e]{1,40})|(d))(?::([0-9a-z]{1,12}))?$/;

const owned = (data: string, owner: string | undefined): string =>
  owner === undefined ? data : `${data}:${owner}`;

/** What a button carries: 1–64 bytes. */
export function encodeButton(button: Button): string {
  switch (button.act) {
    case 'choose':
      return owned(`c:${button.id}`, button.owner);
    case 'tick':
      return owned(`t:${button.id}`, button.owner);
    case 'submit':
      return owned('d', button.owner);
    case 'say':
      return `s:${button.text}`;
    case 'spent':
      return 'x';
  }
}

/** What a pressed button carried; undefined where it is none of ours. */
export function decodeButton(data: string): Button | undefined {
  if (data === 'x') return { act: 'spent' };
  if (data.startsWith('s:') && data.length > 2) return { act: 'say', text: data.slice(2) };
  const [, letter, id, submit, owner] = PATTERN.exec(data) ?? [];
  const whose = owner === undefined ? {} : { owner };
  if (submit !== undefined) return { act: 'submit', ...whose };
  if (id === undefined) return undefined;
  return { act: letter === 't' ? 'tick' : 'choose', id, ...whose };
}

const cutLabel = (label: string): string =>
  label.length <= telegramLimits.label
    ? label
    : `${[...label].slice(0, telegramLimits.label / 2 - 1).join('')}…`;

/** Short labels stand side by side, long ones each in a row. */
function inRows<T extends { readonly text: string }>(buttons: readonly T[]): T[][] {
  const longest = Math.max(...buttons.map(({ text }) => text.length));
  const width = longest <= 6 ? 3 : longest <= 10 ? 2 : 1;
  const rows: T[][] = [];
  for (let at = 0; at < buttons.length; at += width) rows.push(buttons.slice(at, at + width));
  return rows;
}

const button = (text: string, what: Button) => ({ text, callback_data: encodeButton(what) });

/** An option that excludes the others (都没有) is sent at once, without 选好了. */
const isSingle = ({ say }: Option): boolean => say === '0';

/** The keyboard under a question. */
export function keyboardFor(
  { options, multiple }: NonNullable<TelegramMessage['choices']>,
  owner: string | undefined,
  done: string,
): Keyboard {
  const whose = owner === undefined ? {} : { owner };
  const buttons = options.map((option, index) => {
    const act = multiple && !isSingle(option) ? 'tick' : 'choose';
    return button(cutLabel(`${index + 1}. ${option.label}`), { act, id: option.id, ...whose });
  });
  const rows = inRows(buttons);
  return multiple ? [...rows, [button(done, { act: 'submit', ...whose })]] : rows;
}

/** Buttons each of which says a text of its own; those too long for a button are left out. */
export const keyboardSaying = (
  choices: readonly { readonly label: string; readonly say: string }[],
): Keyboard =>
  inRows(
    choices
      .map(({ label, say }) => button(label, { act: 'say', text: say }))
      .filter(
        ({ callback_data }) => Buffer.byteLength(callback_data) <= telegramLimits.callbackBytes,
      ),
  );

/** What is left under a message once a button was used: it says which and does nothing. */
export const spentKeyboard = (words: string): Keyboard => [
  [button(cutLabel(words), { act: 'spent' })],
];

const isTicked = (text: string): boolean => text.startsWith(TICKED);

/** The keyboard with one option's tick turned round. */
export const withTick = (keyboard: Keyboard, data: string): Keyboard =>
  keyboard.map((row) =>
    row.map((one) =>
      one.callback_data === data
        ? { ...one, text: isTicked(one.text) ? one.text.slice(TICKED.length) : TICKED + one.text }
        : one,
    ),
  );

const withoutNumber = (text: string): string => text.replace(/^(?:✓ )?\d{1,3}\. /, '');

export interface Ticked {
  readonly id: string;
  readonly label: string;
}

/** The options ticked under a message, in its order. */
export const tickedIn = (keyboard: Keyboard): Ticked[] =>
  keyboard.flat().flatMap(({ text, callback_data: data = '' }) => {
    const read = decodeButton(data);
    return read?.act === 'tick' && isTicked(text)
      ? [{ id: read.id, label: withoutNumber(text) }]
      : [];
  });

/** The words on a button, without number and tick; empty where the message is not to be had. */
export function labelOn(keyboard: Keyboard, data: string): string {
  const found = keyboard.flat().find(({ callback_data }) => callback_data === data);
  return found === undefined ? '' : withoutNumber(found.text);
}
