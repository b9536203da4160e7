// Answers that have yet to go out: one part of a person's answers at a time, in order, by one sender.
import type { Transaction } from 'kysely';
import { atomically, type Database } from './database.ts';
import type { Delivery, Json, Settlement } from './store.ts';
import type { OutboxRow, Tables } from './tables.ts';

type Tx = Transaction<Tables>;

const open = ['ready', 'sending'] as const;

/** Holds a conversation that nobody sends to and that has a part due. */
const holdNext = async (tx: Tx, { kind, now }: Database, channels: readonly string[]) => {
  const next = tx
    .selectFrom('conversations as c')
    .where('c.sender_until', '<=', now)
    .where('c.id', 'in', (select) =>
      select
        .selectFrom('outbox as o')
        .where('o.state', 'in', open)
        .where('o.channel', 'in', channels)
        .where('o.due_at', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('outbox as earlier')
                .whereRef('earlier.person', '=', 'o.person')
                .where('earlier.state', 'in', open)
                .whereRef('earlier.id', '<', 'o.id')
                .select('earlier.id'),
            ),
          ),
        )
        .select('o.person'),
    )
    .limit(1)
    .select('c.id');
  return (kind === 'postgres' ? next.forUpdate().skipLocked() : next).executeTakeFirst();
};

const asDelivery = (row: OutboxRow, now: number): Delivery => ({
  id: row.id,
  channel: row.channel,
  person: row.person,
  eventId: row.event_id,
  key: row.key,
  part: JSON.parse(row.part ?? 'null'),
  attempt: row.attempts + 1,
  uncertain: row.state === 'sending',
  waited: Math.max(0, now - row.asked_at),
});

/** The person's oldest open part if it is due, marked as being sent. */
const begin = async (tx: Tx, { now }: Database, person: string): Promise<Delivery | null> => {
  const row = await tx
    .selectFrom('outbox')
    .where('person', '=', person)
    .where('state', 'in', open)
    .orderBy('id')
    .limit(1)
    .selectAll()
    .select(now.as('now'))
    .executeTakeFirst();
  if (!row || row.due_at > row.now) return null;
  await tx
    .updateTable('outbox')
    .set({ state: 'sending', attempts: row.attempts + 1 })
    .where('id', '=', row.id)
    .execute();
  return asDelivery(row, row.now);
};

const letGo = { sender: null, sender_until: 0 } as const;

/** See `Store.claim`. */
export const claim = async (
  database: Database,
  channels: readonly string[],
  owner: string,
  lease: number,
): Promise<Delivery | null> => {
  if (channels.length === 0) return null;
  const any = database.db.selectFrom('outbox').where('state', 'in', open).select('id');
  if (!(await any.limit(1).executeTakeFirst())) return null;
  return atomically(database, async (tx) => {
    const held = await holdNext(tx, database, channels);
    // Read anew once held: what was seen before may have been sent by another process.
    const delivery = held ? await begin(tx, database, held.id) : null;
    if (!delivery) return null;
    await tx
      .updateTable('conversations')
      .set((select) => ({
        sender: owner,
        sender_until: select(database.now, '+', select.val(lease)),
      }))
      .where('id', '=', delivery.person)
      .execute();
    return delivery;
  });
};

const holds = async (tx: Tx, { kind }: Database, person: string, owner: string) => {
  const row = tx.selectFrom('conversations').where('id', '=', person).select('sender');
  const held = await (kind === 'postgres' ? row.forUpdate() : row).executeTakeFirst();
  return held?.sender === owner;
};

const note = async (tx: Tx, { now }: Database, id: number, how: Settlement): Promise<void> => {
  const row = tx.updateTable('outbox').where('id', '=', id).where('state', 'in', open);
  if (how.kind !== 'later') {
    await row.set({ state: how.kind, part: null }).execute();
    return;
  }
  await row
    .set((select) => ({
      state: how.uncertain ? 'sending' : 'ready',
      due_at: select(now, '+', select.val(Math.ceil(how.delay))),
    }))
    .execute();
};

/** See `Store.settle`. */
export const settle = async (
  database: Database,
  delivery: Delivery,
  owner: string,
  how: Settlement,
): Promise<Delivery | null> =>
  atomically(database, async (tx) => {
    const mine = await holds(tx, database, delivery.person, owner);
    // Whoever took over may decide on anything but this: what has arrived has arrived.
    if (mine || how.kind === 'sent') await note(tx, database, delivery.id, how);
    if (!mine) return null;
    const next = await begin(tx, database, delivery.person);
    if (next) return next;
    await tx.updateTable('conversations').set(letGo).where('id', '=', delivery.person).execute();
    return null;
  });

/** See `Store.hold`. */
export const hold = async (
  { db, now }: Database,
  owners: readonly string[],
  lease: number,
): Promise<void> => {
  if (owners.length === 0) return;
  await db
    .updateTable('conversations')
    .set((select) => ({ sender_until: select(now, '+', select.val(lease)) }))
    .where('sender', 'in', owners)
    .execute();
};

/** See `Store.release`. */
export const release = async ({ db }: Database, owners: readonly string[]): Promise<void> => {
  if (owners.length === 0) return;
  await db.updateTable('conversations').set(letGo).where('sender', 'in', owners).execute();
};

/** See `Store.fetch`. */
export const fetch = async (
  { db }: Database,
  channel: string,
  eventId: string,
): Promise<readonly Json[] | null> => {
  const message = await db
    .selectFrom('inbox')
    .where('channel', '=', channel)
    .where('event_id', '=', eventId)
    .select('state')
    .executeTakeFirst();
  if (message?.state === 'waiting') return null;
  const rows = await db
    .selectFrom('outbox')
    .where('channel', '=', channel)
    .where('event_id', '=', eventId)
    .where('state', '=', 'held')
    .orderBy('id')
    .select('part')
    .execute();
  return rows.map(({ part }) => JSON.parse(part ?? 'null'));
};
