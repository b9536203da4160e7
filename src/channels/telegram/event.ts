// What an update comes to, for this bot.
import type { Json } from '../../store/store.ts';
import type { CommandName, MediaKind } from '../words.ts';
import type { Keyboard } from './update.ts';

/** The bot itself, as getMe tells. */
export interface Me {
  readonly id: number;
  readonly username: string;
}

/** Where an answer goes; kept with the message until it is answered. */
export interface Place {
  readonly chat: number;
  /** A forum topic. */
  readonly thread?: number | undefined;
  /** In groups, the message that is answered. */
  readonly reply?: number | undefined;
  /** In groups, who may press the buttons: the member's id in base 36. */
  readonly owner?: string | undefined;
}

export type TelegramContext = Place & { readonly choice?: readonly string[] };

/** Whose conversation it is, and where the answer goes. */
export interface Origin {
  readonly key: string;
  /** When it was written or done, in seconds since 1970; 0 where Telegram does not tell. */
  readonly at: number;
  readonly place: Place;
}

/** A message with buttons, of which one was pressed. */
export interface Pressed {
  readonly callback: string;
  readonly chat: number;
  readonly message: number;
  readonly keyboard: Keyboard;
}

export type Event =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'said'; readonly origin: Origin; readonly text: string }
  | {
      readonly kind: 'command';
      readonly origin: Origin;
      readonly name: CommandName | 'unknown';
      readonly rest: string;
    }
  | {
      readonly kind: 'media';
      readonly origin: Origin;
      readonly what: MediaKind;
      /** Pictures sent as one album are answered once. */
      readonly album: string | undefined;
    }
  | { readonly kind: 'edited-late'; readonly origin: Origin }
  | { readonly kind: 'joined'; readonly origin: Origin }
  | {
      readonly kind: 'chosen';
      readonly origin: Origin;
      readonly choice: readonly string[];
      /** Labels of what was chosen; empty where the message is too old to be had. */
      readonly label: string;
      readonly pressed: Pressed;
    }
  /** A button that stands for a message by itself (a place). */
  | {
      readonly kind: 'tapped';
      readonly origin: Origin;
      readonly text: string;
      readonly pressed: Pressed;
    }
  | { readonly kind: 'ticked'; readonly keyboard: Keyboard; readonly pressed: Pressed }
  /** Nothing but a word in a small box. */
  | {
      readonly kind: 'noted';
      readonly note: 'already' | 'notYours' | 'none' | 'failed';
      readonly callback: string;
    };

export const contextOf = (place: Place, choice?: readonly string[]): Json =>
  JSON.parse(JSON.stringify({ ...place, choice }));
