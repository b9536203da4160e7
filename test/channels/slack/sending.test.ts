// What becomes of an answer when Slack is slow, overrun, broken or says no.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { command, direct, homeOpened, mention, press } from './payloads.ts';
import {
  postEvent,
  postForm,
  postPayload,
  runService,
  type Service,
  secret,
  words,
} from './service.ts';
import { until } from './slack-server.ts';

let service: Service;
beforeAll(async () => {
  service = await runService({ signingSecret: secret, patience: 300 });
});
afterAll(() => service.close());
beforeEach(() => {
  service.slack.calls.length = 0;
  service.lines.length = 0;
});

const plan = (method: string, ...plans: object[]) => {
  service.slack.plans[method] = plans;
};
const posts = () => service.slack.of('chat.postMessage');
const ask = async (user: string) =>
  expect((await postEvent(service.url, direct('嘉善高龄津贴', { user }))).status).toBe(200);
const sendings = () => service.lines.filter((line) => line.includes('sending failed'));

describe('an answer', () => {
  it('waits as long as Slack says after 429', async () => {
    plan('chat.postMessage', { status: 429, retryAfter: 1 });
    const began = Date.now();
    await ask('U11');
    await until(() => posts()[0]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
    expect(posts()).toHaveLength(1);
  });
  it.each([{ status: 502 }, { error: 'internal_error' }])('comes again after %o', async (fault) => {
    plan('chat.postMessage', fault);
    await ask(`U12${'error' in fault}`.toUpperCase());
    const wanted = 'error' in fault ? 2 : 1;
    // The server notes a call before it says `ok: false`: the search then finds it, as Slack's might.
    await until(() => posts().length >= 1 && service.slack.of('conversations.history')[0]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(posts().length).toBeLessThanOrEqual(wanted);
    expect(posts().length).toBeGreaterThanOrEqual(1);
  });
  it('is not doubled when it arrived and the connection broke', async () => {
    plan('chat.postMessage', { vanish: true });
    await postEvent(service.url, mention('嘉善高龄津贴', { user: 'U13' }));
    await until(() => service.slack.of('conversations.replies')[0]);
    await postEvent(service.url, direct('你好', { user: 'U14' }));
    await until(() => posts().length === 2);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(posts()).toHaveLength(2);
  });
  it('is sent again where what was sent cannot be looked up', async () => {
    plan('chat.postMessage', { vanish: true });
    plan('conversations.replies', { error: 'missing_scope' });
    await postEvent(service.url, mention('嘉善高龄津贴', { user: 'U15' }));
    await until(() => posts().length === 2);
    expect(service.lines.join('')).toContain('may appear twice');
  });
  it('is given up when the channel is gone', async () => {
    plan('chat.postMessage', { error: 'channel_not_found' });
    await ask('U16');
    await until(() => sendings()[0]);
    expect(sendings()[0]).toContain('"kind":"failed"');
    expect(sendings()[0]).toContain('channel_not_found');
  });
  it('waits when the token no longer holds', async () => {
    plan('chat.postMessage', { error: 'token_revoked' });
    await ask('U17');
    await until(() => sendings()[0]);
    expect(sendings()[0]).toContain('"delay":300000');
  });
});

describe('what Slack waits for', () => {
  const stuck = async (run: () => Promise<void>): Promise<void> => {
    const { accept } = service.store;
    Object.assign(service.store, { accept: () => new Promise(() => undefined) });
    try {
      await run();
    } finally {
      Object.assign(service.store, { accept });
    }
  };
  it('comes in time even if the database hangs: events are to come again, commands are told', () =>
    stuck(async () => {
      expect((await postEvent(service.url, direct('嘉善高龄津贴'))).status).toBe(503);
      const response = await postForm(
        service.url,
        command('嘉善高龄津贴', `${service.slack.origin}/respond/1`),
      );
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ response_type: 'ephemeral', text: words.busy });
      const action = { action_id: 'yw:say:0', block_id: 'yw|U1||0', value: '不清楚' };
      expect((await postPayload(service.url, press(action))).status).toBe(200);
      const { args } = await until(() => service.slack.of('chat.postEphemeral')[0]);
      expect(args).toMatchObject({ channel: 'C1', user: 'U1', text: words.busy });
    }));
  it('is 503 once the channel has stopped', async () => {
    const own = await runService({ signingSecret: secret });
    await own.shell.stop();
    expect((await postEvent(own.url, direct('嘉善高龄津贴'))).status).toBe(503);
    await own.close();
  });
  it('does not depend on the home page being shown', async () => {
    plan('views.publish', { error: 'internal_error' });
    expect((await postEvent(service.url, homeOpened('U21'))).status).toBe(200);
    await until(() => service.lines.some((line) => line.includes('home page')));
    await postEvent(service.url, homeOpened('U21'));
    await until(() => service.slack.of('views.publish').length === 2);
    await postEvent(service.url, homeOpened('U21'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(service.slack.of('views.publish')).toHaveLength(2);
  });
});
