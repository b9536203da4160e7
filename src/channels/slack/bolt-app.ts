// The Bolt application: which of Slack's payloads are listened to, and when they are acknowledged. Bolt is
// loaded only here, and only when the channel is on: it takes a third of a second and 30 MB.
import type { App, HTTPReceiver, Receiver, ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../service/log.ts';
import { type HandlerParts, handle } from './handle.ts';
import { readPayload } from './incoming.ts';
import type { Intake } from './intake.ts';
import { slackName } from './outgoing.ts';

/** An event that could not be kept: Slack is to deliver it again. */
class NotKeptError extends Error {
  override readonly name = 'NotKeptError';
}

export interface BoltSettings {
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
}

export type HandlerOptions = HandlerParts & {
  /** Said to whom a command could not be kept. */
  readonly busy: string;
  /** Tells whoever pressed a button or used a shortcut, if Slack gave an address for it. */
  readonly tellBusy: (intake: Intake) => void;
};

/** Bolt's own log lines; what it logs at `debug` holds payloads, so that is left out. */
export function boltLogger(log: Log) {
  const line =
    (level: 'debug' | 'warn' | 'error') =>
    (...words: unknown[]): void => {
      const [first] = words;
      const text = first instanceof Error ? `${first.name}: ${first.message}` : String(first);
      log[level]({ channel: slackName, bolt: text.slice(0, 200) }, 'bolt');
    };
  const quiet = (): void => undefined;
  return {
    debug: quiet,
    info: line('debug'),
    warn: line('warn'),
    error: line('error'),
    setLevel: quiet,
    setName: quiet,
    getLevel: () => 'warn' as never,
  };
}

/** Events are acknowledged once they are kept; commands and buttons always, with a word where they are not. */
function listen(app: App, parts: HandlerOptions): void {
  const onEvent = async ({ body }: { readonly body: unknown }): Promise<void> => {
    if ((await handle(readPayload(body), parts)) === 'busy') throw new NotKeptError('not kept');
  };
  app.event('app_mention', onEvent);
  app.event('message', onEvent);
  app.event('app_home_opened', onEvent);
  app.command(/^\//, async ({ body, ack }) => {
    const handled = await handle(readPayload(body), parts);
    await (handled === 'kept' ? ack() : ack({ response_type: 'ephemeral', text: parts.busy }));
  });
  const onPress = async (body: unknown, ack: () => Promise<void>): Promise<void> => {
    const intake = readPayload(body);
    if ((await handle(intake, parts)) === 'busy') parts.tellBusy(intake);
    await ack();
  };
  app.shortcut({ type: 'message_action' }, ({ body, ack }) => onPress(body, ack));
  app.action(/^yw/, ({ body, ack }) => onPress(body, ack as () => Promise<void>));
}

/**
 * The application over a receiver; it never calls Slack by itself.
 * @param settings from auth.test, so that Bolt knows who it is
 */
export async function createBoltApp(
  receiver: Receiver,
  settings: BoltSettings,
  parts: HandlerOptions,
): Promise<App> {
  const { App: BoltApp } = await import('@slack/bolt');
  const { botToken, botId, botUserId } = settings;
  const app = new BoltApp({
    receiver,
    authorize: async () => ({ botToken, botId, botUserId }),
    logger: boltLogger(parts.log),
    convoStore: false,
    clientOptions: { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  app.error(async (error) => {
    throw error;
  });
  listen(app, parts);
  return app;
}

/** Requests signed by Slack under /slack/events; an event that is not kept gets 503. */
export async function createHttpReceiver(signingSecret: string, log: Log): Promise<HTTPReceiver> {
  const { HTTPReceiver: Http } = await import('@slack/bolt');
  return new Http({
    signingSecret,
    endpoints: ['/slack/events'],
    processBeforeResponse: true,
    bodyLimit: 1_000_000,
    logger: boltLogger(log),
    processEventErrorHandler: async ({ response }) => {
      if (!response.headersSent) response.writeHead(503).end();
      return false;
    },
  });
}

/**
 * Bolt acknowledges events of Socket Mode before its listeners run. This holds the word back until they are
 * done, and keeps it where they failed, so that Slack delivers again.
 */
export function acknowledgeLast(receiver: SocketModeReceiver, app: App, log: Log): void {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    let answer: Parameters<ReceiverEvent['ack']> | undefined;
    const ack: ReceiverEvent['ack'] = async (...words) => {
      answer = words;
    };
    try {
      await app.processEvent({ ...event, ack });
      if (answer) await event.ack(...answer);
    } catch (err) {
      log.warn({ channel: slackName, err }, 'not acknowledged, Slack will deliver it again');
    }
  };
  receiver.init(Object.assign(Object.create(app) as App, { processEvent }));
}
