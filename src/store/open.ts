// Opens a store: the file under the data folder, or the PostgreSQL server at an address.
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import * as inbox from './inbox.ts';
import { migrate } from './migrations.ts';
import * as outbox from './outbox.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Keeping, Store } from './store.ts';
import * as upkeep from './upkeep.ts';

const hour = 3_600_000;

/** 24 h for facts and for answers that a page shows again, two days for the ids of events. */
export const defaultKeeping: Keeping = {
  facts: 24 * hour,
  events: 48 * hour,
  fetched: 24 * hour,
};

export interface StoreSettings {
  /** Address of a PostgreSQL server; absent: a file under `folder`. */
  readonly url?: string | undefined;
  /** The data folder; made if it is not there. */
  readonly folder: string;
  readonly keep?: Partial<Keeping>;
  /** Told of connections that break while nobody uses them. */
  readonly onError?: (error: Error) => void;
}

/** The secret that persons' keys are hashed with: made once, the same for all processes on a database. */
const readSecret = async ({ db }: Database): Promise<string> => {
  await db
    .insertInto('meta')
    .values({ name: 'person-secret', value: randomBytes(32).toString('hex') })
    .onConflict((clash) => clash.column('name').doNothing())
    .execute();
  const { value } = await db
    .selectFrom('meta')
    .where('name', '=', 'person-secret')
    .select('value')
    .executeTakeFirstOrThrow();
  return value;
};

const hash = (secret: string, channel: string, key: string): string =>
  createHmac('sha256', secret).update(`${channel}\0${key}`).digest('hex').slice(0, 32);

const bind = (database: Database, secret: string, keep: Keeping): Store => ({
  kind: database.kind,
  person: (channel, key) => hash(secret, channel, key),
  accept: (message, room) => inbox.accept(database, message, room),
  answer: async (envelope, outcome) => {
    const receipt = await inbox.answer(database, keep, envelope, outcome);
    if (outcome.forget) await database.scrub();
    return receipt;
  },
  turn: async (channels, process) => {
    let forgot = false;
    const work = await inbox.turn(database, keep, channels, (message) => {
      const outcome = process(message);
      forgot = outcome.forget;
      return outcome;
    });
    if (forgot) await database.scrub();
    return work;
  },
  claim: (channels, owner, lease) => outbox.claim(database, channels, owner, lease),
  settle: (delivery, owner, how) => outbox.settle(database, delivery, owner, how),
  hold: (owners, lease) => outbox.hold(database, owners, lease),
  release: (owners) => outbox.release(database, owners),
  fetch: (channel, eventId) => outbox.fetch(database, channel, eventId),
  forget: (person) => upkeep.forget(database, person),
  sweep: () => upkeep.sweep(database, keep),
  waiting: () => upkeep.waiting(database),
  ping: async () => {
    await sql`select 1`.execute(database.db);
  },
  close: () => database.db.destroy(),
});

/**
 * Opens a store and brings its tables up to date.
 * @throws if the database cannot be reached or opened.
 */
export const openStore = async (settings: StoreSettings): Promise<Store> => {
  const database = settings.url
    ? await openPostgres(settings.url, settings.onError ?? (() => undefined))
    : openSqlite(join(settings.folder, 'yiwen.sqlite'));
  try {
    await migrate(database);
    const secret = await readSecret(database);
    return bind(database, secret, { ...defaultKeeping, ...settings.keep });
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
};
