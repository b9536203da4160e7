// Messages that came in: kept until their turn, one turn of a person at a time.
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { atomically, type Database } from './database.ts';
import type { Accepted, Envelope, Json, Keeping, Outcome, Work } from './store.ts';
import type { InboxRow, Tables } from './tables.ts';

type Tx = Transaction<Tables>;

/** Signals, from within a transaction, that it is to leave no trace. */
class NoRoom extends Error {}

/** Holds the conversation until the transaction ends: rows of one person get their numbers in order. */
const touch = async (tx: Tx, { now }: Database, person: string): Promise<void> => {
  await tx
    .insertInto('conversations')
    .values({ id: person, state: null, touched_at: now, sender: null })
    .onConflict((clash) => clash.column('id').doUpdateSet({ touched_at: now }))
    .execute();
};

const insert = async (
  tx: Tx,
  { now }: Database,
  envelope: Envelope,
  rest: Pick<InboxRow, 'text' | 'removed' | 'context' | 'state'>,
): Promise<Pick<InboxRow, 'id' | 'at'> | undefined> =>
  tx
    .insertInto('inbox')
    .values({
      channel: envelope.channel,
      event_id: envelope.eventId,
      person: envelope.person,
      at: now,
      ...rest,
    })
    .onConflict((clash) => clash.columns(['channel', 'event_id']).doNothing())
    .returning(['id', 'at'])
    .executeTakeFirst();

const countWaiting = async (tx: Tx): Promise<number> => {
  const { count } = await tx
    .selectFrom('inbox')
    .where('state', '=', 'waiting')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

/** See `Store.accept`. */
export const accept = async (
  database: Database,
  message: Accepted,
  room: number,
): Promise<'new' | 'duplicate' | 'full'> => {
  const work = async (tx: Tx) => {
    await touch(tx, database, message.person);
    const kept = await insert(tx, database, message, {
      text: message.text,
      removed: JSON.stringify(message.removed),
      context: JSON.stringify(message.context),
      state: 'waiting',
    });
    if (!kept) return 'duplicate';
    if ((await countWaiting(tx)) > room) throw new NoRoom();
    return 'new';
  };
  try {
    return await atomically(database, work);
  } catch (error) {
    if (error instanceof NoRoom) return 'full';
    throw error;
  }
};

const insertParts = async (
  tx: Tx,
  { now }: Database,
  keep: Keeping,
  event: Pick<InboxRow, 'channel' | 'event_id' | 'person' | 'at'>,
  { parts, held }: Omit<Outcome, 'state'>,
): Promise<void> => {
  if (parts.length === 0) return;
  const { at, ...origin } = event;
  const row = (part: Json) => ({
    ...origin,
    key: randomUUID(),
    part: JSON.stringify(part),
    state: held ? ('held' as const) : ('ready' as const),
    due_at: held ? at + keep.fetched : at,
    asked_at: at,
    at: now,
  });
  await tx.insertInto('outbox').values(parts.map(row)).execute();
};

/** Drops the texts of answers that have not gone out. */
export const dropAnswers = async (tx: Tx, person: string): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ state: 'forgotten', part: null })
    .where('person', '=', person)
    .where('part', 'is not', null)
    .execute();
};

/** Drops all that is kept of a person; the conversation stays held until the transaction ends. */
export const dropPerson = async (tx: Tx, person: string): Promise<void> => {
  await tx
    .updateTable('conversations')
    .set({ state: null, expires_at: 0 })
    .where('id', '=', person)
    .execute();
  await tx
    .updateTable('inbox')
    .set({ state: 'forgotten', text: null, context: null, removed: '[]' })
    .where('person', '=', person)
    .where('state', '=', 'waiting')
    .execute();
  await dropAnswers(tx, person);
};

/** See `Store.answer`. */
export const answer = async (
  database: Database,
  keep: Keeping,
  envelope: Envelope,
  outcome: Omit<Outcome, 'state'>,
): Promise<'new' | 'duplicate'> =>
  atomically(database, async (tx) => {
    const { channel, eventId, person } = envelope;
    await touch(tx, database, person);
    const none = { text: null, removed: '[]', context: null, state: 'done' } as const;
    const kept = await insert(tx, database, envelope, none);
    if (!kept) return 'duplicate';
    if (outcome.forget) await dropPerson(tx, person);
    const event = { channel, event_id: eventId, person, at: kept.at };
    await insertParts(tx, database, keep, event, outcome);
    return 'new';
  });

/** Holds the conversation that has waited longest for a turn, passing over those held by others. */
const holdNext = async (tx: Tx, { kind }: Database, channels: readonly string[]) => {
  const next = tx
    .selectFrom('conversations')
    .where('id', 'in', (select) =>
      select
        .selectFrom('inbox')
        .where('state', '=', 'waiting')
        .where('channel', 'in', channels)
        .select('person'),
    )
    .orderBy('served_at')
    .orderBy('id')
    .limit(1)
    .select(['id', 'state', 'expires_at']);
  return (kind === 'postgres' ? next.forUpdate().skipLocked() : next).executeTakeFirst();
};

const oldestOf = async (tx: Tx, { now }: Database, person: string) =>
  tx
    .selectFrom('inbox')
    .where('person', '=', person)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(1)
    .selectAll()
    .select(now.as('now'))
    .executeTakeFirst();

const finish = async (
  tx: Tx,
  database: Database,
  keep: Keeping,
  row: InboxRow & { readonly now: number },
  outcome: Outcome,
): Promise<void> => {
  if (outcome.forget) await dropAnswers(tx, row.person);
  await tx
    .updateTable('conversations')
    .set({
      state: outcome.state === null ? null : JSON.stringify(outcome.state),
      expires_at: row.now + keep.facts,
      touched_at: row.now,
      served_at: row.now,
    })
    .where('id', '=', row.person)
    .execute();
  await tx
    .updateTable('inbox')
    .set({ state: 'done', text: null, context: null, removed: '[]' })
    .where('id', '=', row.id)
    .execute();
  const event = {
    channel: row.channel,
    event_id: row.event_id,
    person: row.person,
    at: row.at,
  };
  await insertParts(tx, database, keep, event, outcome);
};

const asWork = (row: InboxRow & { readonly now: number }, state: Json): Work => ({
  channel: row.channel,
  person: row.person,
  eventId: row.event_id,
  context: JSON.parse(row.context ?? 'null'),
  text: row.text ?? '',
  removed: JSON.parse(row.removed),
  state,
  waited: Math.max(0, row.now - row.at),
});

/** See `Store.turn`. */
export const turn = async (
  database: Database,
  keep: Keeping,
  channels: readonly string[],
  process: (work: Work) => Outcome,
): Promise<Work | null> => {
  if (channels.length === 0) return null;
  const waiting = database.db.selectFrom('inbox').where('state', '=', 'waiting').select('id');
  if (!(await waiting.limit(1).executeTakeFirst())) return null;
  return atomically(database, async (tx) => {
    const conversation = await holdNext(tx, database, channels);
    if (!conversation) return null;
    // Read anew once held: what was seen before may have been dealt with by another process.
    const row = await oldestOf(tx, database, conversation.id);
    if (!row) return null;
    const kept = conversation.expires_at > row.now ? conversation.state : null;
    const work = asWork(row, kept === null ? null : JSON.parse(kept));
    await finish(tx, database, keep, row, process(work));
    return work;
  });
};
