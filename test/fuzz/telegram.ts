// Updates of Telegram as they are, with anything anywhere.
import { decodeButton, keyboardSaying } from '../../src/channels/telegram/keyboard.ts';
import { readUpdate } from '../../src/channels/telegram/read.ts';
import { anyMessage } from './messages.ts';
import type { Chance } from './random.ts';

const ME = { id: 99, username: 'YiwenBot' };

type Json = Record<string, unknown>;

const chatOf = (chance: Chance): Json => ({
  id: chance.pick([5, -100, 0, 2 ** 53, -1.5, '5']),
  type: chance.pick(['private', 'group', 'supergroup', 'channel', 'odd']),
});

const entitiesOf = (chance: Chance): Json[] =>
  Array.from({ length: chance.below(4) }, () => ({
    type: chance.pick(['mention', 'text_mention', 'bot_command', 'url', 'odd']),
    offset: chance.pick([0, 1, 5, -1, 1e9, 0.5]),
    length: chance.pick([0, 1, 9, 1e9, -3]),
    user: chance.pick([undefined, { id: 99 }, { id: 'x' }, null]),
  }));

const textOf = (chance: Chance): string => {
  const text = anyMessage(chance);
  return chance.luck(0.3)
    ? `${chance.pick(['@YiwenBot ', '/help', '/place@yiwenbot ', '/'])}${text}`
    : text;
};

const messageOf = (chance: Chance): Json => ({
  message_id: chance.below(1e6),
  date: chance.below(2 ** 31),
  chat: chatOf(chance),
  from: chance.pick([{ id: 5, is_bot: false }, { id: 6, is_bot: true }, undefined, { id: 'x' }]),
  [chance.pick(['text', 'caption', 'voice', 'photo', 'sticker', 'odd'])]: textOf(chance),
  entities: entitiesOf(chance),
  reply_to_message: chance.pick([undefined, null, { from: { id: 99 } }, { from: 7 }]),
  is_topic_message: chance.pick([true, false, undefined, 'x']),
  message_thread_id: chance.pick([1, undefined, 'x']),
});

const callbackOf = (chance: Chance): Json => {
  const data = chance.pick([
    'x',
    'd',
    'd:5',
    's:',
    's:嘉善',
    'c:abc.o1',
    't:abc.t2:5',
    'c::',
    textOf(chance),
  ]);
  const row = [{ text: textOf(chance), callback_data: data }];
  return {
    id: '1',
    from: { id: 5 },
    data,
    message: chance.pick([
      undefined,
      { message_id: 1, date: 0, chat: chatOf(chance) },
      { message_id: 1, chat: chatOf(chance), reply_markup: { inline_keyboard: [row, row] } },
      { message_id: 1, chat: chatOf(chance), reply_markup: { inline_keyboard: 'x' } },
    ]),
  };
};

const KINDS: readonly ((chance: Chance) => unknown)[] = [
  (chance) => ({ update_id: 1, message: messageOf(chance) }),
  (chance) => ({ update_id: 1, edited_message: { ...messageOf(chance), edit_date: 9 } }),
  (chance) => ({ update_id: 1, callback_query: callbackOf(chance) }),
  (chance) => ({ update_id: 1, my_chat_member: { chat: chatOf(chance), from: { id: 1 } } }),
  (chance) => chance.pick([null, 1, 'x', [], {}, { update_id: 'x' }, { update_id: 1, message: 7 }]),
];

/** One update through the parser. Throws if it gives what the handler could not take. */
export function fuzzTelegram(chance: Chance): number {
  const event = readUpdate(chance.pick(KINDS)(chance), ME);
  if ('text' in event && typeof event.text !== 'string') throw new Error('text is no string');
  if ('origin' in event && JSON.stringify(event.origin).length > 300)
    throw new Error('origin grew');
  const text = textOf(chance).slice(0, 100);
  decodeButton(text);
  for (const { callback_data: data = '' } of keyboardSaying([{ label: text, say: text }]).flat())
    if (Buffer.byteLength(data) > 64) throw new Error('too much in a button');
  return 1;
}
