// An update of Telegram → what it means to this bot. Pure; takes any JSON and never throws.
import { commandNames, type MediaKind } from '../words.ts';
import type { Event, Me, Origin, Place, Pressed } from './event.ts';
import { decodeButton, labelOn, tickedIn, withTick } from './keyboard.ts';
import { type Callback, type Message, type Update, updateSchema } from './update.ts';

const ignored: Event = { kind: 'ignored' };

/** An edit counts as a correction for so many seconds; later it is only explained. */
const EDIT_TIME = 600;

const isGroup = (type: string): boolean => type === 'group' || type === 'supergroup';

/** The speaker: a member, or the chat on whose behalf an anonymous administrator speaks. */
function speakerOf({ from, sender_chat: chat, chat: here }: Message): number | undefined {
  if (from === undefined || from.is_bot) return isGroup(here.type) ? chat?.id : undefined;
  return from.id;
}

function originOf(message: Message, speaker: number): Origin {
  const { chat, message_id: id, is_topic_message: topic, message_thread_id: thread } = message;
  const at = message.edit_date ?? message.date;
  const where: Place = {
    chat: chat.id,
    ...(topic === true && thread !== undefined ? { thread } : {}),
  };
  return isGroup(chat.type)
    ? {
        key: `${chat.id}:${speaker}`,
        at,
        place: { ...where, reply: id, ...(speaker > 0 ? { owner: speaker.toString(36) } : {}) },
      }
    : { key: `${chat.id}`, at, place: where };
}

interface Words {
  readonly text: string;
  readonly entities: NonNullable<Message['entities']>;
}

const wordsOf = ({ text, caption, entities, caption_entities: marks }: Message): Words =>
  text === undefined
    ? { text: caption ?? '', entities: marks ?? [] }
    : { text, entities: entities ?? [] };

/** Places in the text where the bot is named, as offset and length in UTF-16 units. */
function mentionsIn({ text, entities }: Words, me: Me) {
  const name = `@${me.username}`.toLowerCase();
  return entities.filter(({ type, offset, length, user }) =>
    type === 'mention'
      ? text.slice(offset, offset + length).toLowerCase() === name
      : type === 'text_mention' && user?.id === me.id,
  );
}

function withoutMentions(words: Words, me: Me): string {
  const spans = [...mentionsIn(words, me)].sort((a, b) => b.offset - a.offset);
  const text = spans.reduce(
    (left, { offset, length }) => `${left.slice(0, offset)} ${left.slice(offset + length)}`,
    words.text,
  );
  return text.trim();
}

const COMMAND = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?=\s|$)/;

interface Command {
  readonly name: string;
  /** The bot that it is addressed to, if any. */
  readonly to: string | undefined;
  readonly rest: string;
}

function commandIn(text: string): Command | undefined {
  const found = COMMAND.exec(text);
  if (found === null) return undefined;
  const [whole, name = '', to] = found;
  return { name: name.toLowerCase(), to: to?.toLowerCase(), rest: text.slice(whole.length).trim() };
}

/** Whether a message in a group is meant for the bot: it is named, answered, or given a command. */
function isAddressed(message: Message, me: Me, command: Command | undefined): boolean {
  if (command !== undefined && command.to === me.username.toLowerCase()) return true;
  const { reply_to_message: replied } = message;
  if (replied?.from?.id === me.id && replied.forum_topic_created === undefined) return true;
  return mentionsIn(wordsOf(message), me).length > 0;
}

const MEDIA: readonly (readonly [MediaKind, readonly (keyof Message)[]])[] = [
  ['voice', ['voice', 'video_note']],
  ['sticker', ['sticker', 'dice']],
  ['file', ['document', 'audio', 'video', 'animation']],
  ['photo', ['photo', 'story']],
  ['location', ['location', 'venue']],
  ['contact', ['contact']],
  ['other', ['poll']],
];

const mediaIn = (message: Message): MediaKind | undefined =>
  MEDIA.find(([, fields]) => fields.some((field) => message[field] !== undefined))?.[0];

