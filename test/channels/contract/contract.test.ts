// The contract over Telegram and the terminal; other channels run it from their own tests.
import { keyboardFor } from '../../../src/channels/telegram/keyboard.ts';
import { wrap } from '../../../src/channels/terminal/wrap.ts';
import { telegramLimits, terminalLimits } from '../../../src/render/limits.ts';
import { measures, sizeOf } from '../../../src/render/measure.ts';
import { toPlain } from '../../../src/render/plain.ts';
import { type TelegramMessage, toTelegram } from '../../../src/render/telegram.ts';
import type { Reply } from '../../../src/reply/blocks.ts';
import { readHtml } from '../telegram/server.ts';
import { type ChannelAdapter, channelContract, type SeenMessage } from './contract.ts';

const withoutNumber = (text: string): string => text.replace(/^\s*\d{1,3}\. /, '');

/** The labels that stand beside numbers at the end of a text. */
const numbered = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => /^\s*\d{1,3}\. /.test(line))
    .map(withoutNumber);

function telegramProblems({ html, choices }: TelegramMessage): string[] {
  const read = readHtml(html);
  if (typeof read === 'string') return [read];
  const buttons = choices === undefined ? [] : keyboardFor(choices, 'zzzzzzzzzz', '选好了').flat();
  const data = buttons.map(({ callback_data = '' }) => Buffer.byteLength(callback_data));
  return [
    ...(read.entities > telegramLimits.entities ? [`${read.entities} entities`] : []),
    ...(Math.max(0, ...data) > telegramLimits.callbackBytes ? ['data too long'] : []),
    ...(new Set(buttons.map(({ callback_data }) => callback_data)).size < buttons.length
      ? ['two buttons carry the same']
      : []),
  ];
}

const telegram: ChannelAdapter = {
  see: (reply: Reply) => {
    const messages = toTelegram(reply);
    const seen = messages.map(({ html }): SeenMessage => {
      const read = readHtml(html);
      const text = typeof read === 'string' ? '' : read.text;
      return { text, size: html.length, most: telegramLimits.most };
    });
    const choices = messages.flatMap(({ choices: shown }) =>
      shown === undefined ? [] : keyboardFor(shown, undefined, '选好了').flat(),
    );
    return {
      messages: seen,
      choices: choices.map(({ text }) => withoutNumber(text)),
      problems: messages.flatMap(telegramProblems),
    };
  },
};

/** The narrowest terminal that is of use, so that much is cut. */
const terminalOf = (width: number): ChannelAdapter => ({
  see: (reply) => {
    const shown = wrap(toPlain(reply), width);
    const messages = shown
      .split('\n')
      .map((text) => ({ text, size: sizeOf(text, measures.columns), most: width }));
    return { messages, choices: numbered(shown), problems: [] };
  },
});

channelContract('telegram', telegram);
channelContract('terminal', terminalOf(terminalLimits.most));
