// PostgreSQL, for several machines: reached by its address, in the schema that the address selects.
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const int8 = 20;

/** All our 64-bit numbers are times and row numbers, far below 2^53. */
const asNumbers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

const openPool = (url: string, onError: (error: Error) => void): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    types: asNumbers,
    max: 10,
    application_name: 'yiwen',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    query_timeout: 12_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
  });
  pool.on('error', onError);
  return pool;
};

/**
 * Connects to a database.
 * @param url Such as `postgres://user:password@host:5432/yiwen`.
 * @param onError Told of connections that break while nobody uses them.
 * @throws if the server does not answer within five seconds or refuses.
 */
export const openPostgres = async (
  url: string,
  onError: (error: Error) => void,
): Promise<Database> => {
  const pool = openPool(url, onError);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
    return {
      kind: 'postgres',
      db,
      schema: rows[0]?.schema ?? 'public',
      now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
      scrub: async () => undefined,
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
};
