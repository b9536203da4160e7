// The tables, as the query layer sees them. All times are milliseconds since 1970 by the database's clock.
import type { Generated, Selectable } from 'kysely';

export interface MetaTable {
  readonly name: string;
  readonly value: string;
}

export interface ConversationsTable {
  /** The person's hash. */
  readonly id: string;
  /** JSON; null when nothing is known. */
  readonly state: string | null;
  readonly expires_at: Generated<number>;
  readonly touched_at: number;
  readonly served_at: Generated<number>;
  /** Who is sending to this person at the moment, and until when that holds. */
  readonly sender: string | null;
  readonly sender_until: Generated<number>;
}

export interface InboxTable {
  readonly id: Generated<number>;
  readonly channel: string;
  readonly event_id: string;
  readonly person: string;
  readonly text: string | null;
  /** JSON list of the kinds that were cut out of the text. */
  readonly removed: string;
  readonly context: string | null;
  readonly state: 'waiting' | 'done' | 'forgotten' | 'lost';
  readonly at: number;
}

export interface OutboxTable {
  readonly id: Generated<number>;
  readonly channel: string;
  readonly event_id: string;
  readonly person: string;
  /** What a platform may recognise a second attempt by. */
  readonly key: string;
  /** JSON; null once it needs no more attempts. */
  readonly part: string | null;
  /** `sending` is also what a crash leaves behind: the platform may or may not have the part. */
  readonly state: 'ready' | 'sending' | 'held' | 'sent' | 'failed' | 'forgotten' | 'lost';
  readonly attempts: Generated<number>;
  /** When to try next; for `held`, until when it can be fetched. */
  readonly due_at: number;
  /** When the message that it answers was accepted. */
  readonly asked_at: number;
  readonly at: number;
}

export interface Tables {
  readonly meta: MetaTable;
  readonly conversations: ConversationsTable;
  readonly inbox: InboxTable;
  readonly outbox: OutboxTable;
}

export type InboxRow = Selectable<InboxTable>;
export type OutboxRow = Selectable<OutboxTable>;