function readWords(message: Message, origin: Origin, command: Command | undefined, me: Me): Event {
  const toOther = command?.to !== undefined && command.to !== me.username.toLowerCase();
  if (command !== undefined && !toOther) {
    const name = commandNames.find((known) => known === command.name) ?? 'unknown';
    return { kind: 'command', origin, name, rest: command.rest };
  }
  const text = withoutMentions(wordsOf(message), me);
  return toOther ? ignored : { kind: 'said', origin, text };
}

function readMessage(message: Message, me: Me, edited: boolean): Event {
  const speaker = speakerOf(message);
  if (speaker === undefined || message.chat.type === 'channel') return ignored;
  const words = wordsOf(message);
  const command = commandIn(words.text);
  if (isGroup(message.chat.type) && !isAddressed(message, me, command)) return ignored;
  const origin = originOf(message, speaker);
  const late = (message.edit_date ?? message.date) - message.date > EDIT_TIME;
  if (edited && (late || words.text === ''))
    return words.text === '' ? ignored : { kind: 'edited-late', origin };
  if (words.text !== '') return readWords(message, origin, command, me);
  const what = mediaIn(message);
  // Messages without any content of a person's: somebody joined, a title was changed.
  if (what === undefined) return ignored;
  return { kind: 'media', origin, what, album: message.media_group_id };
}

function originOfCallback({ from, message }: Callback): Origin | undefined {
  if (message === undefined) return undefined;
  const { chat, is_topic_message: topic, message_thread_id: thread } = message;
  const where = { chat: chat.id, ...(topic === true && thread !== undefined ? { thread } : {}) };
  return isGroup(chat.type)
    ? {
        key: `${chat.id}:${from.id}`,
        at: 0,
        place: { ...where, reply: message.message_id, owner: from.id.toString(36) },
      }
    : { key: `${chat.id}`, at: 0, place: where };
}

function readTicks(pressed: Pressed, origin: Origin): Event {
  const ticked = tickedIn(pressed.keyboard);
  if (ticked.length === 0) return { kind: 'noted', note: 'none', callback: pressed.callback };
  return {
    kind: 'chosen',
    origin,
    choice: ticked.map(({ id }) => id),
    label: ticked.map(({ label }) => label).join('、'),
    pressed,
  };
}

function readCallback(query: Callback): Event {
  const { id: callback, from, data = '', message } = query;
  const button = decodeButton(data);
  const origin = originOfCallback(query);
  if (button === undefined || message === undefined || origin === undefined)
    return { kind: 'noted', note: 'failed', callback };
  if (button.act === 'spent') return { kind: 'noted', note: 'already', callback };
  if ('owner' in button && button.owner !== from.id.toString(36))
    return { kind: 'noted', note: 'notYours', callback };
  const keyboard = message.reply_markup?.inline_keyboard ?? [];
  const pressed = { callback, chat: message.chat.id, message: message.message_id, keyboard };
  switch (button.act) {
    case 'say':
      return { kind: 'tapped', origin, text: button.text, pressed };
    case 'tick':
      return { kind: 'ticked', keyboard: withTick(keyboard, data), pressed };
    case 'submit':
      return readTicks(pressed, origin);
    case 'choose':
      return {
        kind: 'chosen',
        origin,
        choice: [button.id],
        label: labelOn(keyboard, data),
        pressed,
      };
  }
}

const OUTSIDE = new Set(['left', 'kicked']);

function readMember(change: NonNullable<Update['my_chat_member']>): Event {
  const { chat, from, date: at, old_chat_member: before, new_chat_member: now } = change;
  const joined = OUTSIDE.has(before.status) && !OUTSIDE.has(now.status) && isGroup(chat.type);
  if (!joined) return ignored;
  return { kind: 'joined', origin: { key: `${chat.id}:${from.id}`, at, place: { chat: chat.id } } };
}

/**
 * @param raw an update as it came
 * @returns `ignored` for what is not meant for the bot and for what is no update at all
 */
export function readUpdate(raw: unknown, me: Me): Event {
  const read = updateSchema.safeParse(raw);
  if (!read.success) return ignored;
  const { message, edited_message: edited, callback_query: callback, my_chat_member } = read.data;
  if (message !== undefined) return readMessage(message, me, false);
  if (edited !== undefined) return readMessage(edited, me, true);
  if (callback !== undefined) return readCallback(callback);
  return my_chat_member === undefined ? ignored : readMember(my_chat_member);
}
