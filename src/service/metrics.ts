// What the service counts, for Prometheus. Labels are channels and kinds, never persons or texts.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Turn } from '../step.ts';
import type { Waiting } from '../store/store.ts';

export interface Metrics {
  /** An event came in: `kept`, `duplicate`, `limited`, `busy`. */
  received(channel: string, receipt: string): void;
  /** The core answered; `seconds` is how long it thought. */
  turned(channel: string, turn: Turn, seconds: number): void;
  /** The core, or the rendering of its answer, threw. */
  failed(channel: string): void;
  /** An attempt to send ended; `seconds` since the message came in. */
  sent(channel: string, outcome: 'sent' | 'failed' | 'later', seconds: number): void;
  /** The page for Prometheus, with what waits at this moment. */
  page(waiting: Waiting): Promise<{ readonly type: string; readonly body: string }>;
}

const createCounters = (registers: Registry[]) => {
  const counter = <T extends string>(name: string, help: string, ...labelNames: T[]) =>
    new Counter({ name: `yiwen_${name}_total`, help, labelNames, registers });
  return {
    messages: counter('messages', 'Events by what became of them', 'channel', 'receipt'),
    turns: counter('turns', 'Answers by kind of reply', 'channel', 'kind'),
    verdicts: counter('verdicts', 'Answers by the verdict on the main item', 'channel', 'verdict'),
    missed: counter('not_understood', 'Messages that were not understood', 'channel'),
    failures: counter('turn_failures', 'Messages that an error kept from an answer', 'channel'),
    sends: counter('sends', 'Attempts to send by outcome', 'channel', 'outcome'),
  };
};

const createMeters = (registers: Registry[]) => ({
  ...createCounters(registers),
  turnSeconds: new Histogram({
    name: 'yiwen_turn_seconds',
    help: 'Time the core takes for one message',
    labelNames: ['channel'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  }),
  answerSeconds: new Histogram({
    name: 'yiwen_answer_seconds',
    help: 'Time from taking a message to the platform having the answer',
    labelNames: ['channel'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
    registers,
  }),
  waiting: new Gauge({
    name: 'yiwen_waiting',
    help: 'Messages and answers that wait, over all processes on the database',
    labelNames: ['what'],
    registers,
  }),
});

type Meters = ReturnType<typeof createMeters>;

const countTurn = (meters: Meters, channel: string, turn: Turn): void => {
  meters.turns.inc({ channel, kind: turn.reply.kind });
  const [main] = turn.reply.items;
  if (main?.verdict) meters.verdicts.inc({ channel, verdict: main.verdict });
  if (turn.conversation.misses > 0) meters.missed.inc({ channel });
};

/** Meters of their own registry, so that two services in one process do not mix. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const meters = createMeters([registry]);
  return {
    received: (channel, receipt) => meters.messages.inc({ channel, receipt }),
    turned: (channel, turn, seconds) => {
      countTurn(meters, channel, turn);
      meters.turnSeconds.observe({ channel }, seconds);
    },
    failed: (channel) => meters.failures.inc({ channel }),
    sent: (channel, outcome, seconds) => {
      meters.sends.inc({ channel, outcome });
      if (outcome === 'sent') meters.answerSeconds.observe({ channel }, seconds);
    },
    page: async ({ messages, answers }) => {
      meters.waiting.set({ what: 'messages' }, messages);
      meters.waiting.set({ what: 'answers' }, answers);
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
};
