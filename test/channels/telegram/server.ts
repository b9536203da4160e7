// A Telegram Bot API server on loopback, for tests: behaves as https://core.telegram.org/bots/api says.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Params = Readonly<Record<string, unknown>>;

export interface Call {
  readonly method: string;
  readonly params: Params;
  readonly at: number;
}

export interface Failure {
  readonly status: number;
  readonly description: string;
  readonly parameters?: Params;
  /** Acts on the call all the same: the answer is lost on the way. */
  readonly after?: boolean;
  /** Does not answer at all. */
  readonly hang?: boolean;
  /** Breaks the connection. */
  readonly cut?: boolean;
}

export interface Update {
  readonly update_id: number;
  readonly [field: string]: unknown;
}

interface Webhook {
  readonly url: string;
  readonly secret: string;
}

export interface Server {
  readonly root: string;
  readonly token: string;
  readonly calls: Call[];
  /** Messages that reached people, in order. */
  readonly sent: Params[];
  /** Callback queries answered, by id. */
  readonly answered: Map<string, string>;
  readonly webhook: Webhook | undefined;
  /** Updates that are not confirmed. */
  readonly waiting: readonly Update[];
  /** Puts an update into the queue; `number` for one that comes late or again. */
  push(fields: Params, number?: number): number;
  /** Delivers without the queue's bookkeeping: a second delivery of what was confirmed. */
  repeat(update: Update): void;
  /** The next calls of a method fail so. */
  fail(method: string, ...failures: Failure[]): void;
  close(): Promise<void>;
}

const TOKEN = '123456:test-token-of-loopback';
export const ME = { id: 123456, is_bot: true, first_name: '颐问', username: 'YiwenBot' };

const bodyOf = async (request: IncomingMessage): Promise<Params> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Params);
};

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const refuse = (response: ServerResponse, { status, description, parameters }: Failure): void =>
  sendJson(response, status, { ok: false, error_code: status, description, parameters });

/** Telegram's reading of HTML: which entities a text has, or what is wrong with it. */
export function readHtml(html: string): { text: string; entities: number } | string {
  const open: string[] = [];
  let entities = 0;
  let text = '';
  for (const [token] of html.matchAll(/<[^>]*>|&[^;\s]{1,10};|[^<&]|[<&]/gu)) {
    if (token === '<' || token === '&') return `Unexpected ${token}`;
    const tag = /^<(\/?)(b|i|u|s|code|pre|blockquote)( expandable)?>$/.exec(token);
    if (token.startsWith('<')) {
      if (tag === null) return `Unsupported start tag ${token}`;
      if (tag[1] === '') {
        open.push(tag[2] ?? '');
        entities += 1;
      } else if (open.pop() !== tag[2]) return `Unmatched end tag ${token}`;
    } else if (token.startsWith('&')) {
      const known = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }[token];
      if (known === undefined) return `Unknown entity ${token}`;
      text += known;
    } else text += token;
  }
  return open.length > 0 ? `Can't find end tag for ${open.at(-1)}` : { text, entities };
}

const badRequest = (description: string): Failure => ({
  status: 400,
  description: `Bad Request: ${description}`,
});

function checkKeyboard(markup: unknown): Failure | undefined {
  const rows = (markup as { inline_keyboard?: { text: string; callback_data?: string }[][] })
    ?.inline_keyboard;
  for (const { text, callback_data: data = '' } of rows?.flat() ?? []) {
    const size = Buffer.byteLength(data);
    if (text === '' || size < 1 || size > 64) return badRequest('BUTTON_DATA_INVALID');
  }
  return undefined;
}

/** What Telegram refuses in a message. */
function checkMessage({
  text,
  parse_mode: mode,
  reply_markup: markup,
}: Params): Failure | undefined {
  if (typeof text !== 'string' || text.trim() === '') return badRequest('message text is empty');
  const read = mode === 'HTML' ? readHtml(text) : { text, entities: 0 };
  if (typeof read === 'string') return badRequest(`can't parse entities: ${read}`);
  if (read.text.length > 4096) return badRequest('message is too long');
  if (mode !== undefined && mode !== 'HTML') return badRequest('unsupported parse_mode');
  return checkKeyboard(markup);
}

