// The API (and whatever else is mounted) on a port of this machine, as the server has it.
import { type AddressInfo, createServer } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import type { Knowledge } from '../../../src/knowledge.ts';
import { loadKnowledge } from '../../../src/load-knowledge.ts';

export const today = '2026-11-22';

let loaded: Knowledge | undefined;
/** The project's own knowledge, loaded once. */
export const knowledge = (): Knowledge => {
  loaded ??= loadKnowledge();
  return loaded;
};

export interface Served {
  /** Such as http://127.0.0.1:40123. */
  readonly origin: string;
  close(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** Serves routes below a path, behind the guards given. */
export const serveAt = async (
  mounts: Readonly<Record<string, Hono>>,
  guards: readonly MiddlewareHandler[] = [],
): Promise<Served> => {
  const app = new Hono();
  for (const guard of guards) app.use(guard);
  for (const [path, routes] of Object.entries(mounts)) app.route(path, routes);
  const port = await freePort();
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () =>
      resolve(started),
    );
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};
