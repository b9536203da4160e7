// So many requests a minute for each client, told in RateLimit headers
// (draft-ietf-httpapi-ratelimit-headers).
import type { MiddlewareHandler } from 'hono';
import { createQuotas, defaultPerMinute } from '../quotas.ts';
import { clientOf } from './access.ts';
import type { AccessSettings } from './deps.ts';
import { Problem, problemResponse } from './problem.ts';

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