interface State {
  queue: Update[];
  next: number;
  webhook: Webhook | undefined;
  readonly failures: Map<string, Failure[]>;
  poll: { readonly response: ServerResponse; readonly wake: () => void } | undefined;
  messages: number;
}

const CONFLICT = {
  webhook: "Conflict: can't use getUpdates method while webhook is active",
  other: 'Conflict: terminated by other getUpdates request',
};

/** Confirms what lies before the offset, then waits for something new. */
function getUpdates(state: State, params: Params, response: ServerResponse): void {
  if (state.webhook) {
    refuse(response, { status: 409, description: CONFLICT.webhook });
    return;
  }
  const other = state.poll;
  if (other !== undefined) {
    other.wake();
    refuse(other.response, { status: 409, description: CONFLICT.other });
  }
  const offset = Number(params.offset ?? 0);
  const limit = Number(params.limit ?? 100);
  state.queue = state.queue.filter(({ update_id: id }) => id >= offset);
  const answer = (): void =>
    sendJson(response, 200, { ok: true, result: state.queue.slice(0, limit) });
  if (state.queue.length > 0 || Number(params.timeout ?? 0) === 0) {
    answer();
    return;
  }
  const timer = setTimeout(() => finish(true), Number(params.timeout) * 1000);
  const finish = (reply: boolean): void => {
    clearTimeout(timer);
    if (state.poll?.response === response) state.poll = undefined;
    if (reply) answer();
  };
  state.poll = { response, wake: () => finish(state.queue.length > 0) };
  response.on('close', () => finish(false));
}

type Answering = (params: Params) => unknown;

const methodsOf = (server: Server, state: State): Readonly<Record<string, Answering>> => ({
  getMe: () => ME,
  setMyCommands: () => true,
  deleteWebhook: () => {
    state.webhook = undefined;
    return true;
  },
  setWebhook: ({ url, secret_token: secret }) => {
    state.webhook = { url: String(url), secret: String(secret) };
    return true;
  },
  sendMessage: (params) => {
    server.sent.push(params);
    state.messages += 1;
    return { message_id: 1000 + state.messages, date: 1, chat: { id: params.chat_id }, text: '' };
  },
  editMessageReplyMarkup: () => true,
  answerCallbackQuery: ({ callback_query_id: id, text }) => {
    server.answered.set(String(id), String(text ?? ''));
    return true;
  },
});

async function serve(
  server: Server,
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
  const params = await bodyOf(request);
  if (token !== TOKEN) return refuse(response, { status: 401, description: 'Unauthorized' });
  server.calls.push({ method, params, at: performance.now() });
  const failure = state.failures.get(method)?.shift();
  if (failure?.hang === true) return;
  if (failure !== undefined && failure.after !== true)
    return failure.cut === true ? void response.destroy() : refuse(response, failure);
  if (method === 'getUpdates') return getUpdates(state, params, response);
  const wrong =
    method === 'sendMessage' ? checkMessage(params) : checkKeyboard(params.reply_markup);
  if (wrong !== undefined) return refuse(response, wrong);
  const answer = methodsOf(server, state)[method];
  if (!answer) return refuse(response, { status: 404, description: 'Not Found' });
  const result = answer(params);
  if (failure === undefined) sendJson(response, 200, { ok: true, result });
  else if (failure.cut === true) response.destroy();
  else refuse(response, failure);
}

/** Starts a server on a free port of loopback. */
export async function startServer(): Promise<Server> {
  const state: State = {
    queue: [],
    next: 100,
    webhook: undefined,
    failures: new Map(),
    poll: undefined,
    messages: 0,
  };
  const http = createServer((request, response) => void serve(server, state, request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const insert = (update: Update): void => {
    state.queue = [...state.queue, update].sort((a, b) => a.update_id - b.update_id);
    state.poll?.wake();
  };
  const server: Server = {
    root: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    token: TOKEN,
    calls: [],
    sent: [],
    answered: new Map(),
    get webhook() {
      return state.webhook;
    },
    get waiting() {
      return state.queue;
    },
    push: (fields, number) => {
      const id = number ?? state.next;
      state.next = Math.max(state.next, id) + 1;
      insert({ update_id: id, ...fields });
      return id;
    },
    repeat: insert,
    fail: (method, ...failures) => {
      state.failures.set(method, [...(state.failures.get(method) ?? []), ...failures]);
    },
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}
