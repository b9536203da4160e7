// Telegram by webhook: real requests to a real port.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { webhookUrl } from '../../../src/channels/telegram/telegram.ts';
import type { Engine, Receipt } from '../../../src/service/engine.ts';
import { type Bot, message, shared, startBot, textsTo, until } from './bot.ts';

const SECRET = 'a-secret_of-this-test';
let bot: Bot;
let http: Server;
let address: string;
let receipt: Receipt | Error | undefined;

const through = (engine: Engine): Engine => ({
  ...engine,
  receive: async (said) => {
    if (receipt instanceof Error) throw receipt;
    return receipt ?? engine.receive(said);
  },
});

beforeAll(() => {
  shared();
}, 60_000);

beforeEach(async () => {
  receipt = undefined;
  bot = await startBot({ secret: SECRET, through });
  http = createServer((request, response) => bot.shell.listener?.(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(http.address() as AddressInfo).port}/telegram`;
  await until('running', () => bot.shell.state() === 'running');
});

afterEach(async () => {
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  await bot.stop();
});

const post = async (body: string, secret: string | null = SECRET, method = 'POST') => {
  const headers: Record<string, string> =
    secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret };
  const sent = method === 'POST' ? { body } : {};
  return (await fetch(address, { method, headers, ...sent })).status;
};

const update = (id: number, text: string, number = 500 + id) =>
  JSON.stringify({ update_id: number, ...message(id, { text }) });

test('Telegram is told the address and the secret', () => {
  expect(bot.server.webhook).toEqual({ url: 'https://bot.example.org/telegram', secret: SECRET });
  expect(webhookUrl('https://a.example/x/y')).toBe('https://a.example/x/y');
});

test('an update is answered, once, however often it is delivered', async () => {
  const body = update(1, '嘉善高龄津贴多少钱');
  expect(await Promise.all([post(body), post(body), post(body)])).toEqual([200, 200, 200]);
  await until('answer', () => textsTo(bot.server, 1).length > 0);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(textsTo(bot.server, 1)).toHaveLength(1);
});

test.each([
  ['no secret', null],
  ['a wrong one', 'nearly-the-secret'],
  ['an empty one', ''],
])('%s is refused', async (_, secret) => {
  expect(await post(update(2, '你好'), secret)).toBe(401);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(textsTo(bot.server, 2)).toHaveLength(0);
});

test('what is no update is refused', async () => {
  expect(await post('', SECRET, 'GET')).toBe(405);
  expect(await post('not json')).toBe(400);
  expect(await post('{"update_id":"1"}')).toBe(400);
  expect(await post(`"${'x'.repeat(2 << 20)}"`)).toBe(413);
});

test('what is not kept is not confirmed', async () => {
  receipt = 'busy';
  expect(await post(update(3, '你好'))).toBe(503);
  receipt = new Error('the disk is full');
  expect(await post(update(3, '你好'))).toBe(500);
  receipt = 'limited';
  expect(await post(update(3, '你好'))).toBe(200);
  receipt = undefined;
  expect(await post(update(3, '你好'))).toBe(200);
  await until('answer', () => textsTo(bot.server, 3).length === 1);
});

test('nothing is taken after stopping', async () => {
  await bot.shell.stop();
  expect(await post(update(4, '你好'))).toBe(503);
});
