// A Slack on loopback: the Web API, response_url, and the Socket Mode gateway, as the documentation says.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Call {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: the test looks into whatever was sent
  readonly args: any;
  readonly token: string;
}

/** What the server says to the next call of a method. */
export interface Plan {
  readonly status?: number;
  readonly retryAfter?: number;
  readonly error?: string;
  /** Does the work, and then drops the connection without an answer. */
  readonly vanish?: boolean;
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const parseArgs = (type: string, body: string): Record<string, unknown> => {
  if (type.startsWith('application/json')) return JSON.parse(body);
  const pairs = [...new URLSearchParams(body)].map(([name, value]) => {
    const json = /^[[{]/.test(value) ? JSON.parse(value) : value;
    return [name, json] as const;
  });
  return Object.fromEntries(pairs);
};

/** One frame of text or control from the server, which does not mask. */
const frame = (opcode: number, payload: Buffer): Buffer => {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : Buffer.from([0x80 | opcode, 126, length >> 8, length & 255]);
  return Buffer.concat([head, payload]);
};

/** Reads the client's masked frames out of a socket. */
const onFrames = (socket: Socket, take: (opcode: number, payload: Buffer) => void): void => {
  let buffer = Buffer.alloc(0);
  socket.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      if (buffer.length < 2) return;
      const short = (buffer[1] ?? 0) & 127;
      const head = short === 126 ? 4 : 2;
      const length = short === 126 ? buffer.readUInt16BE(2) : short;
      if (buffer.length < head + 4 + length) return;
      const mask = buffer.subarray(head, head + 4);
      const payload = Buffer.from(buffer.subarray(head + 4, head + 4 + length));
      for (let at = 0; at < length; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
      const opcode = (buffer[0] ?? 0) & 15;
      buffer = buffer.subarray(head + 4 + length);
      take(opcode, payload);
    }
  });
};

export class SlackServer {
  readonly calls: Call[] = [];
  /** Envelopes that were acknowledged. */
  // biome-ignore lint/suspicious/noExplicitAny: the test looks into whatever was sent
  readonly acks: any[] = [];
  readonly plans: Record<string, Plan[]> = {};
  connections = 0;
  botToken = 'xoxb-good';
  appToken = 'xapp-good';
  socket: Socket | undefined;
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch(() => response.destroy());
  });

  async listen(): Promise<void> {
    this.#server.on('upgrade', (request, socket) => this.#upgrade(request, socket as Socket));
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get root(): string {
    return `${this.origin}/api/`;
  }

  of(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Sends an envelope over the socket. */
  push(message: unknown): void {
    this.socket?.write(frame(1, Buffer.from(JSON.stringify(message))));
  }

  async close(): Promise<void> {
    this.socket?.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const path = request.url ?? '';
    const method = path.replace(/^\/api\//, '').replace(/^\/respond\/.*/, 'response_url');
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const args = parseArgs(request.headers['content-type'] ?? '', body);
    const plan = this.plans[method]?.shift() ?? {};
    if (plan.status !== undefined) {
      const after = plan.retryAfter === undefined ? {} : { 'retry-after': `${plan.retryAfter}` };
      response.writeHead(plan.status, after).end('no');
      return;
    }
    this.calls.push({ method, args, token });
    if (plan.vanish) {
      response.destroy();
      return;
    }
    const answer = plan.error
      ? { ok: false, error: plan.error }
      : this.#answer(method, args, token);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  #answer(method: string, args: Record<string, unknown>, token: string): Record<string, unknown> {
    if (method === 'response_url') return { ok: true };
    const wanted = method === 'apps.connections.open' ? this.appToken : this.botToken;
    if (token !== wanted) return { ok: false, error: 'invalid_auth' };
    if (method === 'auth.test') return { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1' };
    if (method === 'apps.connections.open')
      return { ok: true, url: `${this.origin.replace('http', 'ws')}/link` };
    if (method === 'conversations.open') return { ok: true, channel: { id: 'D9' } };
    if (method === 'conversations.replies' || method === 'conversations.history') {
      const posted = this.of('chat.postMessage').filter(
        (call) => call.args.channel === args.channel || args.channel === 'D9',
      );
      return { ok: true, messages: posted.map((call) => ({ metadata: call.args.metadata })) };
    }
    return { ok: true, ts: `${this.calls.length}.000001` };
  }

  #upgrade(request: IncomingMessage, socket: Socket): void {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    this.socket = socket;
    this.connections += 1;
    socket.on('error', () => undefined);
    onFrames(socket, (opcode, payload) => {
      if (opcode === 1) this.acks.push(JSON.parse(payload.toString()));
      if (opcode === 9) socket.write(frame(10, payload));
      if (opcode === 8) socket.end(frame(8, payload));
    });
    this.push({ type: 'hello', num_connections: 1 });
  }
}

/** Waits until `look` gives something, for ten seconds at most. */
export const until = async <T>(look: () => T | undefined | false, what = 'it'): Promise<T> => {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`${what} did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
