// An update → the engine. An update may be confirmed to Telegram only when this says that it is kept.
import type { Receipt } from '../../service/engine.ts';
import { type ChannelWords, fill } from '../words.ts';
import type { Event, Me, Pressed } from './event.ts';
import { spentKeyboard } from './keyboard.ts';
import { readUpdate } from './read.ts';
import type { Replies } from './replies.ts';
import type { Touches } from './touches.ts';

/** An update with its number; the rest is looked at by {@link readUpdate}. */
export interface Numbered {
  readonly update_id: number;
}

export interface Handler {
  /** Updates of one lane are to be handled one after the other. */
  lane(update: Numbered, me: Me): string;
  /**
   * Hands an update to the engine.
   * @returns `busy` if it is to be delivered again
   * @throws if it could not be kept: it is to be delivered again
   */
  handle(update: Numbered, me: Me): Promise<Receipt>;
}

interface Tools {
  readonly replies: Replies;
  readonly touches: Touches;
  readonly words: ChannelWords;
}

const boxWords = ({ buttons }: ChannelWords, receipt: Receipt | 'failed', label: string): string =>
  receipt === 'kept' || receipt === 'duplicate'
    ? fill(buttons.received, { 选项: label })
    : receipt === 'limited'
      ? buttons.limited
      : buttons.failed;

interface Press {
  readonly pressed: Pressed;
  /** What the button says. */
  readonly label: string;
  /** Whether the buttons go once one was used. */
  readonly spend: boolean;
}

/** Every press is answered, whatever becomes of it. */
async function press(
  { touches, words }: Tools,
  { pressed, label, spend }: Press,
  receive: () => Promise<Receipt>,
): Promise<Receipt> {
  let receipt: Receipt | 'failed' = 'failed';
  try {
    receipt = await receive();
    if (spend && (receipt === 'kept' || receipt === 'duplicate'))
      touches.buttons(pressed, spentKeyboard(fill(words.buttons.spent, { 选项: label })));
    return receipt;
  } finally {
    touches.box(pressed.callback, boxWords(words, receipt, label));
  }
}

function choose(tools: Tools, event: Extract<Event, { kind: 'chosen' | 'tapped' }>, id: string) {
  const { origin, pressed, kind } = event;
  const label = kind === 'tapped' ? event.text : event.label || tools.words.buttons.unnamed;
  const choice = kind === 'chosen' ? event.choice : undefined;
  return press(tools, { pressed, label, spend: kind === 'chosen' }, () =>
    tools.replies.say(origin, id, label, choice),
  );
}

function command(tools: Tools, event: Extract<Event, { kind: 'command' }>, id: string) {
  const { origin, name, rest } = event;
  const { replies, words } = tools;
  if (name === 'forget') return replies.forget(origin, id);
  if (name !== 'place' || rest === '') return replies.command(origin, name);
  return replies.say(origin, id, fill(words.placeSay, { 地方: rest }));
}

async function take(tools: Tools, event: Event, id: string): Promise<Receipt> {
  const { replies, touches, words } = tools;
  switch (event.kind) {
    case 'ignored':
      return 'kept';
    case 'said':
      return replies.say(event.origin, id, event.text);
    case 'command':
      return command(tools, event, id);
    case 'media':
      return replies.media(event.origin, event.what, event.album);
    case 'edited-late':
      return replies.note(event.origin, 'edited');
    case 'joined':
      return replies.note(event.origin, 'joined');
    case 'chosen':
    case 'tapped':
      return choose(tools, event, id);
    case 'ticked':
      touches.buttons(event.pressed, event.keyboard);
      touches.box(event.pressed.callback);
      return 'kept';
    case 'noted':
      touches.box(event.callback, words.buttons[event.note]);
      return 'kept';
  }
}

export const createHandler = (tools: Tools): Handler => ({
  lane: (update, me) => {
    const event = readUpdate(update, me);
    return 'origin' in event ? event.origin.key : `update ${update.update_id}`;
  },
  handle: (update, me) => take(tools, readUpdate(update, me), `${update.update_id}`),
});
