// Small boxes over the chat and buttons under messages: nice to have, never in the way of an answer.
import type { Api } from 'grammy';
import { telegramLimits } from '../../render/limits.ts';
import type { Log } from '../../service/log.ts';
import type { Pressed } from './event.ts';
import { CHANNEL } from './replies.ts';
import type { Keyboard } from './update.ts';

export interface Touches {
  /** Ends the spinning of a pressed button, with a few words if there are any. */
  box(callback: string, text?: string): void;
  buttons(pressed: Pressed, keyboard: Keyboard): void;
  /** Resolves when those under way are done. */
  settled(): Promise<void>;
}

export function createTouches(api: Api, log: Log): Touches {
  const running = new Set<Promise<void>>();
  const run = (call: Promise<unknown>): void => {
    const quiet: Promise<void> = call
      .then(
        () => undefined,
        (err: unknown) => log.debug({ channel: CHANNEL, err }, 'a button was not tidied'),
      )
      .finally(() => running.delete(quiet));
    running.add(quiet);
  };
  return {
    box: (callback, text) => {
      const words = text?.slice(0, telegramLimits.callbackAnswer);
      run(api.answerCallbackQuery(callback, words === undefined ? {} : { text: words }));
    },
    buttons: ({ chat, message }, keyboard) => {
      const rows = keyboard.map((row) =>
        row.map(({ text, callback_data = 'x' }) => ({ text, callback_data })),
      );
      run(api.editMessageReplyMarkup(chat, message, { reply_markup: { inline_keyboard: rows } }));
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
}
