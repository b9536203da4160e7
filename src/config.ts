// The settings of the service: the only reader of the environment. What is wrong is said with the
// variable's name and what to do.
import { z } from 'zod';
import { UserError } from './errors.ts';
import { type LogLevel, logLevels } from './service/log.ts';

/** A channel's settings: null where none are given, a problem (in Chinese) where they cannot be right. */
export type ChannelSettings<T> = T | { readonly problem: string } | null;

export interface TelegramSettings {
  readonly token: string;
  readonly apiRoot: string | undefined;
  /** Absent: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
}

export interface SlackSettings {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  readonly connection:
    | { readonly mode: 'socket'; readonly appToken: string }
    | { readonly mode: 'http'; readonly signingSecret: string };
}

export interface PageSettings {
  /** The service listens on this machine alone. */
  readonly local: boolean;
  /** Keys of the desk and the API. */
  readonly keys: readonly string[];
  /** Origins whose pages may call the API. */
  readonly origins: readonly string[];
  /** A proxy of ours stands in front and sets X-Forwarded-For. */
  readonly proxied: boolean;
  /** People reach it over https. */
  readonly secure: boolean;
}

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Absent: SQLite under `folder`. */
  readonly databaseUrl: string | undefined;
  readonly folder: string;
  /** Hours that facts about a person are kept after the last message. */
  readonly keepHours: number;
  readonly perMinute: number;
  readonly logLevel: LogLevel;
  readonly page: PageSettings;
  readonly telegram: ChannelSettings<TelegramSettings>;
  readonly slack: ChannelSettings<SlackSettings>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const whole = (low: number, high: number, advice: string) =>
  z.coerce.number(advice).int(advice).min(low, advice).max(high, advice);

const web = (advice: string) => z.url({ protocol: /^https?$/, error: advice });

/** Several values in one variable, with commas or spaces between them. */
const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,，]+/).filter((value) => value !== ''));

const yes = z
  .enum(['0', '1'], '只能是 1（是）或 0（否）')
  .default('0')
  .transform((value) => value === '1');

/** Each message ends a sentence that begins with the variable's name. */
const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535, '应是 0–65535 的端口号，如 8080').default(8080),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(?:ql)?$/,
      error:
        '应是 PostgreSQL 的地址，如 postgres://用户:密码@主机:5432/yiwen；不设就用本机的 SQLite 文件',
    })
    .optional(),
  YIWEN_DATA: z.string().default('data'),
  YIWEN_KEEP_HOURS: whole(1, 720, '应是 1–720 的整数（小时）').default(24),
  YIWEN_MESSAGES_PER_MINUTE: whole(1, 10_000, '应是 1–10000 的整数').default(20),
  YIWEN_API_KEYS: list.refine(
    (keys) => keys.every((key) => key.length >= 16),
    '里的每个密钥至少要有 16 个字符',
  ),
  YIWEN_API_ORIGINS: list.refine(
    (origins) => origins.every((origin) => /^https?:\/\/[^/\s]+$/.test(origin)),
    '应是网站的来源，如 https://www.example.org，几个之间用逗号隔开',
  ),
  YIWEN_PROXIED: yes,
  YIWEN_HTTPS: yes,
  LOG_LEVEL: z.enum(logLevels, `应是 ${logLevels.join('、')} 之一`).default('info'),
});

const telegramSchema = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(
      /^\d+:[\w-]{10,}$/,
      '不像是机器人的令牌：请从 @BotFather 那里整个复制过来，形如 123456:ABC…',
    ),
  TELEGRAM_API_ROOT: web('应是 http 或 https 地址').optional(),
  TELEGRAM_WEBHOOK_URL: web('应是 https 地址；不设就用长轮询').optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, '只能有字母、数字、下划线和连字符，至多 256 个')
    .optional(),
});

const slackSchema = z.object({
  SLACK_BOT_TOKEN: z
    .string('没有设：请填机器人的令牌（xoxb- 开头）')
    .regex(/^xoxb-/, '应以 xoxb- 开头：在 OAuth & Permissions 页上'),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, '应以 xapp- 开头：在 Basic Information 页的 App-Level Tokens 里')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32,}$/, '应是 Basic Information 页上的一串十六进制数')
    .optional(),
  SLACK_API_URL: web('应是 http 或 https 地址').optional(),
});

const wrong = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n');

/** Settings left empty count as not set: that is how compose files and forms leave them. */
const withoutEmpty = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));

const readTelegram = (environment: Environment): Settings['telegram'] => {
  if (environment.TELEGRAM_BOT_TOKEN === undefined) return null;
  const read = telegramSchema.safeParse(environment);
  if (!read.success) return { problem: wrong(read.error) };
  const url = read.data.TELEGRAM_WEBHOOK_URL;
  const secret = read.data.TELEGRAM_WEBHOOK_SECRET;
  if (url !== undefined && secret === undefined) {
    return {
      problem: 'TELEGRAM_WEBHOOK_SECRET 没有设：用 webhook 时要有，自己定一串字母和数字即可',
    };
  }
  return {
    token: read.data.TELEGRAM_BOT_TOKEN,
    apiRoot: read.data.TELEGRAM_API_ROOT,
    webhook: url !== undefined && secret !== undefined ? { url, secret } : undefined,
  };
};

const slackNames = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];

const readSlack = (environment: Environment): Settings['slack'] => {
  if (slackNames.every((name) => environment[name] === undefined)) return null;
  const read = slackSchema.safeParse(environment);
  if (!read.success) return { problem: wrong(read.error) };
  const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl } = read.data;
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read.data;
  if (appToken !== undefined) return { botToken, apiUrl, connection: { mode: 'socket', appToken } };
  if (signingSecret === undefined) {
    return {
      problem: 'SLACK_APP_TOKEN 没有设：用 Socket Mode 要有它；用 HTTP 就设 SLACK_SIGNING_SECRET',
    };
  }
  return { botToken, apiUrl, connection: { mode: 'http', signingSecret } };
};

const readPage = (read: z.infer<typeof schema>): PageSettings => ({
  local: ['127.0.0.1', '::1', 'localhost'].includes(read.HOST) && !read.YIWEN_PROXIED,
  keys: read.YIWEN_API_KEYS,
  origins: read.YIWEN_API_ORIGINS,
  proxied: read.YIWEN_PROXIED,
  secure: read.YIWEN_HTTPS,
});

/**
 * Reads the settings.
 * @throws {@link UserError} naming every variable that is wrong; those of one channel only turn that
 * channel off (see {@link ChannelSettings}).
 */
export const readSettings = (environment: Environment = process.env): Settings => {
  const given = withoutEmpty(environment);
  const read = schema.safeParse(given);
  if (!read.success) throw new UserError(`设置有误：\n${wrong(read.error)}`, 78);
  return {
    host: read.data.HOST,
    port: read.data.PORT,
    databaseUrl: read.data.DATABASE_URL,
    folder: read.data.YIWEN_DATA,
    keepHours: read.data.YIWEN_KEEP_HOURS,
    perMinute: read.data.YIWEN_MESSAGES_PER_MINUTE,
    logLevel: read.data.LOG_LEVEL,
    page: readPage(read.data),
    telegram: readTelegram(given),
    slack: readSlack(given),
  };
};
