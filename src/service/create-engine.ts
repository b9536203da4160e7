// Puts the engine together: receiving, turns and sending over one store.
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBells } from './bells.ts';
import { type Core, defaultEngineSettings, type EngineParts } from './core.ts';
import type { Engine } from './engine.ts';
import { createAnswerNow, createExchange, createReceive } from './receiving.ts';
import { createSenders } from './senders.ts';
import { createTakers } from './takers.ts';
import type { Workers } from './workers.ts';

const describeCore = (parts: EngineParts): Core => ({
  ...parts,
  config: { ...defaultEngineSettings, ...parts.settings },
  channels: new Map(),
  bells: createBells(),
  abort: new AbortController(),
});

/** Waits for the workers to end; after `deadline` milliseconds gives up on what is still being sent. */
const drain = async (core: Core, workers: readonly Workers[], deadline: number): Promise<void> => {
  const ended = Promise.all(workers.map((each) => each.stop()));
  const late = setTimeout(() => core.abort.abort(new Error('stopping')), deadline);
  await Promise.race([ended, sleep(deadline + 1000, undefined, { ref: false })]);
  clearTimeout(late);
};

const createSweep =
  ({ store, log }: Core): Engine['sweep'] =>
  async () => {
    const swept = await store.sweep();
    log[swept.lost > 0 ? 'warn' : 'info'](swept, 'swept');
    return swept;
  };

/** The engine over a store. Nothing runs until `start`. */
export const createEngine = (parts: EngineParts): Engine => {
  const core = describeCore(parts);
  // Every sender listens to it.
  setMaxListeners(0, core.abort.signal);
  const { store, config, log, channels } = core;
  let open = true;
  const timers: NodeJS.Timeout[] = [];
  const senders = createSenders(core);
  const takers = createTakers(core, senders.wake);
  const doors = { isOpen: () => open, onMessage: takers.wake, onAnswer: senders.wake };
  const answerNow = createAnswerNow(core, doors);
  const receive = createReceive(core, doors, answerNow);
  const sweep = createSweep(core);
  const trySweep = () => sweep().catch((err: unknown) => log.error({ err }, 'sweeping failed'));
  return {
    store,
    register: (channel) => void channels.set(channel.name, channel),
    receive,
    reply: (event, answer) => answerNow(event, answer, false),
    forget: (event, answer) => answerNow(event, answer, true),
    exchange: createExchange(core, receive),
    start: () => {
      takers.start();
      senders.start();
      timers.push(setInterval(senders.beat, config.lease / 4), setInterval(trySweep, config.sweep));
      void trySweep();
    },
    stop: async (deadline) => {
      open = false;
      await drain(core, [takers, senders], deadline);
      await senders.release();
      for (const timer of timers) clearInterval(timer);
    },
    sweep,
  };
};
