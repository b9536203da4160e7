// The real engine and core with the Slack channel, over a database of its own, against a Slack on loopback.
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSlack, type SlackSettings } from '../../../src/channels/slack/slack.ts';
import { loadSlackWords } from '../../../src/channels/slack/words.ts';
import { redact } from '../../../src/language/redact.ts';
import { loadKnowledge, projectRoot } from '../../../src/load-knowledge.ts';
import { createEngine } from '../../../src/service/create-engine.ts';
import { createLog } from '../../../src/service/log.ts';
import { createMetrics } from '../../../src/service/metrics.ts';
import { step } from '../../../src/step.ts';
import { openStore } from '../../../src/store/open.ts';
import { SlackServer } from './slack-server.ts';

export const knowledge = loadKnowledge();
export const words = loadSlackWords(projectRoot);
export const secret = 'signing-secret';

export interface Service {
  readonly slack: SlackServer;
  readonly shell: ReturnType<typeof createSlack>;
  /** Lines of the log. */
  readonly lines: string[];
  readonly url: string;
  readonly store: Awaited<ReturnType<typeof openStore>>;
  close(): Promise<void>;
}

/** @param started false: the channel is not started yet */
export async function runService(
  settings: Partial<SlackSettings>,
  started = true,
): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'yiwen-slack-'));
  const slack = new SlackServer();
  await slack.listen();
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  const store = await openStore({ folder });
  const engine = createEngine({
    store,
    answer: (conversation, message, today) => step(knowledge, conversation, message, today),
    redact,
    today: () => '2026-11-22',
    log,
    metrics: createMetrics(),
    settings: { poll: 50, limits: { burst: 1_000, perMinute: 1_000 } },
  });
  const base = { botToken: 'xoxb-good', apiUrl: slack.root, log, timeout: 2_000, pause: 10 };
  const shell = createSlack({ ...base, ...settings }, engine, knowledge, words);
  engine.register(shell.channel);
  engine.start();
  const server = createServer(shell.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  if (started) await shell.start();
  return {
    slack,
    shell,
    lines,
    store,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    close: async () => {
      await shell.stop();
      await engine.stop(1_000);
      server.closeAllConnections();
      server.close();
      await store.close();
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const sign = (body: string, at: number, key: string): string =>
  `v0=${createHmac('sha256', key).update(`v0:${at}:${body}`).digest('hex')}`;

export interface Signing {
  readonly key?: string;
  readonly age?: number;
  readonly headers?: Record<string, string>;
}

const post = async (url: string, body: string, type: string, how: Signing): Promise<Response> => {
  const at = Math.floor(Date.now() / 1000) - (how.age ?? 0);
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': sign(body, at, how.key ?? secret),
    ...how.headers,
  };
  return fetch(url, { method: 'POST', headers, body });
};

export const postEvent = (url: string, payload: unknown, how: Signing = {}) =>
  post(url, JSON.stringify(payload), 'application/json', how);

const form = 'application/x-www-form-urlencoded';

export const postForm = (url: string, fields: Record<string, string>, how: Signing = {}) =>
  post(url, new URLSearchParams(fields).toString(), form, how);

export const postPayload = (url: string, payload: unknown, how: Signing = {}) =>
  postForm(url, { payload: JSON.stringify(payload) }, how);
