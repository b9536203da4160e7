// What the handler asks of the engine: messages for the core, and the channel's own words, each said
// once however often it is called for.
import { escapeHtml } from '../../render/telegram.ts';
import type { Engine, Incoming, Receipt } from '../../service/engine.ts';
import { inLog } from '../../service/log.ts';
import type { Json } from '../../store/store.ts';
import { type ChannelWords, type CommandName, fill, type MediaKind } from '../words.ts';
import { contextOf, type Origin } from './event.ts';
import { keyboardSaying } from './keyboard.ts';
import { partFor } from './send.ts';
import type { Keyboard } from './update.ts';

export const CHANNEL = 'telegram';

/** The same word is said once in so many seconds, however many pictures come. */
const SAME_WORD = { command: 3, media: 20, joined: 60, edited: 20 } as const;

export interface Replies {
  /** For the core. */
  say(origin: Origin, eventId: string, text: string, choice?: readonly string[]): Promise<Receipt>;
  forget(origin: Origin, eventId: string): Promise<Receipt>;
  /** Pictures of one `album` are answered once. */
  media(origin: Origin, what: MediaKind, album: string | undefined): Promise<Receipt>;
  command(origin: Origin, name: Exclude<CommandName, 'forget'> | 'unknown'): Promise<Receipt>;
  note(origin: Origin, what: 'joined' | 'edited'): Promise<Receipt>;
}

const event = (
  { key, place }: Origin,
  eventId: string,
  context: Json = contextOf(place),
): Incoming => ({
  channel: CHANNEL,
  key,
  eventId,
  context,
});

/** The same for all updates of a person within `seconds`, by the time that Telegram gives them. */
const idOf = (engine: Engine, { key, at }: Origin, what: string, seconds: number): string =>
  `${what}.${inLog(engine.store.person(CHANNEL, key))}.${Math.floor(at / seconds)}`;

const placesKeyboard = ({ places, placeSay }: ChannelWords): Keyboard =>
  keyboardSaying(places.map((label) => ({ label, say: fill(placeSay, { 地方: label }) })));

export function createReplies(engine: Engine, words: ChannelWords): Replies {
  const part = (origin: Origin, text: string, keyboard?: Keyboard) =>
    partFor(escapeHtml(text), origin.place, keyboard);
  const tell = (origin: Origin, id: string, text: string, keyboard?: Keyboard) =>
    engine.reply(event(origin, id), [part(origin, text, keyboard)]);
  return {
    say: (origin, eventId, text, choice) =>
      engine.receive({ ...event(origin, eventId, contextOf(origin.place, choice)), text }),
    forget: (origin, eventId) =>
      engine.forget(event(origin, eventId), [part(origin, words.forgotten)]),
    media: (origin, what, album) => {
      const id =
        album === undefined ? idOf(engine, origin, what, SAME_WORD.media) : `album.${album}`;
      return tell(origin, id, words.media[what]);
    },
    command: (origin, name) => {
      const text = name === 'unknown' ? words.unknownCommand : words[name];
      const keyboard = name === 'place' || name === 'start' ? placesKeyboard(words) : undefined;
      return tell(origin, idOf(engine, origin, name, SAME_WORD.command), text, keyboard);
    },
    note: (origin, what) => {
      const text = what === 'joined' ? words.joined : words.editedLate;
      return tell(origin, idOf(engine, origin, what, SAME_WORD[what]), text);
    },
  };
}
