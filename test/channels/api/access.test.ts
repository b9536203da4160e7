// Who gets in, how often, and from which pages.
import { afterEach, describe, expect, it } from 'vitest';
import type { AccessSettings } from '../../../src/channels/web/api/deps.ts';
import { apiRoutes } from '../../../src/channels/web/api/index.ts';
import { deskRoutes } from '../../../src/channels/web/desk/index.ts';
import { createQuotas } from '../../../src/channels/web/quotas.ts';
import { knowledge, type Served, serveAt, today } from './server.ts';

const open: Served[] = [];
const start = async (settings: AccessSettings): Promise<string> => {
  const deps = { knowledge: knowledge(), settings, today: () => today };
  const served = await serveAt({ '/api/v1': apiRoutes(deps), '/desk': deskRoutes(deps) });
  open.push(served);
  return served.origin;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

const basic = (password: string) => `Basic ${Buffer.from(`clerk:${password}`).toString('base64')}`;

describe('keys', () => {
  const settings = { local: false, keys: ['first-key', 'second-key'] };

  it.each(['/api/v1/catalogs', '/api/v1/openapi.json', '/desk', '/desk/330421/11'])(
    '%s asks for one, also in a browser',
    async (path) => {
      const answer = await fetch((await start(settings)) + path);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
      expect(await answer.text()).not.toContain('first-key');
    },
  );

  it.each([
    { 'X-API-Key': 'second-key' },
    { Authorization: 'Bearer first-key' },
    { Authorization: basic('first-key') },
  ])('lets in %j', async (headers) => {
    const origin = await start(settings);
    expect((await fetch(`${origin}/api/v1/catalogs`, { headers })).status).toBe(200);
    expect((await fetch(`${origin}/desk`, { headers })).status).toBe(200);
  });

  it.each(['', 'first', 'first-key2', 'FIRST-KEY', 'undefined'])('refuses %j', async (key) => {
    const headers = { Authorization: `Bearer ${key}` };
    expect((await fetch(`${await start(settings)}/api/v1/catalogs`, { headers })).status).toBe(401);
  });

  it('are not asked for the health', async () => {
    expect((await fetch(`${await start(settings)}/api/v1/health`)).status).toBe(200);
  });

  it('closes desk and API where none is set and the server is not local', async () => {
    const origin = await start({ local: false });
    expect((await fetch(`${origin}/desk`)).status).toBe(403);
    expect((await fetch(`${origin}/api/v1/catalogs`)).status).toBe(403);
    const headers = { Authorization: 'Bearer ' };
    expect((await fetch(`${origin}/api/v1/catalogs`, { headers })).status).toBe(403);
  });

  it('never takes an empty key as one', async () => {
    const origin = await start({ local: false, keys: [''] });
    const headers = { 'X-API-Key': '' };
    expect((await fetch(`${origin}/api/v1/catalogs`, { headers })).status).toBe(401);
  });

  it('are needed on this machine too once set', async () => {
    const origin = await start({ local: true, keys: ['k'] });
    expect((await fetch(`${origin}/api/v1/catalogs`)).status).toBe(401);
  });
});

describe('limits', () => {
  it('tells what is left and says 429 beyond it', async () => {
    const origin = await start({ local: true, perMinute: 2 });
    const first = await fetch(`${origin}/api/v1/health`);
    expect(first.headers.get('ratelimit-policy')).toBe('"minute";q=2;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"minute";r=1;t=\d+$/);
    await fetch(`${origin}/api/v1/health`);
    const third = await fetch(`${origin}/api/v1/health`);
    expect(third.status).toBe(429);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(third.headers.get('content-type')).toContain('application/problem+json');
  });

  it('counts each key by itself, and wrong keys by their address', async () => {
    const origin = await start({ local: false, keys: ['a', 'b'], perMinute: 2 });
    const ask = (key: string) =>
      fetch(`${origin}/api/v1/catalogs`, { headers: { 'X-API-Key': key } });
    await ask('a');
    await ask('a');
    expect((await ask('a')).status).toBe(429);
    expect((await ask('b')).status).toBe(200);
    await ask('guess 1');
    await ask('guess 2');
    expect((await ask('guess 3')).status).toBe(429);
  });

  it('believes X-Forwarded-For only behind a proxy of ours, and then its last entry', async () => {
    const twice = async (proxied: boolean) => {
      const origin = await start({ local: true, perMinute: 1, proxied });
      const ask = (from: string) =>
        fetch(`${origin}/api/v1/health`, { headers: { 'X-Forwarded-For': from } });
      await ask('1.1.1.1, 2.2.2.2');
      return [(await ask('9.9.9.9, 2.2.2.2')).status, (await ask('1.1.1.1, 3.3.3.3')).status];
    };
    expect(await twice(false)).toEqual([429, 429]);
    expect(await twice(true)).toEqual([429, 200]);
  });

  it('begins anew after a minute', () => {
    let now = 0;
    const take = createQuotas(1, () => now);
    expect(take('a').allowed).toBe(true);
    now = 59_999;
    expect(take('a')).toEqual({ allowed: false, remaining: 0, reset: 1 });
    now = 60_000;
    expect(take('a')).toEqual({ allowed: true, remaining: 0, reset: 60 });
  });
});

describe('other pages', () => {
  const asked = { headers: { Origin: 'https://example.org' } };

  it('may not read the API', async () => {
    const answer = await fetch(`${await start({ local: true })}/api/v1/catalogs`, asked);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may where they are named, and only they', async () => {
    const origin = await start({ local: true, origins: ['https://example.org'] });
    const answer = await fetch(`${origin}/api/v1/catalogs`, asked);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://example.org');
    expect(answer.headers.get('vary')).toContain('Origin');
    const other = { headers: { Origin: 'https://example.net' } };
    const refused = await fetch(`${origin}/api/v1/catalogs`, other);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may ask beforehand without a key', async () => {
    const origin = await start({ local: false, keys: ['k'], origins: ['https://example.org'] });
    const answer = await fetch(`${origin}/api/v1/ask`, {
      method: 'OPTIONS',
      headers: { ...asked.headers, 'Access-Control-Request-Method': 'POST' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toContain('X-API-Key');
  });
});
