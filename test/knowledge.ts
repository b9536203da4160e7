// What the tests of the core share: the project's own knowledge, loaded once, and a way to talk to it.
import type { Conversation } from '../src/dialogue/conversation.ts';
import { loadKnowledge } from '../src/load-knowledge.ts';
import { step, type Turn } from '../src/step.ts';

/** The lists and the lexicon of the project. */
export const knowledge = loadKnowledge();

/** The day that the tests take for today. */
export const TODAY = '2026-11-21';

/** Messages in, one turn for each out. */
export function talk(messages: readonly string[], today = TODAY): Turn[] {
  let conversation: Conversation | undefined;
  return messages.map((text) => {
    const turn = step(knowledge, conversation, { text }, today);
    conversation = turn.conversation;
    return turn;
  });
}
