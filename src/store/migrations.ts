// Brings a database to the present shape. Each step runs once, in a transaction, also when several
// processes start together; a step that has been released is never edited.
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Database } from './database.ts';

const serial = (kind: Database['kind']) =>
  kind === 'postgres' ? sql`bigint generated always as identity` : sql`integer`;

const createConversations = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('meta')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text')
    .addColumn('expires_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('touched_at', 'bigint', (column) => column.notNull())
    .addColumn('served_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('sender', 'text')
    .addColumn('sender_until', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`create index conversations_sender on conversations (sender) where sender is not null`.execute(
    db,
  );
};

const createInbox = async (db: Kysely<unknown>, kind: Database['kind']): Promise<void> => {
  await db.schema
    .createTable('inbox')
    .addColumn('id', serial(kind), (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('removed', 'text', (column) => column.notNull())
    .addColumn('context', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('inbox_event', ['channel', 'event_id'])
    .execute();
  await sql`create index inbox_waiting on inbox (person, id) where state = 'waiting'`.execute(db);
  await sql`create index inbox_at on inbox (at)`.execute(db);
};

const createOutbox = async (db: Kysely<unknown>, kind: Database['kind']): Promise<void> => {
  await db.schema
    .createTable('outbox')
    .addColumn('id', serial(kind), (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('part', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await sql`create index outbox_open on outbox (person, id) where state in ('ready', 'sending')`.execute(
    db,
  );
  await sql`create index outbox_event on outbox (channel, event_id)`.execute(db);
  await sql`create index outbox_at on outbox (at)`.execute(db);
};

const migrations = (kind: Database['kind']): Record<string, Migration> => ({
  '001-begin': {
    up: async (db) => {
      await createConversations(db);
      await createInbox(db, kind);
      await createOutbox(db, kind);
    },
  },
});

/**
 * Runs what has not yet been run.
 * @throws the first error; the database is then as it was.
 */
export const migrate = async ({ db, kind, schema }: Database): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations(kind) },
    ...(schema === null ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
};
