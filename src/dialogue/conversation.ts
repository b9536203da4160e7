// The state of a conversation: one small JSON value with a version. Whatever is older or unreadable
// is begun anew, never resumed wrongly.
import { z } from 'zod';
import { factsSchema } from '../rules/facts.ts';

export const conversationVersion = 1;

const topicSchema = z.strictObject({
  /** Canonical services asked about, the likeliest first. */
  services: z.array(z.string()),
  /** A row of a list by its number, where the person named one. */
  row: z.strictObject({ place: z.string(), number: z.int() }).optional(),
  /** A service that the list was said to lack. */
  lacking: z.string().optional(),
  /** Several rows listed last, for 「其中…是哪项」 and choices by number. */
  listed: z.array(z.strictObject({ place: z.string(), number: z.int() })).optional(),
  /** What the question was: an aspect of one item, what one can get, or places side by side. */
  act: z.enum(['item', 'list', 'compare', 'document', 'filter']),
  /** What the rows listed have in common. */
  filter: z
    .union([
      z.strictObject({ what: z.literal('bureau'), bureaus: z.array(z.string()) }),
      z.strictObject({ what: z.literal('type'), type: z.string() }),
      z.strictObject({ what: z.literal('group'), group: z.string() }),
      z.strictObject({ what: z.literal('theme'), theme: z.string() }),
      z.strictObject({ what: z.literal('added') }),
      z.strictObject({ what: z.literal('all') }),
    ])
    .optional(),
  aspect: z.string().optional(),
});

const pendingSchema = z.strictObject({
  /** What is asked: a fact's name, `place`, `subject`, `topic` or `rare` (the tick-list). */
  asks: z.string(),
  options: z.array(z.strictObject({ id: z.string(), label: z.string(), say: z.string() })),
  multiple: z.boolean().optional(),
  /** The message that could not be answered yet, to be read again together with the answer. */
  about: z.string().optional(),
});

export const conversationSchema = z.strictObject({
  version: z.literal(conversationVersion),
  /** Day of the last turn, YYYY-MM-DD in Asia/Shanghai. */
  day: z.string(),
  /** The place whose list is spoken of. */
  place: z.string().optional(),
  /** The list spoken of before an item that goes by 户籍 led to the one at home. */
  awayFrom: z.string().optional(),
  /** A place named that no list covers. */
  uncovered: z.string().optional(),
  /** Whom the question is about: self, spouse, mother … */
  subject: z.string().optional(),
  people: z.record(z.string(), factsSchema),
  /** Whether the speaker has spoken of themselves (我, 俺). */
  speaksOfSelf: z.boolean().optional(),
  /** How people are called back where their own word says it more closely (您外婆), by person. */
  called: z.record(z.string(), z.string()).optional(),
  topic: topicSchema.optional(),
  /** Earlier topics, the latest first, for coming back. */
  earlier: z.array(topicSchema),
  pending: pendingSchema.optional(),
  /** Facts asked for and not known (「不晓得」), by person: not asked again. */
  declined: z.record(z.string(), z.array(z.string())),
  /** Messages in a row that were not understood. */
  misses: z.int(),
  /** Follow-up questions asked on this topic. */
  asked: z.int(),
});

export type Topic = z.infer<typeof topicSchema>;
export type Pending = z.infer<typeof pendingSchema>;
export type Conversation = z.infer<typeof conversationSchema>;

export const newConversation = (day: string): Conversation => ({
  version: conversationVersion,
  day,
  people: {},
  earlier: [],
  declined: {},
  misses: 0,
  asked: 0,
});
