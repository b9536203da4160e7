// Calls to Slack, one request each: a time-out, no hidden repetition, and every refusal named for the engine.
// (Bolt's own client repeats by itself for half an hour and cannot be stopped, which would double answers.)
import { SendError } from '../../service/engine.ts';

export interface SlackApi {
  /**
   * One call of the Web API.
   * @throws SlackRefusal for `ok: false` and for HTTP errors, SendError for anything else.
   */
  call(
    method: string,
    args: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, unknown>>>;
  /** Posts to a response_url, which must be Slack's. Throws the same. */
  respond(url: string, body: unknown, signal: AbortSignal): Promise<void>;
}

export interface SlackApiSettings {
  readonly token: string;
  /** Ends with a slash. */
  readonly root: string;
  /** Milliseconds for one call. */
  readonly timeout: number;
}

/** Slack said no; `code` is its word for it. */
export class SlackRefusal extends SendError {
  readonly code: string;

  constructor(code: string, how: ConstructorParameters<typeof SendError>[1] = {}) {
    super(`Slack: ${code}`, how);
    this.code = code;
  }
}

/** The token is at fault, or the app's rights: nothing to do with the message. */
export const tokenErrors: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'user_removed_from_team',
  'team_disabled',
  'no_permission',
  'missing_scope',
  'org_login_required',
  'access_denied',
]);

/** Slack's own trouble; part of the work may have been done (docs.slack.dev, errors of chat.postMessage). */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

const TOKEN_PAUSE = 300;
const RATE_PAUSE = 30;

const secondsOf = (response: Response): number | undefined => {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 1), 3_600);
};

/** `ok: false` in; what the engine should do out. */
export function refusalOf(code: string): SlackRefusal {
  if (tokenErrors.has(code)) return new SlackRefusal(code, { retryAfter: TOKEN_PAUSE });
  if (code === 'ratelimited' || code === 'rate_limited') {
    return new SlackRefusal(code, { retryAfter: RATE_PAUSE });
  }
  if (passing.has(code)) return new SlackRefusal(code, { uncertain: true });
  return new SlackRefusal(code, { permanent: true });
}

/** An HTTP status other than 2xx in; the same out. */
function statusError(response: Response): SlackRefusal {
  const { status } = response;
  if (status === 429) {
    return new SlackRefusal('ratelimited', { retryAfter: secondsOf(response) ?? RATE_PAUSE });
  }
  const uncertain = status >= 500 || status === 408;
  return new SlackRefusal(`http_${status}`, uncertain ? { uncertain } : { permanent: true });
}

const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Before a connection stands nothing has been sent; after that, it may have arrived. */
function transportError(error: unknown): SendError {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'lost';
  return new SendError(`Slack: ${code}`, { uncertain: !unsent.has(code) });
}

async function post(
  url: string,
  init: { readonly headers: Record<string, string>; readonly body: string },
  signal: AbortSignal,
): Promise<{ readonly response: Response; readonly text: string }> {
  try {
    const response = await fetch(url, { ...init, method: 'POST', redirect: 'error', signal });
    return { response, text: await response.text() };
  } catch (error) {
    throw transportError(error);
  }
}

const formOf = (args: Readonly<Record<string, unknown>>): string =>
  new URLSearchParams(
    Object.entries(args).flatMap(([name, value]): [string, string][] => {
      if (value === undefined || value === null) return [];
      return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
    }),
  ).toString();

const asObject = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

/** Slack's hosts, or the server that stands in for it. */
const isOurs = (url: string, root: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname } = new URL(url);
  const slack = /(^|\.)slack(-gov)?\.com$/.test(hostname) && protocol === 'https:';
  return slack || origin === new URL(root).origin;
};

export const createSlackApi = ({ token, root, timeout }: SlackApiSettings): SlackApi => {
  const limit = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
  return {
    call: async (method, args, signal) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      };
      const init = { headers, body: formOf(args) };
      const { response, text } = await post(`${root}${method}`, init, limit(signal));
      if (!response.ok) throw statusError(response);
      const answer = asObject(text);
      if (!answer) throw new SlackRefusal('not_json', { uncertain: true });
      if (answer.ok === true) return answer;
      throw refusalOf(typeof answer.error === 'string' ? answer.error.slice(0, 60) : 'unknown');
    },
    respond: async (url, body, signal) => {
      if (!isOurs(url, root)) throw new SlackRefusal('foreign_url', { permanent: true });
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      const init = { headers, body: JSON.stringify(body) };
      const { response } = await post(url, init, limit(signal));
      if (!response.ok) throw statusError(response);
    },
  };
};
