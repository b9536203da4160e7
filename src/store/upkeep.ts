// What keeps a database small and quiet about people: forgetting, and sweeping out what has expired.
import { atomically, type Database } from './database.ts';
import { dropPerson } from './inbox.ts';
import type { Keeping, Swept, Waiting } from './store.ts';

/** See `Store.forget`. */
export const forget = async (database: Database, person: string): Promise<void> => {
  await atomically(database, async (tx) => dropPerson(tx, person));
  await database.scrub();
};

const sweepConversations = async ({ db, now }: Database): Promise<number> => {
  const swept = await db
    .updateTable('conversations')
    .set({ state: null })
    .where('state', 'is not', null)
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(swept.numUpdatedRows);
};

/** A text that nobody could deal with for so long is a fact about a person like any other. */
const sweepTexts = async ({ db, now }: Database, keep: Keeping): Promise<number> => {
  const messages = await db
    .updateTable('inbox')
    .set({ state: 'lost', text: null, context: null, removed: '[]' })
    .where('state', '=', 'waiting')
    .where((row) => row(row('at', '+', keep.facts), '<=', now))
    .executeTakeFirst();
  const answers = await db
    .updateTable('outbox')
    .set({ state: 'lost', part: null })
    .where('state', 'in', ['ready', 'sending'])
    .where((row) => row(row('at', '+', keep.facts), '<=', now))
    .executeTakeFirst();
  await db
    .updateTable('outbox')
    .set({ state: 'sent', part: null })
    .where('state', '=', 'held')
    .where('due_at', '<=', now)
    .execute();
  return Number(messages.numUpdatedRows) + Number(answers.numUpdatedRows);
};

const sweepEvents = async ({ db, now }: Database, keep: Keeping): Promise<number> => {
  const events = await db
    .deleteFrom('inbox')
    .where('state', '<>', 'waiting')
    .where((row) => row(row('at', '+', keep.events), '<=', now))
    .executeTakeFirst();
  await db
    .deleteFrom('outbox')
    .where('part', 'is', null)
    .where((row) => row(row('at', '+', keep.events), '<=', now))
    .execute();
  return Number(events.numDeletedRows);
};

const sweepEmpty = async ({ db, now }: Database, keep: Keeping): Promise<void> => {
  await db
    .deleteFrom('conversations')
    .where('state', 'is', null)
    .where('sender_until', '<=', now)
    .where((row) => row(row('touched_at', '+', keep.events), '<=', now))
    .where('id', 'not in', (select) =>
      select.selectFrom('inbox').where('state', '=', 'waiting').select('person'),
    )
    .where('id', 'not in', (select) =>
      select.selectFrom('outbox').where('part', 'is not', null).select('person'),
    )
    .execute();
};

/** See `Store.sweep`. */
export const sweep = async (database: Database, keep: Keeping): Promise<Swept> => {
  const conversations = await sweepConversations(database);
  const lost = await sweepTexts(database, keep);
  const events = await sweepEvents(database, keep);
  await sweepEmpty(database, keep);
  await database.scrub();
  return { conversations, lost, events };
};

/** See `Store.waiting`. */
export const waiting = async ({ db }: Database): Promise<Waiting> => {
  const messages = await db
    .selectFrom('inbox')
    .where('state', '=', 'waiting')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const answers = await db
    .selectFrom('outbox')
    .where('state', 'in', ['ready', 'sending'])
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { messages: Number(messages.count), answers: Number(answers.count) };
};
