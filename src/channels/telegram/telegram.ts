// The Telegram channel: long polling, or a webhook where a public address is set.
import { setTimeout as sleep } from 'node:timers/promises';
import { autoRetry } from '@grammyjs/auto-retry';
import { Api } from 'grammy';
import type { TelegramSettings } from '../../config.ts';
import type { Engine } from '../../service/engine.ts';
import type { Log } from '../../service/log.ts';
import type { ChannelShell } from '../shell.ts';
import { type ChannelWords, commandNames } from '../words.ts';
import type { Me } from './event.ts';
import { createHandler, type Handler } from './handle.ts';
import { createListener } from './listen.ts';
import { defaultPauses, type Pauses, pauseAfter, troubleOf } from './platform.ts';
import { poll } from './poll.ts';
import { CHANNEL, createReplies } from './replies.ts';
import { createChannel } from './send.ts';
import { createTouches, type Touches } from './touches.ts';
import { allowedUpdates } from './update.ts';

/** How the channel runs, besides the settings of its bot. */
export interface TelegramOptions {
  readonly log: Log;
  readonly pauses?: Pauses;
  /** Seconds that Telegram may hold a request while there is nothing new. */
  readonly hold?: number;
}

export interface TelegramShell extends ChannelShell {
  /** `waiting`: not connected yet, or not any more; it is tried again. `refused`: the token is wrong. */
  state(): State;
}

type State = 'idle' | 'running' | 'waiting' | 'refused' | 'stopped';

interface Bot {
  readonly settings: TelegramSettings;
  readonly options: TelegramOptions;
  readonly words: ChannelWords;
  readonly api: Api;
  readonly handler: Handler;
  readonly touches: Touches;
  readonly stopping: AbortController;
  state: State;
  me: Me | undefined;
  running: Promise<void>;
}

const SECONDS = 60;

const createApi = ({ token, apiRoot }: TelegramSettings): Api =>
  new Api(token, { ...(apiRoot === undefined ? {} : { apiRoot }), timeoutSeconds: SECONDS });

/** For boxes and buttons: a few tries, and then they are let go. */
function createPatientApi(settings: TelegramSettings): Api {
  const api = createApi(settings);
  api.config.use(autoRetry({ maxRetryAttempts: 2, maxDelaySeconds: 10 }));
  return api;
}

/** The address for Telegram: under /telegram where the setting names no path. */
export function webhookUrl(url: string): string {
  const address = new URL(url);
  if (address.pathname === '/') address.pathname = `/${CHANNEL}`;
  return address.href;
}

async function setUp({ settings, api, words, options }: Bot, signal: AbortSignal): Promise<Me> {
  const given = signal as Parameters<Api['getMe']>[0];
  const { id, username } = await api.getMe(given);
  const commands = commandNames.map((command) => ({
    command,
    description: words.commands[command],
  }));
  await api
    .setMyCommands(commands, {}, given)
    .catch((err: unknown) => options.log.warn({ channel: CHANNEL, err }, 'no command menu'));
  if (settings.webhook === undefined) await api.deleteWebhook({}, given);
  else
    await api.setWebhook(
      webhookUrl(settings.webhook.url),
      { secret_token: settings.webhook.secret, allowed_updates: allowedUpdates },
      given,
    );
  return { id, username };
}

function refuse(bot: Bot): void {
  bot.state = 'refused';
  bot.options.log.error(
    { channel: CHANNEL },
    'Telegram 不认 TELEGRAM_BOT_TOKEN：请到 @BotFather 那里重新复制令牌。别的渠道照常运行，Telegram 先停着',
  );
}

/** Sets up again and again until Telegram agrees. @returns undefined if it never will, or if stopped */
async function insist(bot: Bot): Promise<Me | undefined> {
  const { stopping, options } = bot;
  const { signal } = stopping;
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      return await setUp(bot, AbortSignal.any([signal, AbortSignal.timeout(15_000)]));
    } catch (err) {
      const trouble = troubleOf(err);
      if (trouble.kind === 'refused') {
        refuse(bot);
        return undefined;
      }
      bot.state = 'waiting';
      if (!signal.aborted)
        options.log.warn({ channel: CHANNEL, trouble, err }, 'not connected yet');
      const pause = pauseAfter(trouble, failures, options.pauses ?? defaultPauses);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

async function runPolling(bot: Bot, me: Me): Promise<void> {
  const { api, handler, options, stopping } = bot;
  const ended = await poll(
    {
      api,
      handler,
      log: options.log,
      pauses: options.pauses ?? defaultPauses,
      hold: options.hold ?? 25,
      signal: stopping.signal,
      onState: (state) => {
        bot.state = state;
      },
    },
    me,
  );
  if (ended === 'refused') refuse(bot);
}

async function start(bot: Bot): Promise<void> {
  if (bot.state !== 'idle') return;
  bot.state = 'waiting';
  const me = await insist(bot);
  if (me === undefined) return;
  bot.me = me;
  bot.state = 'running';
  if (bot.settings.webhook === undefined) bot.running = runPolling(bot, me);
}

async function stop(bot: Bot): Promise<void> {
  bot.stopping.abort();
  await bot.running;
  await Promise.race([bot.touches.settled(), sleep(1_000, undefined, { ref: false })]);
  if (bot.state !== 'refused') bot.state = 'stopped';
}

function createBot(
  settings: TelegramSettings,
  engine: Engine,
  words: ChannelWords,
  options: TelegramOptions,
): Bot {
  const touches = createTouches(createPatientApi(settings), options.log);
  const handler = createHandler({ replies: createReplies(engine, words), touches, words });
  return {
    settings,
    options,
    words,
    api: createApi(settings),
    handler,
    touches,
    stopping: new AbortController(),
    state: 'idle',
    me: undefined,
    running: Promise.resolve(),
  };
}

/**
 * The Telegram channel.
 * @param engine answers it; must use an answer {@link withChoices} for the buttons to be safe
 */
export function createTelegram(
  settings: TelegramSettings,
  engine: Engine,
  words: ChannelWords,
  options: TelegramOptions,
): TelegramShell {
  const bot = createBot(settings, engine, words, options);
  const { handler, api } = bot;
  const { log } = options;
  const me = (): Me | undefined => (bot.stopping.signal.aborted ? undefined : bot.me);
  const secret = settings.webhook?.secret;
  return {
    name: CHANNEL,
    channel: createChannel(api, words),
    start: () => start(bot),
    stop: () => stop(bot),
    state: () => bot.state,
    ...(secret === undefined ? {} : { listener: createListener({ secret, handler, log, me }) }),
  };
}
