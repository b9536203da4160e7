// A connection to either kind of database, and the few places where the two differ.
import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /** Where PostgreSQL keeps the tables; null for SQLite, which has no schemas. */
  readonly schema: string | null;
  /** Milliseconds since 1970 by the database's clock. */
  readonly now: RawBuilder<number>;
  /** Makes deleted texts unreadable in the files, as far as this kind of database can. */
  scrub(): Promise<void>;
}

/** PostgreSQL's errors after which a transaction is simply run again: a deadlock, a conflict. */
const passing = new Set(['40P01', '40001']);

const isPassing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && passing.has(String(error.code));

/**
 * Runs `work` in one transaction, again (three times in all) if the database gave up on it.
 * @throws what `work` throws; nothing is then kept.
 */
export const atomically = async <T>(
  { db }: Database,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === 3 || !isPassing(error)) throw error;
    }
  }
};
