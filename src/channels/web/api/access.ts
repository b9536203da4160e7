// Lets in who holds a key. On this machine alone no key is needed unless some are set; anywhere else
// nobody gets in without one.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { addressOf } from '../address.ts';
import type { AccessSettings } from './deps.ts';
import { Problem, problemResponse } from './problem.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const fromBasic = (encoded: string): string => {
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
};

/** The key a request carries: X-API-Key, Bearer, or the password of Basic (a browser's own prompt). */
const keyIn = (c: Context): string | undefined => {
  const header = c.req.header('x-api-key');
  if (header !== undefined) return header;
  const [scheme, value] = (c.req.header('authorization') ?? '').split(' ', 2);
  if (value === undefined) return undefined;
  if (scheme?.toLowerCase() === 'bearer') return value;
  return scheme?.toLowerCase() === 'basic' ? fromBasic(value) : undefined;
};

/** Looks at every key, so that the time taken tells nothing of them. */
const holderOf = (keys: readonly string[], given: string | undefined): number => {
  const asked = digest(given ?? '');
  return keys.reduce(
    (found, key, index) =>
      timingSafeEqual(digest(key), asked) && key !== '' && given !== undefined ? index : found,
    -1,
  );
};

/** Who asks, for counting: a key by its place in the settings, or an address. */
export const clientOf = (c: Context, { keys = [], proxied = false }: AccessSettings): string => {
  const holder = holderOf(keys, keyIn(c));
  return holder >= 0 ? `key ${holder}` : `address ${addressOf(c, proxied)}`;
};

const refusal = (keys: readonly string[]): Problem =>
  keys.length === 0
    ? new Problem(403, '没有设置密钥，这里只在本机开放。请先设置密钥，再从别的机器访问')
    : new Problem(401, '请在 Authorization: Bearer 或 X-API-Key 里给出密钥；浏览器里密码填密钥');

/**
 * Middleware that answers 401 without a key, and 403 where none is set and the server is not local.
 * @param realm what a browser's prompt says; header values are ASCII
 */
export const requireKey =
  (settings: AccessSettings, realm: string): MiddlewareHandler =>
  async (c, next) => {
    const keys = settings.keys ?? [];
    if (settings.local && keys.length === 0) return next();
    if (holderOf(keys, keyIn(c)) >= 0) return next();
    const problem = refusal(keys);
    const response = problemResponse(c, problem);
    if (problem.status === 401) {
      response.headers.set('WWW-Authenticate', `Basic realm="${realm}", charset="UTF-8"`);
      response.headers.append('WWW-Authenticate', `Bearer realm="${realm}"`);
    }
    return response;
  };
