// What each platform can show, as data: renderers and tests read the numbers from here.

/** How a platform counts: UTF-16 units, bytes of UTF-8, or columns of a terminal. */
export type Unit = 'utf16' | 'bytes' | 'columns';

export interface Limits {
  readonly unit: Unit;
  /** The most that one message (or, for columns, one line) may hold. */
  readonly most: number;
  /** What we fill at most: room is left for mark-up and for what the platform counts its own way. */
  readonly fill: number;
}

/**
 * Telegram Bot API, sendMessage: 1–4096 characters after entities are parsed; we count the mark-up too.
 * Entities beyond 100 in one message are ignored.
 */
export const telegramLimits = {
  unit: 'utf16',
  most: 4096,
  fill: 3500,
  entities: 100,
  /** InlineKeyboardButton.callback_data: 1–64 bytes. */
  callbackBytes: 64,
  /** answerCallbackQuery.text: 0–200 characters. */
  callbackAnswer: 200,
  /** Not documented; a longer label is cut off on a small screen. */
  label: 40,
  /** setMyCommands: a description has at most 256 characters. */
  commandDescription: 256,
} as const satisfies Limits & Readonly<Record<string, number | string>>;

/** A terminal without a known width; a Chinese character takes two columns. */
export const terminalLimits = { unit: 'columns', most: 80, fill: 80 } as const satisfies Limits;
