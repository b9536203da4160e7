// POST /ask: one turn of a conversation. Nothing is kept here: the conversation goes out with the
// answer and comes back with the next message, so a request sent twice is answered alike.
import { z } from 'zod';
import { conversationSchema } from '../../../dialogue/conversation.ts';
import { toPlain } from '../../../render/plain.ts';
import { step } from '../../../step.ts';
import type { WebDeps } from './deps.ts';
import { replySchema } from './reply-schemas.ts';

/** The most UTF-16 units of one message. */
export const longestText = 1000;

/** The body of POST /ask. */
export const askSchema = z.strictObject({
  text: z.string().max(longestText).describe(`问的话，最多 ${longestText} 字`),
  conversation: conversationSchema
    .nullable()
    .optional()
    .describe('上一次回答里的 conversation，原样送回；第一次不写'),
});

/** The answer of POST /ask. */
export const askedSchema = z.strictObject({
  reply: replySchema,
  text: z.string().describe('整个回答的纯文字'),
  conversation: conversationSchema.describe('下一次请原样送回；里面有说过的情况，请妥善保管'),
  effects: z
    .array(z.enum(['forget']))
    .describe('forget：对方要求忘掉，请删去以前存的 conversation'),
});

/** A message and the conversation before it in; the answer and the conversation after it out. */
export const askView = (
  { knowledge, today }: WebDeps,
  { text, conversation }: z.output<typeof askSchema>,
): z.output<typeof askedSchema> => {
  const turn = step(knowledge, conversation ?? undefined, { text }, today());
  return {
    reply: turn.reply as z.output<typeof replySchema>,
    text: toPlain(turn.reply),
    conversation: turn.conversation,
    effects: turn.effects.map(({ kind }) => kind),
  };
};
