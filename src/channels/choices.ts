// Buttons that stay safe: a choice names the state of the conversation in which its question was asked,
// and counts only in that state. An old button is explained, never taken for an answer to something else.
import { createHash } from 'node:crypto';
import type { Conversation } from '../dialogue/conversation.ts';
import type { Block, Reply } from '../reply/blocks.ts';
import type { Answer } from '../service/engine.ts';
import type { Turn } from '../step.ts';
import { type ChannelWords, fill } from './words.ts';

/** What a channel puts into an event's context when buttons were used: ids of options, as rendered. */
export interface ChoiceContext {
  readonly choice: readonly string[];
}

/** JSON that does not depend on the order of keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

const STAMP_LENGTH = 8;

/** Eight characters that differ for any two states of a conversation. */
export const stampOf = (conversation: Conversation): string =>
  createHash('sha256').update(canonical(conversation)).digest('base64url').slice(0, STAMP_LENGTH);

const stampBlock = (block: Block, stamp: string): Block =>
  block.type === 'question'
    ? { ...block, options: block.options.map((one) => ({ ...one, id: `${stamp}.${one.id}` })) }
    : block;

/** The turn with options whose ids name the state after it. */
export function withStamps(turn: Turn): Turn {
  const stamp = stampOf(turn.conversation);
  const blocks = turn.reply.blocks.map((block) => stampBlock(block, stamp));
  return { ...turn, reply: { ...turn.reply, blocks } };
}

/** The message that the chosen options stand for; undefined where they belong to another state. */
export function saidBy(choice: readonly string[], conversation: Conversation): string | undefined {
  const { pending } = conversation;
  if (pending === undefined || choice.length === 0) return undefined;
  const stamp = stampOf(conversation);
  const positions = choice.map((id) =>
    pending.options.findIndex((option) => `${stamp}.${option.id}` === id),
  );
  if (positions.includes(-1)) return undefined;
  if (pending.multiple === true && positions.length > 1)
    return positions.map((position) => position + 1).join(' ');
  return pending.options[positions[0] ?? -1]?.say;
}

const choiceIn = (message: object): readonly string[] | undefined => {
  const context = 'context' in message ? message.context : undefined;
  if (typeof context !== 'object' || context === null || !('choice' in context)) return undefined;
  const { choice } = context;
  return Array.isArray(choice) ? choice.filter((id) => typeof id === 'string') : undefined;
};

/** Says kindly that a button is of an earlier question; the conversation stays as it is. */
function explainStale(conversation: Conversation, label: string, words: ChannelWords): Turn {
  const { stale, waiting } = words.buttons;
  const text = fill(stale, { 选项: label });
  const blocks: Block[] = [
    { type: 'point', text },
    ...(conversation.pending === undefined ? [] : [{ type: 'text', text: waiting } as const]),
  ];
  const reply: Reply = {
    kind: 'smalltalk',
    place: null,
    items: [],
    asks: [],
    profile: {},
    blocks,
  };
  return { conversation, reply, effects: [] };
}

/**
 * An answer that understands buttons: a message whose context holds a {@link ChoiceContext} is read as
 * what its options stand for, and every question goes out with ids that hold in its state only.
 * The message's text is the button's label: it is shown where the button is explained.
 */
export const withChoices =
  (answer: Answer, words: ChannelWords): Answer =>
  (conversation, message, today) => {
    const choice = choiceIn(message);
    if (choice === undefined) return withStamps(answer(conversation, message, today));
    const text = saidBy(choice, conversation);
    if (text === undefined) return explainStale(conversation, message.text, words);
    return withStamps(answer(conversation, { ...message, text }, today));
  };
