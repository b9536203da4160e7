// Getting events from Slack: who we are there, then Socket Mode or requests by HTTP.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ChannelShell } from '../shell.ts';
import {
  acknowledgeLast,
  type BoltSettings,
  createBoltApp,
  createHttpReceiver,
  type HandlerOptions,
} from './bolt-app.ts';
import { slackName } from './outgoing.ts';
import { type Parts, refuse } from './parts.ts';
import { createSocketReceiver, disconnect, keepConnected } from './socket.ts';
import { SlackRefusal, tokenErrors } from './web-api.ts';

const authSchema = z.object({ user_id: z.string(), bot_id: z.string().default('') });

/** Who we are, by auth.test; undefined where Slack refuses the token, or when stopped. */
export async function authenticate(parts: Parts): Promise<BoltSettings | undefined> {
  const { api, settings, stopped } = parts;
  for (let failures = 1; !stopped.aborted; failures += 1) {
    try {
      const { user_id, bot_id } = authSchema.parse(await api.call('auth.test', {}, stopped));
      return { botToken: settings.botToken, botId: bot_id, botUserId: user_id };
    } catch (error) {
      if (error instanceof SlackRefusal && tokenErrors.has(error.code)) {
        refuse(parts, 'SLACK_BOT_TOKEN', error.code);
        return undefined;
      }
      const asked = error instanceof SlackRefusal ? (error.retryAfter ?? 0) * 1000 : 0;
      const wait = Math.max(asked, Math.min(settings.pause * 2 ** failures, 60_000));
      if (!stopped.aborted)
        settings.log.warn({ channel: slackName, err: error, wait }, 'Slack cannot be reached');
      await sleep(wait, undefined, { signal: stopped }).catch(() => undefined);
    }
  }
  return undefined;
}

/** Resolves when connected, or refused for good. @returns how to disconnect */
export async function connectSocket(
  parts: Parts,
  appToken: string,
  who: BoltSettings,
  options: HandlerOptions,
): Promise<() => Promise<void>> {
  const { root, timeout, pause, log } = parts.settings;
  const settings = { appToken, root, timeout, pause };
  const receiver = await createSocketReceiver(settings, log);
  acknowledgeLast(receiver, await createBoltApp(receiver, who, options), log);
  await new Promise<void>((resolve) => {
    const onConnected = (): void => {
      log.info({ channel: slackName }, 'connected to Slack by Socket Mode');
      resolve();
    };
    const onRefused = (code: string): void => refuse(parts, 'SLACK_APP_TOKEN', code);
    const all = { receiver, settings, log, onConnected, onRefused };
    void keepConnected(all, parts.stopped).finally(resolve);
  });
  return () => disconnect(receiver);
}

export type Listener = NonNullable<ChannelShell['listener']>;

/** Bolt throws at what it does not serve. */
const guarded =
  (listener: Listener): Listener =>
  (request, response) => {
    try {
      listener(request, response);
    } catch {
      if (!response.headersSent) response.writeHead(404).end();
    }
  };

/** Slack will deliver it again. */
export const notReady: Listener = (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(503, { 'retry-after': '30' }).end();
};

/** @returns what serves the requests */
export async function listenHttp(
  parts: Parts,
  signingSecret: string,
  who: BoltSettings,
  options: HandlerOptions,
): Promise<Listener> {
  const { log } = parts.settings;
  const receiver = await createHttpReceiver(signingSecret, log);
  await createBoltApp(receiver, who, options);
  log.info({ channel: slackName }, 'listening to Slack under /slack/events');
  return guarded(receiver.requestListener);
}
