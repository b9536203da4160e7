// Finds a PostgreSQL server for tests: the one at TEST_DATABASE_URL, one that answers on 127.0.0.1:5432,
// or one started from installed binaries in a temporary folder.
import { execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1500 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** The folder that holds initdb and postgres: on the PATH, or where Debian puts them. */
const findBinaries = (): string | null => {
  const packaged = '/usr/lib/postgresql';
  const versions = existsSync(packaged) ? readdirSync(packaged).sort().reverse() : [];
  const folders = [
    ...versions.map((version) => join(packaged, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const complete = (folder: string) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)));
  return folders.find(complete) ?? null;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root: an ordinary user to run it as, or nothing to change. */
const unprivileged = (): Pick<SpawnOptions, 'uid' | 'gid'> => {
  if (process.getuid?.() !== 0) return {};
  const number = (option: string) =>
    Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
};

const waitFor = async (url: string): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the PostgreSQL server started for this test does not answer at ${url}`);
};

const startServer = async (binaries: string): Promise<Server> => {
  const folder = mkdtempSync(join(tmpdir(), 'yiwen-postgres-'));
  const user = unprivileged();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const quiet = { ...user, cwd: folder, stdio: 'ignore' } as const;
  const initdb = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ];
  execFileSync(join(binaries, 'initdb'), initdb, quiet);
  const port = await freePort();
  const listen = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder];
  const child = spawn(join(binaries, 'postgres'), [...listen, '-c', 'max_connections=200'], quiet);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGINT')) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitFor(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
};

const localUrl = 'postgres://postgres@127.0.0.1:5432/postgres';

/** A server to test against, or null where there is none. */
export const findServer = async (): Promise<Server | null> => {
  const given = process.env.TEST_DATABASE_URL;
  const stop = async () => undefined;
  if (given) return { url: given, stop };
  if (await answers(localUrl)) return { url: localUrl, stop };
  const binaries = findBinaries();
  return binaries ? startServer(binaries) : null;
};

const run = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** A schema of one's own, so that test files can run side by side. */
export const ownSchema = async (server: Server): Promise<Server> => {
  const schema = `yiwen_test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await run(server.url, `create schema ${schema}`);
  const url = new URL(server.url);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return {
    url: url.href.replaceAll('+', '%20'),
    stop: async () => {
      await run(server.url, `drop schema ${schema} cascade`);
      await server.stop();
    },
  };
};
