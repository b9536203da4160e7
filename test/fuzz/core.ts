// Messages through the core and every renderer: no exception, a state that can be kept, no mark-up but ours.
import { withStamps } from '../../src/channels/choices.ts';
import { keyboardFor } from '../../src/channels/telegram/keyboard.ts';
import { createChat } from '../../src/channels/terminal/chat.ts';
import { wrap } from '../../src/channels/terminal/wrap.ts';
import { type ChannelWords, loadChannelWords } from '../../src/channels/words.ts';
import { type Conversation, conversationSchema } from '../../src/dialogue/conversation.ts';
import type { Knowledge } from '../../src/knowledge.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { measures, sizeOf } from '../../src/render/measure.ts';
import { toPlain } from '../../src/render/plain.ts';
import { toTelegram } from '../../src/render/telegram.ts';
import type { Reply } from '../../src/reply/blocks.ts';
import { step } from '../../src/step.ts';
import { readHtml } from '../channels/telegram/server.ts';
import { anyMessage } from './messages.ts';
import type { Chance } from './random.ts';

const TODAY = '2026-11-22';
const LONGEST_STATE = 32_000;

export interface Loaded {
  readonly knowledge: Knowledge;
  readonly words: ChannelWords;
}

export function load(): Loaded {
  const knowledge = loadKnowledge();
  return { knowledge, words: loadChannelWords(knowledge, TODAY) };
}

function checkTelegram(reply: Reply): void {
  for (const { html, choices } of toTelegram(reply)) {
    const read = readHtml(html);
    if (typeof read === 'string') throw new Error(`mark-up: ${read}`);
    if (html.length > 4096) throw new Error(`${html.length} characters`);
    const buttons = choices === undefined ? [] : keyboardFor(choices, 'zzzzzz', '选好了').flat();
    for (const { callback_data: data = '' } of buttons)
      if (Buffer.byteLength(data) > 64) throw new Error('too much in a button');
  }
}

function checkTerminal(reply: Reply): void {
  const shown = wrap(toPlain(reply), 40);
  for (const line of shown.split('\n'))
    if (sizeOf(line, measures.columns) > 40) throw new Error('too wide a line');
  if (/(?!\n)\p{Cc}/u.test(shown)) throw new Error('a control character is shown');
}

function checkState(conversation: Conversation): void {
  const kept = JSON.stringify(conversation);
  if (kept.length > LONGEST_STATE) throw new Error(`a state of ${kept.length} characters`);
  const read = conversationSchema.safeParse(JSON.parse(kept));
  if (!read.success) throw new Error('a state that cannot be read again');
}

/** One conversation of up to eight messages; gives how many. */
export function createCoreFuzz({ knowledge }: Loaded): (chance: Chance) => number {
  return (chance) => {
    const turns = 1 + chance.below(8);
    let conversation: Conversation | undefined;
    for (let n = 0; n < turns; n += 1) {
      const turn = withStamps(step(knowledge, conversation, { text: anyMessage(chance) }, TODAY));
      checkState(turn.conversation);
      checkTelegram(turn.reply);
      checkTerminal(turn.reply);
      conversation = turn.conversation;
    }
    return turns;
  };
}

/** Lines through the terminal; what the core says is looked at elsewhere, here it is short-circuited. */
export function createTerminalFuzz({ knowledge, words }: Loaded): (chance: Chance) => number {
  const respond = createChat({ knowledge, words, today: () => TODAY });
  return (chance) => {
    const command = chance.pick(['/help', '/place', '/forget', '/quit', '/x', '／help', '/']);
    const line = `${command} ${chance.luck(0.02) ? anyMessage(chance) : ''}`;
    if (wrap(respond(line).text, 40) === '') throw new Error('nothing is said');
    return 1;
  };
}
