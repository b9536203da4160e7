// Runs one suite over both kinds of database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openStore, type StoreSettings } from '../../src/store/open.ts';
import type { Keeping, Store } from '../../src/store/store.ts';
import { findServer, ownSchema } from './postgres.ts';

export interface TestDatabase {
  readonly kind: Store['kind'];
  /** A folder of its own, which holds the file when it is SQLite. */
  readonly folder: string;
  /** Settings for another process on the same database. */
  readonly settings: StoreSettings;
  /** Opens the database once more, as another process would; closed after the test. */
  open(keep?: Partial<Keeping>): Promise<Store>;
}

const offer = (settings: StoreSettings, stop: () => Promise<void>): TestDatabase => {
  const opened: Store[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
  });
  afterAll(async () => {
    await stop();
    rmSync(settings.folder, { recursive: true, force: true });
  });
  return {
    kind: settings.url ? 'postgres' : 'sqlite',
    folder: settings.folder,
    settings,
    open: async (keep = {}) => {
      const store = await openStore({ ...settings, keep });
      opened.push(store);
      return store;
    },
  };
};

const newFolder = () => mkdtempSync(join(tmpdir(), 'yiwen-store-'));

/** Describes `suite` for SQLite and for PostgreSQL; a missing server is said, and fails where CI is set. */
export const onBothDatabases = async (
  title: string,
  suite: (database: TestDatabase) => void,
): Promise<void> => {
  describe(`${title} (SQLite)`, () => {
    suite(offer({ folder: newFolder() }, async () => undefined));
  });
  const server = await findServer();
  if (server) {
    const { url, stop } = await ownSchema(server);
    describe(`${title} (PostgreSQL)`, () => suite(offer({ url, folder: newFolder() }, stop)));
    return;
  }
  const advice = 'no PostgreSQL server: set TEST_DATABASE_URL or install PostgreSQL';
  if (process.env.CI === 'true') it(`${title}: ${advice}`, () => expect.fail(advice));
  else it.skip(`${title} (PostgreSQL) SKIPPED, ${advice}`, () => undefined);
};
