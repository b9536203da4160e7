// What engine tests share: a core that echoes, a channel that remembers what it sent, an engine over both.
import type { Conversation } from '../../src/dialogue/conversation.ts';
import { redact } from '../../src/language/redact.ts';
import type { Reply } from '../../src/reply/blocks.ts';
import type { EngineParts, EngineSettings } from '../../src/service/core.ts';
import { createEngine } from '../../src/service/create-engine.ts';
import type { Answer, Channel, Engine, Said } from '../../src/service/engine.ts';
import { createLog } from '../../src/service/log.ts';
import { createMetrics } from '../../src/service/metrics.ts';
import type { Delivery, Json, Store } from '../../src/store/store.ts';

export const sayReply = (text: string): Reply => ({
  kind: 'answer',
  place: '330421',
  items: [{ place: '330421', number: 11, name: '高龄津贴', verdict: 'eligible' }],
  asks: [],
  profile: {},
  blocks: [{ type: 'point', text }],
});

/** Repeats the message and counts it. */
export const echo: Answer = (conversation: Conversation, { text }) => {
  const asked = conversation.asked + 1;
  const forget = text === '忘掉我说的';
  return {
    conversation: { ...conversation, asked },
    reply: sayReply(`${text}#${asked}`),
    effects: forget ? [{ kind: 'forget' }] : [],
  };
};

export const textOf = (reply: Reply): string =>
  reply.blocks.flatMap((block) => (block.type === 'point' ? block.text : [])).join();

/** A channel that keeps what it sends; `send` may be replaced. */
export const createFakeChannel = (name: string, more: Partial<Channel> = {}) => {
  const sent: Delivery[] = [];
  const channel: Channel = {
    name,
    compose: (reply, context): readonly Json[] => [{ to: context, text: textOf(reply) }],
    send: async (delivery) => void sent.push(delivery),
    ...more,
  };
  const texts = () => sent.map(({ part }) => (part as { readonly text: string }).text);
  return { channel, sent, texts };
};

export const fastSettings: Partial<EngineSettings> = { poll: 50, lease: 600, sweep: 60_000 };

export const createTestEngine = (
  store: Store,
  channels: readonly Channel[],
  parts: Partial<EngineParts> = {},
): Engine => {
  const engine = createEngine({
    store,
    answer: echo,
    redact,
    today: () => '2026-11-21',
    log: createLog('silent'),
    metrics: createMetrics(),
    ...parts,
    settings: { ...fastSettings, ...parts.settings },
  });
  for (const channel of channels) engine.register(channel);
  return engine;
};

let events = 0;

export const said = (channel: string, text: string, key = 'elder-1', eventId?: string): Said => {
  events += 1;
  return { channel, key, eventId: eventId ?? `event-${events}`, context: { chat: key }, text };
};

/** Waits until `ready` holds; fails after five seconds. */
export const until = async (ready: () => boolean | Promise<boolean>): Promise<void> => {
  const end = performance.now() + 5_000;
  while (!(await ready())) {
    if (performance.now() > end) throw new Error('it did not come to pass in five seconds');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
