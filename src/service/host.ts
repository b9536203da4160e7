// The one port of the service: health, metrics, and whatever the channels mount (page, webhooks).
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Log } from './log.ts';

/** An application in the manner of the Fetch standard, such as Hono's. */
export interface App {
  /** @param env the connection behind the request, for limits per address */
  fetch(request: Request, env?: object): Response | Promise<Response>;
}

export interface Host {
  /**
   * Sends requests to a path and all below it to a listener, which sees the whole path; the longest
   * prefix wins, `/` takes what is left.
   */
  mount(prefix: string, to: RequestListener | App): void;
  /** @returns the port, of interest where 0 was asked for. */
  listen(host: string, port: number): Promise<number>;
  /** Takes no new connection and resolves when those in use are done, or after `deadline` milliseconds. */
  close(deadline: number): Promise<void>;
}

export interface Health {
  /** What has to be well for the service to be of use, and whether it is. */
  ready(): Promise<Readonly<Record<string, boolean>>>;
  metrics(): Promise<{ readonly type: string; readonly body: string }>;
}

const reply = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
};

const replyJson = (response: ServerResponse, status: number, body: unknown): void =>
  reply(response, status, 'application/json', `${JSON.stringify(body)}\n`);

const healthRoutes = (
  health: Health,
): Readonly<Record<string, (r: ServerResponse) => Promise<void>>> => ({
  '/healthz': async (response) => replyJson(response, 200, { ok: true }),
  '/readyz': async (response) => {
    const checks = await health.ready();
    const ok = Object.values(checks).every(Boolean);
    replyJson(response, ok ? 200 : 503, { ok, ...checks });
  },
  '/metrics': async (response) => {
    const { type, body } = await health.metrics();
    reply(response, 200, type, body);
  },
});

const pathOf = ({ url }: IncomingMessage): string => (url ?? '/').split('?', 1)[0] ?? '/';

const isUnder = (path: string, prefix: string): boolean =>
  prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);

const stopServer = (server: Server, deadline: number): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), deadline);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });

const serverOptions = { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 };

/** The server of one port; nothing listens until `listen`. */
export const createHost = (health: Health, log: Log): Host => {
  const own = healthRoutes(health);
  const mounts = new Map<string, RequestListener>();
  const find = (path: string): RequestListener | undefined => {
    const fitting = [...mounts.keys()].filter((prefix) => isUnder(path, prefix));
    const [longest] = fitting.sort((a, b) => b.length - a.length);
    return longest === undefined ? undefined : mounts.get(longest);
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    try {
      const mine = own[path];
      const listener = find(path);
      if (mine && request.method === 'GET') await mine(response);
      else if (listener) await listener(request, response);
      else reply(response, 404, 'text/plain', 'not found\n');
    } catch (err) {
      log.error({ err }, 'a request failed');
      if (response.headersSent) response.destroy();
      else reply(response, 500, 'text/plain', 'error\n');
    }
  };
  const server = createServer(serverOptions, serve);
  return {
    mount: (prefix, to) => {
      mounts.set(
        prefix,
        typeof to === 'function' ? to : getRequestListener((r, env) => to.fetch(r, env)),
      );
    },
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
      }),
    close: (deadline) => stopServer(server, deadline),
  };
};
