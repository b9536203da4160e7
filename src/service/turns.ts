// One waiting message → the conversation's new state and the parts of the answer. Whatever goes wrong in
// the core, the message gets an answer and the conversation stays as it was.
import {
  type Conversation,
  conversationSchema,
  newConversation,
} from '../dialogue/conversation.ts';
import type { Turn } from '../step.ts';
import type { Json, Outcome, Work } from '../store/store.ts';
import type { Answer, Channel } from './engine.ts';
import { ourFault } from './words.ts';

/**
 * The conversation as it can be taken up today: one that this version cannot read is begun anew, and a
 * question left from an earlier day is dropped.
 * @param today YYYY-MM-DD in Asia/Shanghai.
 */
export const resume = (state: Json, today: string): Conversation => {
  const read = conversationSchema.safeParse(state);
  if (!read.success) return newConversation(today);
  const { pending, ...rest } = read.data;
  return read.data.day === today ? read.data : rest;
};

/** What a turn did, besides its outcome: for the logs and the counts. */
export type Account =
  | { readonly turn: Turn; readonly seconds: number }
  | { readonly error: unknown };

export interface Processed {
  readonly outcome: Outcome;
  readonly account: Account;
}

const asJson = (conversation: Conversation): Json => JSON.parse(JSON.stringify(conversation));

const attempt = (answer: Answer, channel: Channel, work: Work, today: string): Processed => {
  const began = performance.now();
  const before = channel.begins?.(work.context) === true ? null : work.state;
  const turn = answer(resume(before, today), work, today);
  const forget = turn.effects.some(({ kind }) => kind === 'forget');
  const parts = channel.compose(turn.reply, work.context);
  const state = forget ? null : asJson(turn.conversation);
  return {
    outcome: { state, parts, forget, held: !channel.send },
    account: { turn, seconds: (performance.now() - began) / 1000 },
  };
};

const apologize = (channel: Channel, work: Work): readonly Json[] => {
  try {
    return channel.compose(ourFault, work.context);
  } catch {
    return [];
  }
};

/** Never throws. */
export const processWork = (
  answer: Answer,
  channel: Channel,
  work: Work,
  today: string,
): Processed => {
  try {
    return attempt(answer, channel, work, today);
  } catch (error) {
    const parts = apologize(channel, work);
    const outcome = { state: work.state, parts, forget: false, held: !channel.send };
    return { outcome, account: { error } };
  }
};
