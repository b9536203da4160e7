// Long polling: fetches updates and confirms them only once the engine has kept them. Asking for the
// next batch confirms the one before, so nothing is asked for until all of a batch is kept.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from 'grammy';
import type { Log } from '../../service/log.ts';
import type { Me } from './event.ts';
import type { Handler, Numbered } from './handle.ts';
import { type Pauses, pauseAfter, type Trouble, troubleOf } from './platform.ts';
import { CHANNEL } from './replies.ts';
import { allowedUpdates } from './update.ts';

export interface Polling {
  readonly api: Api;
  readonly handler: Handler;
  readonly log: Log;
  readonly pauses: Pauses;
  /** Seconds that Telegram may hold a request while there is nothing new. */
  readonly hold: number;
  /** Aborted to stop. */
  readonly signal: AbortSignal;
  /** Told each time that fetching works or does not. */
  readonly onState: (state: 'running' | 'waiting') => void;
}

type Signal = Parameters<Api['getUpdates']>[1];

/** Further than this over the time held, a request hangs. */
const GRACE = 10_000;

/** Sleeps; wakes early, without complaint, when told to stop. */
const rest = (milliseconds: number, signal: AbortSignal): Promise<unknown> =>
  sleep(milliseconds, undefined, { signal }).catch(() => undefined);

const fetchUpdates = ({ api, hold, signal }: Polling, offset: number): Promise<Numbered[]> => {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(hold * 1000 + GRACE)]);
  return api.getUpdates(
    { offset, limit: 100, timeout: hold, allowed_updates: allowedUpdates },
    limit as Signal,
  );
};

/** Tries until the engine has kept the update; false if told to stop before that. */
async function insist(polling: Polling, update: Numbered, me: Me): Promise<boolean> {
  const { handler, log, pauses, signal } = polling;
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      if ((await handler.handle(update, me)) !== 'busy') return true;
    } catch (err) {
      log.error({ channel: CHANNEL, update: update.update_id, err }, 'an update could not be kept');
    }
    await rest(pauseAfter({ kind: 'away' }, failures, pauses), signal);
  }
  return false;
}

function lanesOf(updates: readonly Numbered[], lane: (update: Numbered) => string): Numbered[][] {
  const lanes = new Map<string, Numbered[]>();
  for (const update of updates) {
    const key = lane(update);
    lanes.set(key, [...(lanes.get(key) ?? []), update]);
  }
  return [...lanes.values()];
}

/**
 * Keeps a batch: one person's updates in order, different people's at the same time.
 * @returns the number to ask for next: of the first that is not kept, or after the last
 */
async function keepAll(polling: Polling, updates: readonly Numbered[], me: Me): Promise<number> {
  const left: number[] = [];
  const keepLane = async (lane: readonly Numbered[]): Promise<void> => {
    const lost = await firstNotKept(polling, lane, me);
    if (lost !== undefined) left.push(lost);
  };
  await Promise.all(lanesOf(updates, (update) => polling.handler.lane(update, me)).map(keepLane));
  return left.length > 0
    ? Math.min(...left)
    : Math.max(...updates.map(({ update_id: id }) => id)) + 1;
}

async function firstNotKept(
  polling: Polling,
  lane: readonly Numbered[],
  me: Me,
): Promise<number | undefined> {
  for (const update of lane) if (!(await insist(polling, update, me))) return update.update_id;
  return undefined;
}

const tell = (log: Log, trouble: Trouble, err: unknown): void => {
  if (trouble.kind === 'conflict')
    log.warn(
      { channel: CHANNEL, err },
      '另一个进程正用同一个机器人取消息，或者设了 webhook：这里等着，它停了就接上',
    );
  else log.warn({ channel: CHANNEL, trouble, err }, 'fetching updates failed');
};

/** Tells Telegram what is kept, so that a restart does not fetch it again. */
const confirm = async ({ api }: Polling, offset: number): Promise<void> => {
  const limit = AbortSignal.timeout(1_500) as unknown as Signal;
  await api.getUpdates({ offset, limit: 1, timeout: 0 }, limit).catch(() => undefined);
};

/**
 * Fetches until told to stop.
 * @returns `refused` if the token does not hold any more
 */
export async function poll(polling: Polling, me: Me): Promise<'stopped' | 'refused'> {
  const { signal, log, pauses, onState } = polling;
  let offset = 0;
  for (let failures = 0; !signal.aborted; ) {
    try {
      const updates = await fetchUpdates(polling, offset);
      failures = 0;
      onState('running');
      if (updates.length > 0) offset = await keepAll(polling, updates, me);
    } catch (error) {
      if (signal.aborted) break;
      const trouble = troubleOf(error);
      if (trouble.kind === 'refused') return 'refused';
      onState('waiting');
      tell(log, trouble, error);
      await rest(pauseAfter(trouble, failures, pauses), signal);
      failures += 1;
    }
  }
  if (offset > 0) await confirm(polling, offset);
  return 'stopped';
}
