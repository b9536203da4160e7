// The engine under the channels: takes a message, keeps it, lets the core answer it, and sees that the
// answer goes out once. A channel hands in its events and says how its parts are sent.

import type { Conversation } from '../dialogue/conversation.ts';
import type { Reply } from '../reply/blocks.ts';
import type { Turn } from '../step.ts';
import type { Delivery, Json, Store, Swept } from '../store/store.ts';

/** An event as a channel hands it in. */
export interface Incoming {
  readonly channel: string;
  /** The platform's key of this person's conversation; in a group, chat and member together. */
  readonly key: string;
  /** The platform's id of the event, unique within the channel. */
  readonly eventId: string;
  /** What `compose` and `send` need to answer: chat, thread, message to edit … At most 4 KB of JSON. */
  readonly context: Json;
}

/** What the person wrote, or what the button that they pressed says. */
export interface Said extends Incoming {
  readonly text: string;
}

/**
 * What became of an event. Only after `kept`, `duplicate` and `limited` may the platform be told that
 * it arrived; after `busy` let it deliver again later (HTTP 503, or do not confirm the update).
 */
export type Receipt = 'kept' | 'duplicate' | 'limited' | 'busy';

/** A way to reach people. */
export interface Channel {
  readonly name: string;
  /**
   * Renders a reply into the messages to be sent, each within the platform's limits. Pure. Each part
   * is kept, sent and repeated by itself, so a part is one call of the platform.
   */
  compose(reply: Reply, context: Json): readonly Json[];
  /** Whether a message begins the conversation anew: nothing said before it counts. */
  begins?(context: Json): boolean;
  /**
   * Sends one part with one call; must stop when `signal` aborts. Throws {@link SendError} to say what
   * the platform said; any other error counts as «may have arrived» and is tried again.
   * A channel without `send` fetches its answers (see {@link Engine.exchange}).
   */
  send?(delivery: Delivery, signal: AbortSignal): Promise<void>;
  /**
   * Whether the platform has the part already. Asked before an uncertain part is sent again; where a
   * platform can neither tell nor use `delivery.key`, such a part may arrive twice.
   */
  arrived?(delivery: Delivery, signal: AbortSignal): Promise<boolean>;
}

/** What the platform said when it did not take a part. Its message is logged: nothing of the person's in it. */
export class SendError extends Error {
  override readonly name = 'SendError';
  /** Never try again: blocked by the person, refused as it stands. */
  readonly permanent: boolean;
  /** Try again after so many seconds (429); undefined: the engine decides. */
  readonly retryAfter: number | undefined;
  /** Whether the platform may have taken it all the same (a time-out, a lost connection). */
  readonly uncertain: boolean;

  constructor(
    message: string,
    how: { permanent?: boolean; retryAfter?: number; uncertain?: boolean } = {},
  ) {
    super(message);
    this.permanent = how.permanent ?? false;
    this.retryAfter = how.retryAfter;
    this.uncertain = how.uncertain ?? false;
  }
}

/** What the core is asked. */
export interface Question {
  readonly text: string;
  /** Kinds of what was cut out of the text before it was kept. */
  readonly removed: readonly string[];
  /** What the channel said about the event: a button's id, say. */
  readonly context?: Json;
}

/** One turn of the core, with its knowledge already bound. Pure. */
export type Answer = (conversation: Conversation, message: Question, today: string) => Turn;

/** Cuts numbers of persons out of a text; `removed` names the kinds that were found. */
export type Redact = (text: string) => {
  readonly text: string;
  readonly removed: readonly string[];
};

export interface Engine {
  readonly store: Store;
  /** Makes a channel known; its waiting messages and answers are taken up from now on. */
  register(channel: Channel): void;
  /** Keeps what a person said; the answer follows through `send`. Rejects if it could not be kept. */
  receive(said: Said): Promise<Receipt>;
  /** Answers an event with parts of the channel's own, past the core (a photo, /start, /help). */
  reply(event: Incoming, parts: readonly Json[]): Promise<Receipt>;
  /** Forgets the person and then says so with these parts. */
  forget(event: Incoming, parts: readonly Json[]): Promise<Receipt>;
  /**
   * For channels that answer within the request (the web page): keeps what was said and waits for
   * the answer. The same event id gives the same answer again for some minutes.
   * @throws {@link BusyError} if there is no room or the answer does not come in time.
   */
  exchange(said: Said): Promise<readonly Json[]>;
  start(): void;
  /** Takes nothing more, lets what runs finish until `deadline` (milliseconds), and lets go of the rest. */
  stop(deadline: number): Promise<void>;
  /** Deletes what has expired; also runs by itself. */
  sweep(): Promise<Swept>;
}

export class BusyError extends Error {
  override readonly name = 'BusyError';
}
