// SQLite in one file: nothing to set up. Several processes may share the file.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely';
import Libsql from 'libsql';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** How long to wait for another process's lock, in milliseconds. */
const patience = 5_000;

/** `secure_delete` overwrites deleted texts; `synchronous` full keeps what was acknowledged through a power cut. */
const pragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
  'busy_timeout = 10',
];

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

/**
 * Takes the write lock, waiting for other processes without holding up this one. Goes through `exec`:
 * in this library a prepared statement that finds the file busy is never reset, and blocks every later
 * commit. For the same reason nothing writes without having the lock first.
 */
const lock = async (file: Libsql.Database): Promise<void> => {
  const end = performance.now() + patience;
  for (let delay = 1; ; delay = Math.min(delay * 2, 50)) {
    try {
      file.exec('begin immediate');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
    }
    await setTimeout(delay * (0.5 + Math.random()));
  }
};

const readsOnly = /^(?:select|with|pragma)\b/i;

/** Runs a single statement that writes in a transaction of its own. */
class LockingConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;
  readonly #file: Libsql.Database;

  constructor(inner: DatabaseConnection, file: Libsql.Database) {
    this.#inner = inner;
    this.#file = file;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#file.inTransaction || readsOnly.test(query.sql))
      return this.#inner.executeQuery(query);
    await lock(this.#file);
    try {
      const result = await this.#inner.executeQuery<R>(query);
      this.#file.exec('commit');
      return result;
    } catch (error) {
      if (this.#file.inTransaction) this.#file.exec('rollback');
      throw error;
    }
  }

  streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery(query, size);
  }
}

class Driver extends SqliteDriver {
  readonly #file: Libsql.Database;

  constructor(file: Libsql.Database) {
    // The library's types are looser than what it does: its interface is the one that Kysely needs.
    super({ database: file as unknown as SqliteDatabase });
    this.#file = file;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new LockingConnection(await super.acquireConnection(), this.#file);
  }

  override beginTransaction(): Promise<void> {
    return lock(this.#file);
  }

  override async commitTransaction(): Promise<void> {
    this.#file.exec('commit');
  }

  override async rollbackTransaction(): Promise<void> {
    if (this.#file.inTransaction) this.#file.exec('rollback');
  }
}

/** With the write lock taken first, changes of the schema are safe within a transaction. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class Dialect extends SqliteDialect {
  readonly #file: Libsql.Database;

  constructor(file: Libsql.Database) {
    super({ database: file as unknown as SqliteDatabase });
    this.#file = file;
  }

  override createDriver(): SqliteDriver {
    return new Driver(this.#file);
  }

  override createAdapter(): SqliteAdapter {
    return new Adapter();
  }
}

const openFile = (path: string): Libsql.Database => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = new Libsql(path, { timeout: patience });
  for (const pragma of pragmas) file.pragma(pragma);
  return file;
};

const logSize = (path: string): number =>
  statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;

/** Moves the write-ahead log into the file and empties it; gives up while others keep reading from it. */
const emptyLog = async (db: Kysely<Tables>, file: Libsql.Database, path: string): Promise<void> => {
  for (let attempt = 0; attempt < 20 && logSize(path) > 0; attempt += 1) {
    await setTimeout(attempt * 2);
    await db.connection().execute(async () => {
      try {
        file.exec('pragma wal_checkpoint(truncate)');
      } catch {
        // Busy: another process reads or writes at this moment.
      }
    });
  }
};

/**
 * Opens (or creates, with its folder) a database file.
 * @throws if the file cannot be opened or is no database.
 */
export const openSqlite = (path: string): Database => {
  const file = openFile(path);
  const db = new Kysely<Tables>({ dialect: new Dialect(file) });
  return {
    kind: 'sqlite',
    db,
    schema: null,
    now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
    scrub: () => emptyLog(db, file, path),
  };
};
