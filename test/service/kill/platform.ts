// The receiving side of the kill test: a platform on loopback that takes answers, is slow at times and
// fails at times, and writes down all that arrives.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Arrival {
  readonly key: string;
  readonly person: string;
  readonly message: number;
  readonly part: number;
  readonly count: number;
}

export interface Platform {
  readonly url: string;
  /** Everything that arrived, in order; with the same key once or oftener. */
  readonly arrivals: readonly Arrival[];
  /** Requests that have begun and have no answer yet. */
  busy(): number;
  close(): Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** Of a hundred requests: 2 told to slow down, 2 refused, 2 taken without a word. */
const take = async (
  request: IncomingMessage,
  response: ServerResponse,
  random: () => number,
  write: (arrival: Arrival) => void,
): Promise<void> => {
  const arrival = JSON.parse(await readBody(request)) as Arrival;
  await sleep(random() * 15);
  const fate = random();
  if (fate < 0.02) response.writeHead(429, { 'retry-after': '0.05' }).end();
  else if (fate < 0.04) response.writeHead(500).end();
  else {
    write(arrival);
    await sleep(random() * 15);
    if (fate < 0.06) response.destroy();
    else response.writeHead(200).end();
  }
};

/** @param random Numbers in [0, 1). */
export const startPlatform = async (random: () => number): Promise<Platform> => {
  const arrivals: Arrival[] = [];
  const seen = new Set<string>();
  let open = 0;
  const write = (arrival: Arrival) => {
    arrivals.push(arrival);
    seen.add(arrival.key);
  };
  const server = createServer(async (request, response) => {
    open += 1;
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname === '/send') await take(request, response, random, write);
      else response.end(JSON.stringify(seen.has(searchParams.get('key') ?? '')));
    } catch {
      response.destroy();
    } finally {
      open -= 1;
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    busy: () => open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
