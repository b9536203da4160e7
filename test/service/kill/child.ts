// The process that the kill test kills: the engine over a database, taking messages by HTTP as a channel
// would and sending answers to the platform. The core counts the messages of each conversation.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Conversation } from '../../../src/dialogue/conversation.ts';
import { redact } from '../../../src/language/redact.ts';
import type { Reply } from '../../../src/reply/blocks.ts';
import { createEngine } from '../../../src/service/create-engine.ts';
import { type Channel, type Receipt, SendError } from '../../../src/service/engine.ts';
import { createLog } from '../../../src/service/log.ts';
import { createMetrics } from '../../../src/service/metrics.ts';
import type { Turn } from '../../../src/step.ts';
import { openStore, type StoreSettings } from '../../../src/store/open.ts';
import type { Json } from '../../../src/store/store.ts';

export interface ChildSettings {
  readonly store: StoreSettings;
  readonly platform: string;
  /** The platform can be asked what has arrived. */
  readonly lookup: boolean;
}

/** What the test sends: `text` is the number of the message. */
export interface Sent {
  readonly person: string;
  readonly message: number;
}

const { store: where, platform, lookup } = JSON.parse(process.argv[2] ?? '{}') as ChildSettings;

const count = (conversation: Conversation, { text }: { readonly text: string }): Turn => {
  const asked = conversation.asked + 1;
  const reply: Reply = {
    kind: 'answer',
    place: null,
    items: [],
    asks: [],
    profile: {},
    blocks: [{ type: 'point', text: `${text} ${asked}` }],
  };
  return { conversation: { ...conversation, asked }, reply, effects: [] };
};

/** Every third answer has two parts. */
const compose = (reply: Reply, context: Json): readonly Json[] => {
  const [block] = reply.blocks;
  const [message, asked] = block?.type === 'point' ? block.text.split(' ').map(Number) : [];
  const parts = Number(message) % 3 === 0 ? [1, 2] : [1];
  return parts.map((part) => ({
    person: context,
    message: message ?? -1,
    count: asked ?? -1,
    part,
  }));
};

const refusal = (response: Response): SendError => {
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new SendError(`HTTP ${response.status}`, Number.isNaN(after) ? {} : { retryAfter: after });
};

const bare: Channel = {
  name: 'loopback',
  compose,
  send: async ({ key, part }, signal) => {
    const body = JSON.stringify({ key, ...(part as object) });
    const response = await fetch(`${platform}/send`, { method: 'POST', body, signal });
    if (!response.ok) throw refusal(response);
  },
};

const arrived: Channel['arrived'] = async ({ key }, signal) =>
  (await (await fetch(`${platform}/arrived?key=${key}`, { signal })).json()) === true;

const channel: Channel = lookup ? { ...bare, arrived } : bare;

const codes: Readonly<Record<Receipt, number>> = {
  kept: 200,
  duplicate: 200,
  limited: 429,
  busy: 503,
};

const main = async (): Promise<void> => {
  const engine = createEngine({
    store: await openStore(where),
    answer: count,
    redact,
    today: () => '2026-11-21',
    log: createLog('silent'),
    metrics: createMetrics(),
    settings: {
      limits: { burst: 1e9, perMinute: 1e9 },
      room: 1e6,
      lease: 1500,
      poll: 100,
      sweep: 500,
    },
  });
  engine.register(channel);
  const server = createServer(async (request, response) => {
    try {
      let body = '';
      for await (const chunk of request) body += chunk;
      const { person, message } = JSON.parse(body) as Sent;
      const receipt = await engine.receive({
        channel: 'loopback',
        key: person,
        eventId: String(message),
        context: person,
        text: String(message),
      });
      response.writeHead(codes[receipt]).end();
    } catch {
      response.writeHead(500).end();
    }
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.((server.address() as AddressInfo).port);
    engine.start();
  });
  process.once('disconnect', () => process.exit());
};

await main();
