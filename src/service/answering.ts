// The core as the engine calls it: its knowledge bound, and the word on numbers that were cut out before
// the core could see them.
import type { Knowledge } from '../knowledge.ts';
import type { Reply } from '../reply/blocks.ts';
import { step } from '../step.ts';
import type { Answer } from './engine.ts';

const isPrivacy = (block: Reply['blocks'][number]): boolean =>
  block.type === 'notice' && block.level === 'privacy';

/** Tells the person not to send such numbers, where the reply does not say so already. */
const withPrivacy = (reply: Reply, text: string): Reply =>
  reply.blocks.some(isPrivacy)
    ? reply
    : { ...reply, blocks: [...reply.blocks, { type: 'notice', level: 'privacy', text }] };

/** Binds the core to its knowledge. */
export const answerFrom =
  (knowledge: Knowledge): Answer =>
  (conversation, { text, removed }, today) => {
    const turn = step(knowledge, conversation, { text }, today);
    if (removed.length === 0) return turn;
    return { ...turn, reply: withPrivacy(turn.reply, knowledge.lexicon.talk.redacted) };
  };
