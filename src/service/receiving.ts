// Events as they come in: limited, tidied and kept before the platform hears that they arrived.
import type { Envelope, Json } from '../store/store.ts';
import type { Core } from './core.ts';
import { BusyError, type Engine, type Incoming, type Receipt, type Said } from './engine.ts';
import { keepableId, tidy } from './intake.ts';
import { createLimits } from './limits.ts';
import { tooFast } from './words.ts';

/** What becomes of the engine as events come in. */
export interface Doors {
  readonly isOpen: () => boolean;
  /** A message waits for its turn. */
  readonly onMessage: () => void;
  /** An answer waits to be sent. */
  readonly onAnswer: () => void;
}

const envelope = ({ store }: Core, { channel, key, eventId, context }: Incoming): Envelope => ({
  channel,
  person: store.person(channel, key),
  eventId: keepableId(eventId),
  context,
});

export type AnswerNow = (
  event: Incoming,
  parts: readonly Json[],
  forget: boolean,
) => Promise<Receipt>;

/** Answers events without a turn. */
export const createAnswerNow =
  (core: Core, doors: Doors): AnswerNow =>
  async (event, parts, forget) => {
    if (!doors.isOpen()) return 'busy';
    const held = !core.channels.get(event.channel)?.send;
    const kept = await core.store.answer(envelope(core, event), { parts, forget, held });
    doors.onAnswer();
    const receipt = kept === 'new' ? 'kept' : 'duplicate';
    core.metrics.received(event.channel, receipt);
    return receipt;
  };

/** Keeps what people say for its turn. */
export const createReceive = (
  core: Core,
  doors: Doors,
  answerNow: AnswerNow,
): Engine['receive'] => {
  const { store, config, metrics } = core;
  const limits = createLimits(config.limits, () => performance.now());
  const slowDown = async (said: Said): Promise<void> => {
    const channel = core.channels.get(said.channel);
    if (channel) await answerNow(said, channel.compose(tooFast, said.context), false);
  };
  const keep = async (said: Said): Promise<Receipt> => {
    if (!doors.isOpen()) return 'busy';
    const from = envelope(core, said);
    const allowed = limits.take(from.person);
    if (allowed === 'tell') await slowDown(said);
    if (allowed !== 'ok') return 'limited';
    const tidied = tidy(said.text, config.longest, core.redact);
    const kept = await store.accept({ ...from, ...tidied }, config.room);
    if (kept === 'new') doors.onMessage();
    return kept === 'new' ? 'kept' : kept === 'full' ? 'busy' : 'duplicate';
  };
  return async (said) => {
    const receipt = await keep(said);
    metrics.received(said.channel, receipt);
    return receipt;
  };
};

/** Waits for an event's answer: told of it by this process, or seeing it in the database. */
const waitFor = async (core: Core, channel: string, eventId: string): Promise<readonly Json[]> => {
  const end = performance.now() + core.config.exchangeTimeout;
  for (;;) {
    // Listens before it looks, so that a turn which ends in between is not missed.
    const rung = core.bells.wait(channel, eventId, 200);
    const parts = await core.store.fetch(channel, eventId);
    if (parts) return parts;
    await rung;
    if (performance.now() > end) throw new BusyError('the answer did not come in time');
  }
};

/** See `Engine.exchange`. */
export const createExchange =
  (core: Core, receive: Engine['receive']): Engine['exchange'] =>
  async (said) => {
    const receipt = await receive(said);
    if (receipt === 'busy') throw new BusyError('no room for another message');
    if (receipt === 'limited') {
      return core.channels.get(said.channel)?.compose(tooFast, said.context) ?? [];
    }
    return waitFor(core, said.channel, keepableId(said.eventId));
  };
