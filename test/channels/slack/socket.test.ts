// Socket Mode against a gateway on loopback: envelopes acknowledged once kept, connections that end, tokens
// that are refused.
import { afterEach, describe, expect, it } from 'vitest';
import { command, direct, mention } from './payloads.ts';
import { runService, type Service } from './service.ts';
import { until } from './slack-server.ts';

let service: Service;
afterEach(() => service.close());

const socketMode = { appToken: 'xapp-good' };
const refusals = () => service.lines.filter((line) => line.includes('refused'));

describe('Socket Mode', () => {
  it('acknowledges events and commands, and answers', async () => {
    service = await runService(socketMode);
    const { slack } = service;
    slack.push({ type: 'events_api', envelope_id: 'e1', payload: mention('嘉善高龄津贴') });
    await until(() => slack.acks.some(({ envelope_id }) => envelope_id === 'e1'), 'the ack');
    const { args } = await until(() => slack.of('chat.postMessage')[0]);
    expect(JSON.stringify(args.blocks)).toContain('每人每月不低于60元');
    const payload = command('义乌 长护险 居家', `${slack.origin}/respond/T1/1/abc`);
    slack.push({
      type: 'slash_commands',
      envelope_id: 'e2',
      payload,
      accepts_response_payload: true,
    });
    await until(() => slack.acks.some(({ envelope_id }) => envelope_id === 'e2'), 'the ack');
    await until(() => slack.of('response_url')[0]);
  });

  it('does not acknowledge what it could not keep, and answers it once it comes again', async () => {
    service = await runService(socketMode);
    const { slack, store } = service;
    const accept = store.accept;
    Object.assign(store, { accept: () => Promise.reject(new Error('disk full')) });
    const payload = direct('嘉善高龄津贴');
    slack.push({ type: 'events_api', envelope_id: 'e1', payload, retry_attempt: 0 });
    await until(() => service.lines.some((line) => line.includes('not acknowledged')));
    expect(slack.acks).toEqual([]);
    Object.assign(store, { accept });
    slack.push({ type: 'events_api', envelope_id: 'e2', payload, retry_attempt: 1 });
    slack.push({ type: 'events_api', envelope_id: 'e3', payload, retry_attempt: 2 });
    await until(() => slack.acks.length === 2, 'the acks');
    await until(() => slack.of('chat.postMessage')[0]);
    slack.push({
      type: 'events_api',
      envelope_id: 'e4',
      payload: direct('你好', { channel: 'D2', user: 'U2' }),
    });
    await until(() => slack.of('chat.postMessage').some(({ args }) => args.channel === 'D2'));
    expect(slack.of('chat.postMessage').filter(({ args }) => args.channel === 'D1')).toHaveLength(
      1,
    );
  });

  it('connects again when Slack asks for it, when the line breaks and when Slack is down', async () => {
    service = await runService(socketMode);
    const { slack } = service;
    slack.push({ type: 'disconnect', reason: 'refresh_requested' });
    await until(() => slack.connections === 2, 'the second connection');
    slack.plans['apps.connections.open'] = [{ status: 503 }, { status: 429, retryAfter: 0 }];
    slack.socket?.destroy();
    await until(() => slack.connections === 3, 'the third connection');
    slack.push({ type: 'events_api', envelope_id: 'e1', payload: mention('嘉善高龄津贴') });
    await until(() => slack.of('chat.postMessage')[0]);
  });

  it('names the app token that is refused, at the start and later, and harms nothing else', async () => {
    service = await runService({ appToken: 'xapp-wrong' });
    expect(refusals()).toHaveLength(1);
    expect(refusals()[0]).toContain('SLACK_APP_TOKEN');
    expect(refusals()[0]).not.toContain('xapp-wrong');
    await service.close();
    service = await runService(socketMode);
    service.slack.appToken = 'xapp-new';
    service.slack.socket?.destroy();
    await until(() => refusals()[0]);
    expect(refusals()[0]).toContain('SLACK_APP_TOKEN');
  });

  it('names the bot token that is refused', async () => {
    service = await runService({ ...socketMode, botToken: 'xoxb-wrong' });
    expect(refusals()[0]).toContain('SLACK_BOT_TOKEN');
    expect(service.slack.connections).toBe(0);
  });

  it('waits for a Slack that is down, and stops when told', async () => {
    service = await runService(socketMode, false);
    service.slack.plans['auth.test'] = [
      { status: 500 },
      { error: 'internal_error' },
      { vanish: true },
    ];
    await service.shell.start();
    expect(service.slack.connections).toBe(1);
    await service.close();
    service = await runService(socketMode, false);
    service.slack.plans['auth.test'] = Array.from({ length: 50 }, () => ({ status: 500 }));
    const started = service.shell.start();
    await service.shell.stop();
    await started;
    expect(service.slack.connections).toBe(0);
  });
});
