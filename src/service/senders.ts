// The workers that send answers: each serves one person at a time and keeps hold of them meanwhile.
import { randomUUID } from 'node:crypto';
import type { Delivery } from '../store/store.ts';
import type { Core } from './core.ts';
import { inLog } from './log.ts';
import { insist, sendOnce } from './sending.ts';
import { createWorkers, type Workers } from './workers.ts';

export interface Senders extends Workers {
  /** Keeps hold of those who are being sent to; to be called well within a lease. */
  beat(): Promise<void>;
  /** Lets go of them, when nothing more will be sent. */
  release(): Promise<void>;
}

/** One attempt at one part, and what became of it noted. @returns the person's next part. */
const sendPart = async (
  core: Core,
  delivery: Delivery,
  owner: string,
): Promise<Delivery | null> => {
  const { store, config, log, metrics, abort } = core;
  const channel = core.channels.get(delivery.channel);
  if (!channel) return null;
  const limits = { timeout: config.sendTimeout, signal: abort.signal };
  const { how, error } = await sendOnce(channel, delivery, limits);
  metrics.sent(delivery.channel, how.kind, delivery.waited / 1000);
  const who = { channel: delivery.channel, person: inLog(delivery.person) };
  if (error) log.warn({ ...who, how, attempt: delivery.attempt, err: error }, 'sending failed');
  return insist(() => store.settle(delivery, owner, how), abort.signal);
};

export const createSenders = (core: Core): Senders => {
  const { store, config, log, abort } = core;
  const owners = new Set<string>();
  const takeOne = async (): Promise<boolean> => {
    const owner = randomUUID();
    let delivery = await store.claim([...core.channels.keys()], owner, config.lease);
    if (!delivery) return false;
    senders.wake();
    owners.add(owner);
    try {
      while (delivery && !abort.signal.aborted) delivery = await sendPart(core, delivery, owner);
    } finally {
      // If noting the outcome failed, the person is let go when the lease is over.
      if (!abort.signal.aborted) owners.delete(owner);
    }
    return true;
  };
  const senders = createWorkers({
    count: config.senders,
    every: config.poll,
    work: takeOne,
    onError: (err) => log.error({ err }, 'sending failed'),
  });
  const beat = () =>
    store
      .hold([...owners], config.lease)
      .catch((err: unknown) => log.error({ err }, 'holding failed'));
  return { ...senders, beat, release: () => store.release([...owners]) };
};
