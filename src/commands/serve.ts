// yiwen serve: the page and all configured channels in one process, until it is told to stop.
import type { Command } from 'commander';
import { withChoices } from '../channels/choices.ts';
import type { ChannelShell } from '../channels/shell.ts';
import { type ChannelWords, loadChannelWords } from '../channels/words.ts';
import { readSettings, type Settings } from '../config.ts';
import type { Knowledge } from '../knowledge.ts';
import { todayIn } from '../language/calendar.ts';
import { redact } from '../language/redact.ts';
import { loadKnowledge, projectRoot } from '../load-knowledge.ts';
import { answerFrom } from '../service/answering.ts';
import { defaultEngineSettings } from '../service/core.ts';
import type { Engine } from '../service/engine.ts';
import { createLog, type Log } from '../service/log.ts';
import { type Outlets, type ServeSettings, type Service, serve } from '../service/serve.ts';

interface Setup {
  readonly settings: Settings;
  readonly knowledge: Knowledge;
  readonly words: ChannelWords;
  readonly log: Log;
}

const today = (): string => todayIn('Asia/Shanghai', new Date());

/** A channel whose settings are wrong stays off alone. */
const isUsable = <T extends object>(
  name: string,
  settings: T | { readonly problem: string } | null,
  log: Log,
): settings is T => {
  if (settings === null) return false;
  if (!('problem' in settings)) return true;
  log.error({ channel: name, problem: settings.problem }, 'channel off: its settings are wrong');
  return false;
};

const connectTelegram = async (
  { settings: { telegram }, words, log }: Setup,
  engine: Engine,
): Promise<readonly ChannelShell[]> => {
  if (!isUsable('telegram', telegram, log)) return [];
  const { createTelegram } = await import('../channels/telegram/telegram.ts');
  return [createTelegram(telegram, engine, words, { log })];
};

const connectSlack = async (
  { settings: { slack }, knowledge, log }: Setup,
  engine: Engine,
): Promise<readonly ChannelShell[]> => {
  if (!isUsable('slack', slack, log)) return [];
  const { createSlack } = await import('../channels/slack/slack.ts');
  const { loadSlackWords } = await import('../channels/slack/words.ts');
  const { connection, ...rest } = slack;
  const secrets =
    connection.mode === 'socket'
      ? { appToken: connection.appToken }
      : { signingSecret: connection.signingSecret };
  const words = loadSlackWords(projectRoot);
  return [createSlack({ ...rest, ...secrets, log }, engine, knowledge, words)];
};

const connect = async (setup: Setup, engine: Engine): Promise<Outlets> => {
  const { createWebApp } = await import('../channels/web/app.ts');
  const { settings, knowledge } = setup;
  const app = createWebApp({ knowledge, engine, settings: settings.page, today });
  const chats = [await connectTelegram(setup, engine), await connectSlack(setup, engine)];
  return { app, outlets: chats.flat() };
};

const hour = 3_600_000;

const serveSettings = (settings: Settings): ServeSettings => ({
  host: settings.host,
  port: settings.port,
  store: {
    url: settings.databaseUrl,
    folder: settings.folder,
    keep: { facts: settings.keepHours * hour, fetched: settings.keepHours * hour },
  },
  engine: { limits: { ...defaultEngineSettings.limits, perMinute: settings.perMinute } },
});

/** Resolves at the first signal to stop; a second one ends the process at once. */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    let told = false;
    const onSignal = () => {
      if (told) process.exit(1);
      told = true;
      resolve();
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });

const stopInTime = async (service: Service): Promise<void> => {
  setTimeout(() => process.exit(1), 10_000).unref();
  await service.stop();
  // Whatever a channel's library still holds open is of no more use.
  process.exit(0);
};

const run = async (): Promise<void> => {
  const settings = readSettings();
  const log = createLog(settings.logLevel);
  const told = toldToStop();
  const knowledge = loadKnowledge();
  const words = loadChannelWords(knowledge, today());
  const setup = { settings, knowledge, words, log };
  const answer = withChoices(answerFrom(knowledge), words);
  const onTop = (engine: Engine) => connect(setup, engine);
  const service = await serve(serveSettings(settings), { answer, redact, today }, onTop, log);
  await told;
  await stopInTime(service);
};

/** Adds what `yiwen serve` does; its settings come from the environment. */
export function register(command: Command): void {
  command.action(run);
}
