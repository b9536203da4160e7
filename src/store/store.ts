// What the service keeps: conversations, messages that came in and answers that have yet to go out.
// One interface, kept by SQLite on one machine or by PostgreSQL for many.

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/** Where a message came from and how to answer it. */
export interface Envelope {
  /** Name of the channel, such as `telegram`. */
  readonly channel: string;
  /** The person's conversation, from {@link Store.person}: a hash, never the platform's own key. */
  readonly person: string;
  /** The platform's id of the event, unique within the channel: a second delivery is recognised by it. */
  readonly eventId: string;
  /** What the channel needs to answer (chat, thread …). Deleted once the answer has gone out. */
  readonly context: Json;
}

/** A message to be kept until it is answered; the text has had its numbers of persons cut out. */
export interface Accepted extends Envelope {
  readonly text: string;
  /** Kinds of what was cut out of the text, such as `id-number`. */
  readonly removed: readonly string[];
}

/** A message whose turn it is, with the state of its conversation (null: none, or expired). */
export interface Work extends Accepted {
  readonly state: Json;
  /** Milliseconds since the message was accepted. */
  readonly waited: number;
}

/** What a turn leaves behind, written in one transaction with the message being done. */
export interface Outcome {
  /** The conversation's new state; null keeps none. */
  readonly state: Json;
  /** Parts of the answer, in order, in the channel's own format. */
  readonly parts: readonly Json[];
  /** Also drop what is still kept of the person: earlier answers that have not gone out. */
  readonly forget: boolean;
  /** The parts wait to be fetched (see {@link Store.fetch}) instead of being sent. */
  readonly held: boolean;
}

/** One part of an answer on its way to the platform. */
export interface Delivery {
  readonly id: number;
  readonly channel: string;
  readonly person: string;
  /** The event that this answers. */
  readonly eventId: string;
  /** Never changes between attempts and is unique to this part: pass it to platforms that can use it. */
  readonly key: string;
  readonly part: Json;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** An earlier attempt may have reached the platform: its outcome was never learned. */
  readonly uncertain: boolean;
  /** Milliseconds since the message that it answers was accepted. */
  readonly waited: number;
}

/** How an attempt to send ended. */
export type Settlement =
  | { readonly kind: 'sent' }
  /** Never to be tried again: the person blocked the bot, the part is refused. */
  | { readonly kind: 'failed' }
  /** To be tried again after so many milliseconds; `uncertain` if the platform may have it. */
  | { readonly kind: 'later'; readonly delay: number; readonly uncertain: boolean };

export interface Swept {
  readonly conversations: number;
  /** Messages and answers that expired before they could be dealt with. */
  readonly lost: number;
  readonly events: number;
}

export interface Waiting {
  readonly messages: number;
  readonly answers: number;
}

/** How long things are kept, in milliseconds. */
export interface Keeping {
  /** Facts about a person and unanswered texts, after the last message: 24 h by default. */
  readonly facts: number;
  /** Ids of events, without text, to recognise second deliveries: 48 h by default. */
  readonly events: number;
  /** Answers that a channel fetches (the web page) and may show again: 24 h by default. */
  readonly fetched: number;
}

/**
 * Times are taken from the database's clock, so that several machines agree.
 * Every method rejects when the database does not answer; nothing is then half done.
 */
export interface Store {
  readonly kind: 'sqlite' | 'postgres';

  /** The platform's key of a conversation → 32 hex digits, keyed by a secret of this database. */
  person(channel: string, key: string): string;

  /**
   * Keeps a message for its turn. Once this resolves with `new` or `duplicate`, the platform may be
   * told that the message arrived.
   * @param room Refuses with `full` when so many messages are waiting already.
   */
  accept(message: Accepted, room: number): Promise<'new' | 'duplicate' | 'full'>;

  /** Keeps an answer that needs no turn (a kind word on a photo), optionally forgetting the person first. */
  answer(envelope: Envelope, outcome: Omit<Outcome, 'state'>): Promise<'new' | 'duplicate'>;

  /**
   * Takes one waiting message, lets `process` make of it what it will, and keeps that, all in one
   * transaction that holds the conversation: no second turn of the person runs meanwhile, in this
   * process or another. The person served longest ago comes first.
   * @returns the message, or null if none is waiting. If `process` throws, nothing is kept.
   */
  turn(channels: readonly string[], process: (work: Work) => Outcome): Promise<Work | null>;

  /**
   * Takes the oldest part that is due for a person whom no other sender serves, and holds that person
   * for `lease` milliseconds (see {@link Store.hold}).
   * @param owner A name for this one sender, not for its process.
   */
  claim(channels: readonly string[], owner: string, lease: number): Promise<Delivery | null>;

  /**
   * Notes how an attempt ended, deletes the text of what needs no more attempts, and takes the
   * person's next part or, if none is due, lets the person go.
   * @returns the next part to send.
   */
  settle(delivery: Delivery, owner: string, how: Settlement): Promise<Delivery | null>;

  /** Holds for another `lease` milliseconds those whom these senders hold. */
  hold(owners: readonly string[], lease: number): Promise<void>;

  /** Lets go of those whom these senders hold. */
  release(owners: readonly string[]): Promise<void>;

  /**
   * The answer to an event of a channel that fetches its answers: null while the turn is to come.
   * An answer can be fetched again for {@link Keeping.fetched}; after that it is [].
   */
  fetch(channel: string, eventId: string): Promise<readonly Json[] | null>;

  /** Deletes the conversation and all texts of the person, at once. */
  forget(person: string): Promise<void>;

  /** Deletes what has expired. */
  sweep(): Promise<Swept>;

  waiting(): Promise<Waiting>;

  /** Resolves if the database answers. */
  ping(): Promise<void>;

  close(): Promise<void>;
}
