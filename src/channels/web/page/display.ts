// Type size and colours: chosen by the reader, remembered in one cookie that holds nothing else.
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

export const sizes = ['20', '24', '30'] as const;
export const palettes = ['auto', 'light', 'dark', 'high'] as const;

export interface Display {
  /** Size of the body text in CSS pixels at the browser's own setting of 16. */
  readonly size: (typeof sizes)[number];
  readonly colours: (typeof palettes)[number];
}

const COOKIE = 'yiwen-display';
const YEAR = 31_536_000;

const oneOf = <T extends string>(choices: readonly [T, ...T[]], value: unknown): T =>
  choices.find((choice) => choice === value) ?? choices[0];

/** Anything in; a display that exists out. */
export const displayFrom = (size: unknown, colours: unknown): Display => ({
  size: oneOf(sizes, size),
  colours: oneOf(palettes, colours),
});

export function readDisplay(c: Context): Display {
  const [size, colours] = (getCookie(c, COOKIE) ?? '').split('-');
  return displayFrom(size, colours);
}

export const rememberDisplay = (c: Context, { size, colours }: Display, secure: boolean): void =>
  setCookie(c, COOKIE, `${size}-${colours}`, {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: YEAR,
    path: '/',
  });
