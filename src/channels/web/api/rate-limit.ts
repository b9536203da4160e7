// So many requests a minute for each client, told in RateLimit headers
// (draft-ietf-httpapi-ratelimit-headers). Kept in this process; each replica counts for itself.
import type { MiddlewareHandler } from 'hono';
import { clientOf } from './access.ts';
import { type AccessSettings, defaultPerMinute } from './deps.ts';
import { Problem, problemResponse } from './problem.ts';

const minute = 60_000;
/** Beyond this many clients the ones whose minute began first are let go. */
const mostClients = 20_000;

interface Window {
  readonly began: number;
  count: number;
}

/** What is left of a client's minute; `reset` in whole seconds. */
export interface Quota {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly reset: number;
}

/**
 * Counts one request of a client.
 * @param clock milliseconds that only grow
 */
export const createQuotas = (perMinute: number, clock: () => number) => {
  const windows = new Map<string, Window>();
  const windowOf = (client: string, now: number): Window => {
    const known = windows.get(client);
    if (known !== undefined && now - known.began < minute) return known;
    windows.delete(client);
    const [oldest] = windows.size >= mostClients ? windows.keys() : [];
    if (oldest !== undefined) windows.delete(oldest);
    const fresh = { began: now, count: 0 };
    windows.set(client, fresh);
    return fresh;
  };
  return (client: string): Quota => {
    const now = clock();
    const window = windowOf(client, now);
    window.count += 1;
    return {
      allowed: window.count <= perMinute,
      remaining: Math.max(0, perMinute - window.count),
      reset: Math.ceil((window.began + minute - now) / 1000),
    };
  };
};

/** Middleware: RateLimit headers on every response, 429 with Retry-After beyond the limit. */
export const rateLimit = (
  settings: AccessSettings,
  clock: () => number = () => performance.now(),
): MiddlewareHandler => {
  const perMinute = settings.perMinute ?? defaultPerMinute;
  const take = createQuotas(perMinute, clock);
  return async (c, next) => {
    const { allowed, remaining, reset } = take(clientOf(c, settings));
    if (allowed) await next();
    else {
      const words = `每分钟最多 ${perMinute} 次，请 ${reset} 秒后再试`;
      c.res = problemResponse(c, new Problem(429, words));
      c.res.headers.set('Retry-After', `${reset}`);
    }
    c.res.headers.set('RateLimit-Policy', `"minute";q=${perMinute};w=60`);
    c.res.headers.set('RateLimit', `"minute";r=${remaining};t=${reset}`);
  };
};
