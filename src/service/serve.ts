// Runs the service: store, engine, port and channels together, and stops them in order.
import type { RequestListener } from 'node:http';
import { UserError } from '../errors.ts';
import { openStore, type StoreSettings } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { EngineSettings } from './core.ts';
import { createEngine } from './create-engine.ts';
import type { Answer, Channel, Engine, Redact } from './engine.ts';
import { type App, createHost, type Host } from './host.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';

/** A channel with its connection to a platform. */
export interface Outlet {
  readonly name: string;
  /** Registered with the engine whether or not the connection is up. */
  readonly channel: Channel;
  /** Connects; nothing else waits for it. If it rejects, that is logged and the others run without it. */
  start(): Promise<void>;
  /** Takes no more events. What was taken is answered after that, so sending must still work. */
  stop(): Promise<void>;
  /** Serves requests under /<name>/. */
  readonly listener?: RequestListener;
}

/** What is put on top of the engine. */
export interface Outlets {
  readonly outlets: readonly Outlet[];
  /** Takes the requests that nobody else takes: the page. */
  readonly app?: App;
}

export interface ServeSettings {
  readonly host: string;
  readonly port: number;
  readonly store: StoreSettings;
  readonly engine?: Partial<EngineSettings>;
}

export interface Core {
  readonly answer: Answer;
  readonly redact: Redact;
  /** The day, YYYY-MM-DD in Asia/Shanghai. */
  readonly today: () => string;
}

export interface Service {
  readonly port: number;
  readonly engine: Engine;
  /** Takes nothing more, finishes what runs, closes; done within ten seconds. */
  stop(): Promise<void>;
}

const outletStopLimit = 2_500;
const engineStopLimit = 4_000;
const hostStopLimit = 1_000;

/** @throws if it takes longer; what runs is then left to itself. */
const inTime = async <T>(limit: number, what: string, running: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
};

const openOrExplain = async (settings: StoreSettings): Promise<Store> => {
  try {
    return await openStore(settings);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      settings.url
        ? `连不上数据库：${why}\n请看看 DATABASE_URL 对不对，数据库是不是开着。`
        : `打不开数据文件夹 ${settings.folder}：${why}\n请看看 YIWEN_DATA 对不对，能不能写。`,
    );
  }
};

const startOutlet = async ({ name, start }: Outlet, log: Log): Promise<void> => {
  try {
    await start();
  } catch (err) {
    log.error({ channel: name, err }, 'channel not started; the others run without it');
  }
};

const stopOutlet = async (outlet: Outlet, log: Log): Promise<void> => {
  try {
    await inTime(outletStopLimit, `stopping ${outlet.name}`, outlet.stop());
  } catch (err) {
    log.warn({ channel: outlet.name, err }, 'channel did not stop properly');
  }
};

const mountAll = ({ outlets, app }: Outlets, engine: Engine, host: Host): void => {
  for (const { name, channel, listener } of outlets) {
    engine.register(channel);
    if (listener) host.mount(`/${name}`, listener);
  }
  if (app) host.mount('/', app);
};

const createHealth = (store: Store, metrics: Metrics, isOpen: () => boolean) => ({
  ready: async () => ({
    // Knowledge is loaded before anything listens: a service that answers has it.
    catalogs: true,
    running: isOpen(),
    database: await inTime(3_000, 'the database', store.ping()).then(
      () => true,
      () => false,
    ),
  }),
  metrics: async () => metrics.page(await inTime(3_000, 'the database', store.waiting())),
});

const listen = async (host: Host, { host: name, port }: ServeSettings): Promise<number> => {
  try {
    return await host.listen(name, port);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`端口开不了：${why}\n请换一个 PORT（现在是 ${port}），或看看 HOST。`);
  }
};

/** Closes what is open already when the service cannot start after all. */
const orClose = async <T>(store: Store, running: Promise<T>): Promise<T> => {
  try {
    return await running;
  } catch (error) {
    await store.close();
    throw error;
  }
};

/**
 * Starts everything: the engine, then the port, then the channels' connections.
 * @param connect Builds what is put on top of the engine.
 * @throws {@link UserError} if the database or the port cannot be had; whatever `connect` throws.
 */
export const serve = async (
  settings: ServeSettings,
  core: Core,
  connect: (engine: Engine) => Promise<Outlets>,
  log: Log,
): Promise<Service> => {
  const onError = (err: Error) => log.warn({ err }, 'a connection to the database broke');
  const store = await openOrExplain({ ...settings.store, onError });
  const metrics = createMetrics();
  const engine = createEngine({ store, ...core, log, metrics, settings: settings.engine ?? {} });
  let open = true;
  const host = createHost(
    createHealth(store, metrics, () => open),
    log,
  );
  const on = await orClose(store, connect(engine));
  mountAll(on, engine, host);
  const port = await orClose(store, listen(host, settings));
  engine.start();
  for (const outlet of on.outlets) void startOutlet(outlet, log);
  log.info({ port, database: store.kind, channels: on.outlets.map(({ name }) => name) }, 'serving');
  const stop = async (): Promise<void> => {
    open = false;
    await Promise.all(on.outlets.map((outlet) => stopOutlet(outlet, log)));
    await engine.stop(engineStopLimit);
    await host.close(hostStopLimit);
    await inTime(1_000, 'closing the database', store.close()).catch(() => undefined);
    log.info('stopped');
  };
  return { port, engine, stop };
};
