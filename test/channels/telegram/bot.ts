// A whole bot for tests: the real core, engine and SQLite store, against the server on loopback.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withChoices } from '../../../src/channels/choices.ts';
import {
  createTelegram,
  type TelegramOptions,
  type TelegramShell,
} from '../../../src/channels/telegram/telegram.ts';
import { type ChannelWords, loadChannelWords } from '../../../src/channels/words.ts';
import type { Knowledge } from '../../../src/knowledge.ts';
import { redact } from '../../../src/language/redact.ts';
import { loadKnowledge } from '../../../src/load-knowledge.ts';
import { answerFrom } from '../../../src/service/answering.ts';
import type { EngineSettings } from '../../../src/service/core.ts';
import { createEngine } from '../../../src/service/create-engine.ts';
import type { Answer, Engine } from '../../../src/service/engine.ts';
import { createLog } from '../../../src/service/log.ts';
import { createMetrics } from '../../../src/service/metrics.ts';
import { openStore } from '../../../src/store/open.ts';
import { type Params, type Server, startServer } from './server.ts';

export const TODAY = '2026-11-22';

let loaded: { readonly knowledge: Knowledge; readonly words: ChannelWords } | undefined;

/** Loaded once for all tests. */
export function shared() {
  if (loaded === undefined) {
    const knowledge = loadKnowledge();
    loaded = { knowledge, words: loadChannelWords(knowledge, TODAY) };
  }
  return loaded;
}

export interface Bot {
  readonly server: Server;
  readonly engine: Engine;
  readonly shell: TelegramShell;
  /** Lines of the log, parsed. */
  readonly log: () => readonly Params[];
  readonly stop: () => Promise<void>;
}

export interface BotOptions extends Partial<TelegramOptions> {
  readonly server?: Server;
  readonly token?: string;
  readonly secret?: string;
  readonly answer?: Answer;
  readonly settings?: Partial<EngineSettings>;
  readonly folder?: string;
  /** Changes the engine that the channel sees. */
  readonly through?: (engine: Engine) => Engine;
}

const fast: Partial<EngineSettings> = {
  poll: 20,
  lease: 600,
  sweep: 60_000,
  limits: { burst: 1000, perMinute: 1000 },
};

function createLogging() {
  const lines: Params[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

async function startEngine(options: BotOptions, folder: string, log: TelegramOptions['log']) {
  const { knowledge, words } = shared();
  const engine = createEngine({
    store: await openStore({ folder }),
    answer: withChoices(options.answer ?? answerFrom(knowledge), words),
    redact,
    today: () => TODAY,
    log,
    metrics: createMetrics(),
    settings: { ...fast, ...options.settings },
  });
  engine.start();
  return engine;
}

/** Starts everything; the channel is started but perhaps not connected yet. */
export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const server = options.server ?? (await startServer());
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'yiwen-telegram-'));
  const { log, lines } = createLogging();
  const engine = await startEngine(options, folder, log);
  const webhook =
    options.secret === undefined
      ? undefined
      : { url: 'https://bot.example.org', secret: options.secret };
  const shell = createTelegram(
    { token: options.token ?? server.token, apiRoot: server.root, webhook },
    options.through?.(engine) ?? engine,
    shared().words,
    { log, hold: 1, pauses: { first: 20, longest: 100 }, ...options },
  );
  engine.register(shell.channel);
  void shell.start();
  const stop = async (): Promise<void> => {
    await shell.stop();
    await engine.stop(500);
    await engine.store.close();
    if (options.server === undefined) await server.close();
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  return { server, engine, shell, log: () => lines, stop };
}

/** Waits until `ready` gives something; fails after `limit` milliseconds. */
export async function until<T>(what: string, ready: () => T | false | undefined, limit = 8000) {
  for (const end = performance.now() + limit; performance.now() < end; ) {
    const found = ready();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain for ${what}`);
}

let count = 0;
export const now = (): number => Math.floor(Date.now() / 1000);

export const person = (id: number) => ({ id, is_bot: false, first_name: '阿婆' });

/** A message in a private chat with person `id`. */
export const message = (id: number, fields: Params): Params => {
  count += 1;
  const chat = { id, type: 'private', first_name: '阿婆' };
  return { message: { message_id: count, date: now(), chat, from: person(id), ...fields } };
};

/** A message of member `id` in the group -100. */
export const inGroup = (id: number, fields: Params): Params => {
  count += 1;
  const chat = { id: -100, type: 'supergroup', title: '村里' };
  return { message: { message_id: count, date: now(), chat, from: person(id), ...fields } };
};

type Rows = readonly (readonly { readonly text: string; readonly callback_data: string }[])[];

export const rowsOf = (sent: Params): Rows =>
  (sent.reply_markup as { inline_keyboard?: Rows } | undefined)?.inline_keyboard ?? [];

/** A press on the button of a message that reads so. */
export const press = (id: number, sent: Params, label: string): Params => {
  count += 1;
  const button = rowsOf(sent)
    .flat()
    .find(({ text }) => text.includes(label));
  if (button === undefined) throw new Error(`no button ${label}`);
  const chat = {
    id: sent.chat_id,
    type: Number(sent.chat_id) < 0 ? 'supergroup' : 'private',
  };
  return {
    callback_query: {
      id: `press-${count}`,
      from: person(id),
      chat_instance: '1',
      data: button.callback_data,
      message: { message_id: 1000, date: now(), chat, text: '…', reply_markup: sent.reply_markup },
    },
  };
};

export const textsTo = ({ sent }: Server, chat: number): string[] =>
  sent.filter(({ chat_id: to }) => to === chat).map(({ text }) => String(text));
