// The conversation of a browser: a random id in a cookie, and the ids of its turns. A turn's token may
// stand in an address: it says nothing, and opens nothing without the cookie.
import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const COOKIE = 'yiwen-session';
const DAY = 86_400;
const ID = /^[\w-]{22}$/;
const TOKEN = /^[\w-]{16}$/;

/** Earlier turns that a page still shows. */
const MOST_TURNS = 5;

const random = (): string => randomBytes(16).toString('base64url');
const digest = (...parts: readonly string[]): Buffer =>
  createHash('sha256').update(parts.join('\0')).digest();

/** The session's id; undefined before the first question. */
export function readSession(c: Context): string | undefined {
  const id = getCookie(c, COOKIE);
  return id !== undefined && ID.test(id) ? id : undefined;
}

/** The session's id, made if there is none; kept for a day from now. */
export function ensureSession(c: Context, secure: boolean): string {
  const id = readSession(c) ?? random();
  setCookie(c, COOKIE, id, { httpOnly: true, sameSite: 'Lax', secure, maxAge: DAY, path: '/' });
  return id;
}

/** A fresh value for the forms of one page: pressing twice is one question. */
export const newNonce = (): string => random();

/** Names the turn that a form's press makes. */
export const tokenOf = (nonce: string, text: string): string =>
  digest(nonce, text).toString('base64url').slice(0, 16);

/** The engine's event id of a session's turn. */
export const eventIdOf = (session: string, token: string): string =>
  digest(session, token).toString('hex');

/** Tokens in an address or a form field, the latest ones. */
export const readTokens = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .split('.')
    .filter((token) => TOKEN.test(token))
    .slice(-MOST_TURNS);

export const joinTokens = (tokens: readonly string[]): string =>
  [...new Set(tokens)].slice(-MOST_TURNS).join('.');
