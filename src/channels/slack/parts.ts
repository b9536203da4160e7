// What the pieces of the Slack channel share: settings with their defaults, and who they work for.
import type { Knowledge } from '../../knowledge.ts';
import { todayIn } from '../../language/calendar.ts';
import type { Engine } from '../../service/engine.ts';
import type { Log } from '../../service/log.ts';
import { slackName } from './outgoing.ts';
import type { SlackApi } from './web-api.ts';
import type { SlackWords } from './words.ts';

export interface SlackSettings {
  /** `xoxb-…` (SLACK_BOT_TOKEN). */
  readonly botToken: string;
  /** `xapp-…` (SLACK_APP_TOKEN): Socket Mode, which is used where both are set. */
  readonly appToken?: string | undefined;
  /** SLACK_SIGNING_SECRET: requests by HTTP. */
  readonly signingSecret?: string | undefined;
  /** SLACK_API_URL; Slack's own if absent. */
  readonly apiUrl?: string | undefined;
  readonly log: Log;
  /** Milliseconds for one call of Slack: 10,000 if absent. */
  readonly timeout?: number;
  /** Milliseconds after which Slack gets its answer in any case: 2,500 if absent. */
  readonly patience?: number;
  /** The first pause before connecting again, in milliseconds: 1,000 if absent. */
  readonly pause?: number;
}

const slackRoot = 'https://slack.com/api/';
const defaults = { timeout: 10_000, patience: 2_500, pause: 1_000 };

export type Settled = SlackSettings & typeof defaults & { readonly root: string };

export interface Parts {
  readonly settings: Settled;
  readonly engine: Engine;
  readonly knowledge: Knowledge;
  readonly words: SlackWords;
  readonly api: SlackApi;
  /** Aborts when the channel stops. */
  readonly stopped: AbortSignal;
}

/** Fills in what is not set. */
export const settle = (settings: SlackSettings): Settled => {
  const root = settings.apiUrl ?? slackRoot;
  return { ...defaults, ...settings, root: root.endsWith('/') ? root : `${root}/` };
};

/** YYYY-MM-DD in Asia/Shanghai. */
export const today = (): string => todayIn('Asia/Shanghai', new Date());

/** Says which setting Slack refused. */
export const refuse = ({ settings }: Parts, setting: string, code: string): void =>
  settings.log.error(
    { channel: slackName, setting, slack: code },
    `${setting} is refused by Slack (${code}); the Slack channel stays off`,
  );
