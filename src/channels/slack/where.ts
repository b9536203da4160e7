// Where an answer goes, and whose conversation a message belongs to. Both travel with the message: in the
// context that the engine keeps and in the block ids of the buttons.
import { z } from 'zod';
import type { Json } from '../../store/store.ts';

const id = z.string().regex(/^[A-Z0-9]{1,30}$/);
const ts = z.string().regex(/^\d{1,12}\.\d{1,8}$/);

/** How the parts of an answer are sent. */
export const targetSchema = z.discriminatedUnion('by', [
  /** chat.postMessage; to a user's id it goes to their direct messages. */
  z.strictObject({ by: z.literal('post'), channel: id, thread: ts.optional() }),
  /** The response_url of a command or of a private message: seen by this user alone. */
  z.strictObject({
    by: z.literal('respond'),
    url: z.string().max(500),
    user: id,
    thread: ts.optional(),
  }),
]);
export type Target = z.infer<typeof targetSchema>;

export const conversationSchema = z.strictObject({
  /** Empty where Slack names none. */
  team: z.union([id, z.literal('')]),
  /** The channel, or `im` for all direct messages with the app. */
  room: z.union([id, z.literal('im')]),
  /** The message that the thread hangs on; empty outside threads. */
  thread: z.union([ts, z.literal('')]),
  user: id,
});
export type Conversation = z.infer<typeof conversationSchema>;

export const contextSchema = z.strictObject({
  to: targetSchema,
  of: conversationSchema,
  /** A command or a search: with the next caller on the line nothing of the last one counts. */
  anew: z.literal(true).optional(),
});
export type Context = z.infer<typeof contextSchema>;

/** The engine's key: two clerks in one thread have a conversation each. */
export const keyOf = ({ team, room, thread, user }: Conversation): string =>
  [team, room, thread, user].join(':');

/** Direct messages are one room, whatever their channel is called. */
export const roomOf = (channel: string): string => (channel.startsWith('D') ? 'im' : channel);

/** The beginning of the block ids of an answer: at most 60 characters. */
export const stemOf = ({ thread, user }: Conversation): string => `yw|${user}|${thread}`;

/** Whose answer the buttons of a block belong to; undefined where the id is not one of ours. */
export function readStem(blockId: string): { user: string; thread: string } | undefined {
  const [, user, thread] = /^yw\|([A-Z0-9]{1,30})\|([\d.]{0,21})\|/.exec(blockId) ?? [];
  return user === undefined || thread === undefined ? undefined : { user, thread };
}

/** Whether a message begins a conversation anew. */
export const beginsAnew = (context: Json): boolean =>
  contextSchema.safeParse(context).data?.anew === true;

/** @throws ZodError where an older version wrote something else. */
export const readContext = (context: Json): Context => contextSchema.parse(context);
