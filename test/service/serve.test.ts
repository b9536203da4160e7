import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { redact } from '../../src/language/redact.ts';
import type { App } from '../../src/service/host.ts';
import { createLog } from '../../src/service/log.ts';
import { type Outlet, type Service, serve } from '../../src/service/serve.ts';
import { createFakeChannel, echo, said, until } from './fake.ts';

const folder = mkdtempSync(join(tmpdir(), 'yiwen-serve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const core = { answer: echo, redact, today: () => '2026-11-21' };
const settings = { host: '127.0.0.1', port: 0, store: { folder } };

const outletOf = ({ channel }: ReturnType<typeof createFakeChannel>, more = {}): Outlet => ({
  name: channel.name,
  channel,
  start: async () => undefined,
  stop: async () => undefined,
  listener: (request, response) => void response.end(`hook ${request.url}`),
  ...more,
});

const app: App = { fetch: (request) => new Response(`page ${new URL(request.url).pathname}`) };

const start = (outlets: readonly Outlet[], more = {}, log = createLog('silent')) =>
  serve({ ...settings, ...more }, core, async () => ({ outlets, app }), log);

const get = async (service: Service, path: string) => {
  const response = await fetch(`http://127.0.0.1:${service.port}${path}`);
  return { status: response.status, text: await response.text() };
};

it('serves health, metrics and what channels mount, and stops', async () => {
  const fake = createFakeChannel('fake');
  const service = await start([outletOf(fake)]);
  expect(await get(service, '/healthz')).toMatchObject({ status: 200 });
  expect(await get(service, '/readyz')).toEqual({
    status: 200,
    text: '{"ok":true,"catalogs":true,"running":true,"database":true}\n',
  });
  expect((await get(service, '/metrics')).text).toContain('yiwen_waiting{what="messages"} 0');
  expect((await get(service, '/fake/a?b')).text).toBe('hook /fake/a?b');
  expect((await get(service, '/faker')).text).toBe('page /faker');
  await service.engine.receive(said('fake', '一'));
  await until(() => fake.sent.length === 1);
  await service.stop();
  await expect(get(service, '/healthz')).rejects.toThrow();
});

it('runs without a channel that cannot start, and says which', async () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const refused = async () => {
    throw new Error('BROKEN_TOKEN is refused');
  };
  const well = createFakeChannel('well');
  const broken = outletOf(createFakeChannel('broken'), { start: refused });
  const service = await start([broken, outletOf(well)], {}, log);
  expect((await get(service, '/readyz')).status).toBe(200);
  await service.engine.receive(said('well', '一'));
  await until(() => well.sent.length === 1);
  await service.stop();
  expect(lines.find((line) => line.includes('BROKEN_TOKEN'))).toContain('"channel":"broken"');
});

it('stops within ten seconds though channel and platform hang', async () => {
  const fake = createFakeChannel('hang', { send: () => new Promise(() => undefined) });
  const hanging = outletOf(fake, { stop: () => new Promise(() => undefined) });
  const service = await start([hanging]);
  await service.engine.receive(said('hang', '一'));
  await sleep(200);
  const began = performance.now();
  await service.stop();
  expect(performance.now() - began).toBeLessThan(10_000);
}, 15_000);

it('says what to do when the database or the port cannot be had', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  await expect(start([], { store: { folder: file } })).rejects.toThrow('YIWEN_DATA');
  const url = 'postgres://nobody:wrong@127.0.0.1:1/none';
  await expect(start([], { store: { folder, url } })).rejects.toThrow('DATABASE_URL');
  const service = await start([]);
  await expect(start([], { port: service.port })).rejects.toThrow('PORT');
  await service.stop();
});
