import { expect, it } from 'vitest';
import { readSettings } from '../src/config.ts';

it('needs nothing', () => {
  expect(readSettings({})).toMatchObject({
    port: 8080,
    databaseUrl: undefined,
    folder: 'data',
    keepHours: 24,
    telegram: null,
    slack: null,
  });
});

it('takes empty settings for none', () => {
  expect(readSettings({ PORT: '', TELEGRAM_BOT_TOKEN: ' ', SLACK_BOT_TOKEN: '' })).toEqual(
    readSettings({}),
  );
});

it.each([
  ['PORT', '99999'],
  ['PORT', 'abc'],
  ['DATABASE_URL', 'mysql://x/y'],
  ['YIWEN_KEEP_HOURS', '0'],
  ['LOG_LEVEL', 'loud'],
  ['YIWEN_API_KEYS', 'short'],
  ['YIWEN_API_ORIGINS', 'https://a.example/path'],
  ['YIWEN_PROXIED', 'yes'],
])('names %s when it is wrong (%s)', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(name);
});

it('names everything that is wrong at once', () => {
  expect(() => readSettings({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT.*\nLOG_LEVEL/);
});

it('takes the page for local only where nobody else can reach it', () => {
  expect(readSettings({}).page.local).toBe(true);
  expect(readSettings({ HOST: '0.0.0.0' }).page.local).toBe(false);
  expect(readSettings({ YIWEN_PROXIED: '1' }).page.local).toBe(false);
  expect(
    readSettings({ YIWEN_API_KEYS: `${'a'.repeat(16)}, ${'b'.repeat(20)}` }).page.keys,
  ).toEqual(['a'.repeat(16), 'b'.repeat(20)]);
});

const telegram = { TELEGRAM_BOT_TOKEN: '123456:ABCDEFGHIJKLMNOP' };

it('reads the Telegram settings', () => {
  expect(readSettings(telegram).telegram).toEqual({
    token: telegram.TELEGRAM_BOT_TOKEN,
    apiRoot: undefined,
    webhook: undefined,
  });
  const webhook = { TELEGRAM_WEBHOOK_URL: 'https://a.example/tg', TELEGRAM_WEBHOOK_SECRET: 's3' };
  expect(readSettings({ ...telegram, ...webhook }).telegram).toMatchObject({
    webhook: { url: 'https://a.example/tg', secret: 's3' },
  });
});

const slack = { SLACK_BOT_TOKEN: 'xoxb-1-2', SLACK_APP_TOKEN: 'xapp-1' };

it('reads the Slack settings, Socket Mode first', () => {
  const both = { ...slack, SLACK_SIGNING_SECRET: 'a'.repeat(32) };
  expect(readSettings(both).slack).toMatchObject({
    connection: { mode: 'socket', appToken: 'xapp-1' },
  });
  const { SLACK_APP_TOKEN, ...http } = both;
  expect(readSettings(http).slack).toMatchObject({ connection: { mode: 'http' } });
});

it.each([
  [{ TELEGRAM_BOT_TOKEN: 'nonsense' }, 'telegram', 'TELEGRAM_BOT_TOKEN'],
  [{ ...telegram, TELEGRAM_WEBHOOK_URL: 'https://a.b' }, 'telegram', 'TELEGRAM_WEBHOOK_SECRET'],
  [{ SLACK_BOT_TOKEN: 'xoxp-1' }, 'slack', 'SLACK_BOT_TOKEN'],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'slack', 'SLACK_APP_TOKEN'],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, 'slack', 'SLACK_BOT_TOKEN'],
] as const)('turns off one channel alone and says why: %j', (environment, channel, name) => {
  const settings = readSettings(environment);
  expect(settings[channel]).toMatchObject({ problem: expect.stringContaining(name) });
  expect(settings[channel === 'slack' ? 'telegram' : 'slack']).toBeNull();
});
