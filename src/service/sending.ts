// Getting one part of an answer to the platform: once if the platform lets us, and in the end if it can be.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery, Settlement } from '../store/store.ts';
import { type Channel, SendError } from './engine.ts';

/** From half a second, doubling, to a minute; some chance in it so that many do not come back at once. */
const backoff = (attempt: number): number =>
  Math.min(60_000, 500 * 2 ** Math.min(attempt - 1, 10)) * (0.75 + Math.random() / 2);

/** What to do after an attempt that threw. An error that says nothing may mean that the part arrived. */
export const settlementOf = (error: unknown, attempt: number): Settlement => {
  if (!(error instanceof SendError)) {
    return { kind: 'later', delay: backoff(attempt), uncertain: true };
  }
  if (error.permanent) return { kind: 'failed' };
  const wanted = error.retryAfter === undefined ? 0 : error.retryAfter * 1000;
  const delay = Math.max(wanted, error.retryAfter === undefined ? backoff(attempt) : 0);
  return { kind: 'later', delay, uncertain: error.uncertain };
};

export interface SendLimits {
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  /** Ends all attempts at once. */
  readonly signal: AbortSignal;
}

/** Ends in time, and at the signal, also if what runs does not heed it. */
const within = async <T>(
  { timeout, signal }: SendLimits,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const own = new AbortController();
  const pass = () => own.abort(signal.reason);
  const timer = setTimeout(() => own.abort(new Error('no answer in time')), timeout);
  const ended = new Promise<never>((_, reject) => {
    own.signal.addEventListener('abort', () => reject(own.signal.reason), { once: true });
  });
  signal.addEventListener('abort', pass, { once: true });
  if (signal.aborted) pass();
  try {
    return await Promise.race([run(own.signal), ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', pass);
  }
};

const attemptOnce = async (
  channel: Channel,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<void> => {
  if (delivery.uncertain && (await channel.arrived?.(delivery, signal))) return;
  await channel.send?.(delivery, signal);
};

export interface Attempt {
  readonly how: Settlement;
  readonly error?: unknown;
}

/** One attempt. Never throws. */
export const sendOnce = async (
  channel: Channel,
  delivery: Delivery,
  limits: SendLimits,
): Promise<Attempt> => {
  try {
    await within(limits, (signal) => attemptOnce(channel, delivery, signal));
    return { how: { kind: 'sent' } };
  } catch (error) {
    return { how: settlementOf(error, delivery.attempt), error };
  }
};

/**
 * Runs what must not be left undone while the process lives (noting that a part was sent), again after
 * errors, for about ten seconds.
 * @throws the last error.
 */
export const insist = async <T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === 7 || signal.aborted) throw error;
      await sleep(100 * 2 ** attempt);
    }
  }
};
