// Socket Mode, kept up: connects, and connects again whenever the connection ends. Slack ends each one every
// few hours on purpose. (Bolt's own reconnecting ends the process when Slack refuses it meanwhile.)
import { setTimeout as sleep } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../service/log.ts';
import { boltLogger } from './bolt-app.ts';
import { slackName } from './outgoing.ts';
import { tokenErrors } from './web-api.ts';

export interface SocketSettings {
  readonly appToken: string;
  readonly root: string;
  /** Milliseconds for one call and for the connection's first word. */
  readonly timeout: number;
  /** The first pause before another attempt, in milliseconds; doubles up to a minute. */
  readonly pause: number;
}

export async function createSocketReceiver(
  { appToken, root, timeout }: SocketSettings,
  log: Log,
): Promise<SocketModeReceiver> {
  const { SocketModeReceiver: Socket } = await import('@slack/bolt');
  return new Socket({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLogger(log),
    installerOptions: {
      clientOptions: {
        slackApiUrl: root,
        timeout,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    },
  });
}

/** Slack's word for a refusal of the app-level token; undefined for anything that may pass. */
const refusedFor = (error: unknown): string | undefined => {
  const data = error instanceof Error && 'data' in error ? error.data : undefined;
  const code = typeof data === 'object' && data !== null && 'error' in data ? data.error : '';
  return tokenErrors.has(String(code)) ? String(code) : undefined;
};

const retryAfterOf = (error: unknown): number =>
  error instanceof Error && 'retryAfter' in error ? Number(error.retryAfter) * 1000 : 0;

export interface SocketParts {
  readonly receiver: SocketModeReceiver;
  readonly settings: SocketSettings;
  readonly log: Log;
  readonly onConnected: () => void;
  /** The token is refused: nothing is tried any more. */
  readonly onRefused: (code: string) => void;
}

/** Connects once; resolves when the connection has ended again. */
async function connectOnce(parts: SocketParts, signal: AbortSignal): Promise<void> {
  const { client } = parts.receiver;
  const finished = new AbortController();
  const ended = new Promise<void>((resolve) => {
    client.once('disconnected', resolve);
    finished.signal.addEventListener('abort', () => client.removeListener('disconnected', resolve));
  });
  const limit = sleep(2 * parts.settings.timeout, undefined, { signal: finished.signal });
  const silent = limit.then(() => Promise.reject(new Error('Slack did not say hello')));
  silent.catch(() => undefined);
  try {
    await Promise.race([client.start(), silent]);
    if (signal.aborted) void client.disconnect();
    else parts.onConnected();
    await ended;
  } catch (error) {
    void client.disconnect();
    throw error;
  } finally {
    finished.abort();
  }
}

/** Until `signal` aborts or the token is refused. Never rejects. */
export async function keepConnected(parts: SocketParts, signal: AbortSignal): Promise<void> {
  const { log, settings } = parts;
  for (let failures = 0; !signal.aborted; ) {
    try {
      await connectOnce(parts, signal);
      failures = 0;
    } catch (error) {
      const code = refusedFor(error);
      if (code !== undefined) return parts.onRefused(code);
      if (signal.aborted) return;
      failures += 1;
      const wait = Math.max(Math.min(settings.pause * 2 ** failures, 60_000), retryAfterOf(error));
      log.warn({ channel: slackName, err: error, wait }, 'no connection to Slack');
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Ends the connection; gives up waiting for Slack's goodbye after a second. */
export async function disconnect({ client }: SocketModeReceiver): Promise<void> {
  const goodbye = new AbortController();
  const enough = sleep(1_000, undefined, { signal: goodbye.signal }).catch(() => undefined);
  await Promise.race([client.disconnect(), enough]);
  goodbye.abort();
}
