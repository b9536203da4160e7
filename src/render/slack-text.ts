// Text as Slack takes it: escaped, free of mark-up that nobody meant, and in pieces that fit.
import { splitText } from './split.ts';

/**
 * Slack's limits, in UTF-16 units unless said otherwise (docs.slack.dev, reference of Block Kit). A whole
 * message is refused (`msg_blocks_too_long`) somewhat above 13,000; we stop at 12,000 of JSON.
 */
export const slackLimits = {
  section: 3_000,
  /** Blocks a message. */
  blocks: 50,
  message: 12_000,
  header: 150,
  button: 75,
  value: 2_000,
  actionId: 255,
  blockId: 255,
  optionText: 75,
  optionValue: 150,
  /** Options of one select menu. */
  menu: 100,
  /** Boxes of one group of checkboxes. */
  boxes: 10,
  /** Elements of one actions block. */
  actions: 25,
} as const;

/** Block Kit as JSON. */
export type SlackValue =
  | null
  | boolean
  | number
  | string
  | readonly SlackValue[]
  | { readonly [name: string]: SlackValue };
export type SlackBlock = { readonly type: string; readonly [name: string]: SlackValue };

const unwanted = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu;

/** Without control characters, marks that turn the direction of writing, and half surrogates. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unwanted, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The three characters that Slack reads as mentions and links. */
export const escapeSlack = (text: string): string =>
  clean(text).replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

const widthOf = (sign: string): number => entities[sign]?.length ?? sign.length;

/** At most `most` units once escaped, never through a character; «…» where something is left out. */
export const clip = (text: string, most: number): string => {
  const escaped = escapeSlack(text);
  if (escaped.length <= most) return escaped;
  let room = most - 1;
  let kept = '';
  for (const sign of clean(text)) {
    room -= widthOf(sign);
    if (room < 0) break;
    kept += entities[sign] ?? sign;
  }
  return `${kept}…`;
};

/** Pieces of at most `most` units once escaped, cut after a line or a sentence where there is one. */
export const pieces = (text: string, most: number): string[] =>
  splitText(clean(text), most, widthOf);

const markup = /[*_~`]|:[a-z0-9_+-]+:/;

/** A bold line and lines under it, as sections; words that Slack would take for mark-up stay plain. */
export const sections = (title: string, lines: readonly string[]): SlackBlock[] => {
  const whole = [...(title === '' ? [] : [title]), ...lines].join('\n');
  if (markup.test(whole)) {
    return pieces(whole, slackLimits.section).map((piece) => ({
      type: 'section',
      text: { type: 'plain_text', text: escapeSlack(piece), emoji: false },
    }));
  }
  const room = slackLimits.section - 2;
  return pieces(whole, room).map((piece, index) => {
    const [first = '', ...rest] = escapeSlack(piece).split('\n');
    const bold = index === 0 && title !== '' ? `*${first}*` : first;
    return {
      type: 'section',
      text: { type: 'mrkdwn', text: [bold, ...rest].join('\n'), verbatim: true },
    };
  });
};

/** Small grey print. */
export const context = (text: string): SlackBlock[] =>
  pieces(text, slackLimits.section).map((piece) => ({
    type: 'context',
    elements: [{ type: 'plain_text', text: escapeSlack(piece), emoji: false }],
  }));

/** Text to be copied as it stands: literal in a rich text block, so not escaped. */
export const copyable = (text: string): SlackBlock[] =>
  pieces(text, slackLimits.section).map((piece) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece }] }],
  }));

export interface ButtonSettings {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly primary?: boolean;
}

export const plainText = (text: string, most: number): SlackValue => ({
  type: 'plain_text',
  text: clip(text, most),
  emoji: false,
});

export const button = ({ id, label, value, primary }: ButtonSettings): SlackValue => ({
  type: 'button',
  action_id: id,
  text: plainText(label, slackLimits.button),
  value: value.slice(0, slackLimits.value),
  ...(primary === true ? { style: 'primary' } : {}),
});

export const menuOption = (label: string, value: string): SlackValue => ({
  text: plainText(label, slackLimits.optionText),
  value: value.slice(0, slackLimits.optionValue),
});
