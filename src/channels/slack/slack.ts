// The Slack channel for hotline staff, put together from its settings.
import type { Knowledge } from '../../knowledge.ts';
import type { Engine } from '../../service/engine.ts';
import type { ChannelShell } from '../shell.ts';
import type { HandlerOptions } from './bolt-app.ts';
import { authenticate, connectSocket, type Listener, listenHttp, notReady } from './connect.ts';
import { homeView } from './home.ts';
import { createSlackChannel, slackName } from './outgoing.ts';
import { type Parts, type SlackSettings, settle, today } from './parts.ts';
import { createSlackApi } from './web-api.ts';
import type { SlackWords } from './words.ts';

export type { SlackSettings } from './parts.ts';

const HOME_PAUSE = 10_000;
const MOST_REMEMBERED = 1_000;

/** Publishes a person's home page, at most every ten seconds. */
function createPublisher({ api, settings, knowledge, words, stopped }: Parts) {
  const published = new Map<string, number>();
  return (user: string): void => {
    const now = performance.now();
    if (now - (published.get(user) ?? -HOME_PAUSE) < HOME_PAUSE) return;
    if (published.size >= MOST_REMEMBERED) published.clear();
    published.set(user, now);
    const view = homeView(knowledge, words, today());
    api.call('views.publish', { user_id: user, view }, stopped).catch((err: unknown) => {
      published.delete(user);
      settings.log.warn({ channel: slackName, err }, 'the home page could not be shown');
    });
  };
}

function createTeller({ api, settings, words, stopped }: Parts): HandlerOptions['tellBusy'] {
  return (intake) => {
    if (!('context' in intake)) return;
    const { to, of } = intake.context;
    const text = words.busy;
    const told =
      to.by === 'respond'
        ? api.respond(
            to.url,
            { response_type: 'ephemeral', replace_original: false, text },
            stopped,
          )
        : api.call('chat.postEphemeral', { channel: to.channel, user: of.user, text }, stopped);
    told.catch((err: unknown) => settings.log.warn({ channel: slackName, err }, 'not told'));
  };
}

const optionsOf = (parts: Parts, shell: { readonly channel: ChannelShell['channel'] }) => ({
  engine: parts.engine,
  channel: shell.channel,
  pages: () => ({ knowledge: parts.knowledge, words: parts.words, today: today() }),
  publishHome: createPublisher(parts),
  tellBusy: createTeller(parts),
  busy: parts.words.busy,
  log: parts.settings.log,
  patience: parts.settings.patience,
});

function createChannel({ knowledge, words, api, settings }: Parts): ChannelShell['channel'] {
  const short = new Map(knowledge.registry.places().map(({ code, short }) => [code, short]));
  const nameOf = (code: string): string => short.get(code) ?? knowledge.nameOf(code);
  return createSlackChannel({ labels: words.labels, nameOf }, api, (err) =>
    settings.log.warn(
      { channel: slackName, err },
      'cannot look up what was sent: an answer may appear twice (rights channels:history, im:history …)',
    ),
  );
}

/**
 * The Slack channel. Nothing is loaded or called until `start`.
 * With `appToken` it connects by Socket Mode; otherwise `signingSecret` opens its `listener`.
 */
export function createSlack(
  slackSettings: SlackSettings,
  engine: Engine,
  knowledge: Knowledge,
  words: SlackWords,
): ChannelShell & { readonly listener: Listener } {
  const settings = settle(slackSettings);
  const stopping = new AbortController();
  const { botToken: token, root, timeout, appToken, signingSecret } = settings;
  const api = createSlackApi({ token, root, timeout });
  const parts: Parts = { settings, engine, knowledge, words, api, stopped: stopping.signal };
  const channel = createChannel(parts);
  const options = optionsOf(parts, { channel });
  let listener = notReady;
  let close = async (): Promise<void> => undefined;
  const start = async (): Promise<void> => {
    const who = await authenticate(parts);
    if (!who) return;
    if (appToken) close = await connectSocket(parts, appToken, who, options);
    else if (signingSecret) listener = await listenHttp(parts, signingSecret, who, options);
    else
      settings.log.error(
        { channel: slackName },
        'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing',
      );
  };
  const stop = async (): Promise<void> => {
    stopping.abort();
    listener = notReady;
    await close();
  };
  return {
    name: slackName,
    channel,
    start,
    stop,
    listener: (request, response) => listener(request, response),
  };
}
