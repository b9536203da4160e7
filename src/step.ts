// One turn of a conversation, in reading order. Pure: the same conversation, message and day give
// the same reply, byte for byte.
import { afterMove } from './dialogue/after-move.ts';
import { type Conversation, newConversation } from './dialogue/conversation.ts';
import { decide } from './dialogue/decide.ts';
import { hear } from './dialogue/hear.ts';
import { atHome } from './dialogue/home.ts';
import { takeIn } from './dialogue/situation.ts';
import type { Knowledge } from './knowledge.ts';
import type { Reply } from './reply/blocks.ts';
import { compose } from './reply/compose.ts';

export interface Message {
  /** What the person wrote, as it came. */
  readonly text: string;
}

/** What the shell does besides sending the reply. */
export type Effect = { readonly kind: 'forget' };

export interface Turn {
  readonly conversation: Conversation;
  readonly reply: Reply;
  readonly effects: readonly Effect[];
}

/**
 * Answers one message.
 * @param conversation undefined at the beginning
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function step(
  knowledge: Knowledge,
  conversation: Conversation | undefined,
  message: Message,
  today: string,
): Turn {
  const before = conversation ?? newConversation(today);
  const understood = hear(knowledge, before, message.text, today);
  const situation = atHome(afterMove(takeIn(knowledge, before, understood, today)));
  const move = decide(situation);
  const { reply, conversation: next } = compose(situation, move);
  const forget = move.kind === 'small' && move.act === 'forget';
  return { conversation: next, reply, effects: forget ? [{ kind: 'forget' }] : [] };
}
