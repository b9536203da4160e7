// Answers on their way out: a reply as sendMessage calls, and what Telegram says to them.
import { type Api, GrammyError, HttpError } from 'grammy';
import { z } from 'zod';
import { toTelegram, withoutMarkup } from '../../render/telegram.ts';
import { type Channel, SendError } from '../../service/engine.ts';
import type { Delivery, Json } from '../../store/store.ts';
import type { ChannelWords } from '../words.ts';
import type { Place } from './event.ts';
import { keyboardFor } from './keyboard.ts';
import type { Keyboard } from './update.ts';

/** A sendMessage call as it is kept; the rest of its parameters are always the same. */
const partSchema = z.object({
  chat: z.number(),
  thread: z.number().optional(),
  reply: z.number().optional(),
  html: z.string(),
  keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))).optional(),
});
type Part = z.infer<typeof partSchema>;

const placeSchema = z.object({
  chat: z.number(),
  thread: z.number().optional(),
  reply: z.number().optional(),
  owner: z.string().optional(),
});

/** One message to a place. */
export const partFor = (html: string, place: Place, keyboard?: Keyboard): Json => {
  const { chat, thread, reply } = place;
  return JSON.parse(JSON.stringify({ chat, thread, reply, html, keyboard }));
};

/** The parts of a reply: the first answers the message in a group, the last has the buttons. */
const createCompose =
  (words: ChannelWords): Channel['compose'] =>
  (reply, context) => {
    const { owner, reply: answered, ...place } = placeSchema.parse(context);
    return toTelegram(reply).map(({ html, choices }, index) => {
      const keyboard = choices && keyboardFor(choices, owner, words.buttons.done);
      return partFor(html, index === 0 ? { ...place, reply: answered } : place, keyboard);
    });
  };

const request = ({ chat, thread, reply, html, keyboard }: Part) => ({
  chat_id: chat,
  text: html,
  link_preview_options: { is_disabled: true },
  ...(thread === undefined ? {} : { message_thread_id: thread }),
  ...(reply === undefined
    ? {}
    : { reply_parameters: { message_id: reply, allow_sending_without_reply: true } }),
  ...(keyboard === undefined ? {} : { reply_markup: { inline_keyboard: keyboard } }),
});

/** Connections that were never made: nothing can have arrived. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What the engine is to make of a failed call. */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof GrammyError) {
    const { error_code: code, parameters } = error;
    const said = `Telegram ${code}: ${error.description}`;
    if (code === 429) return new SendError(said, { retryAfter: parameters.retry_after ?? 5 });
    if (code >= 500) return new SendError(said, { uncertain: true });
    // A revoked token is put right by whoever runs the service: the answers wait for it.
    if (code === 401 || code === 404) return new SendError(said, { retryAfter: 60 });
    return new SendError(said, { permanent: true });
  }
  const code = error instanceof HttpError ? codeOf(error.error) : codeOf(error);
  return new SendError(`Telegram could not be reached ${code}`.trim(), {
    uncertain: !NOT_SENT.has(code),
  });
}

type Signal = Parameters<Api['raw']['sendMessage']>[1];

/** Another way to send the same part, where Telegram said what was wrong with this one. */
function remedy(error: unknown, part: Part): Part | undefined {
  if (!(error instanceof GrammyError) || error.error_code !== 400) return undefined;
  const { migrate_to_chat_id: chat } = error.parameters;
  if (chat !== undefined && chat !== part.chat) return { ...part, chat };
  if (/thread not found/i.test(error.description) && part.thread !== undefined) {
    const { thread: _thread, ...rest } = part;
    return rest;
  }
  return undefined;
}

const isMarkupRefused = (error: unknown): boolean =>
  error instanceof GrammyError &&
  error.error_code === 400 &&
  /can't parse entities/i.test(error.description);

async function sendPart(api: Api, part: Part, signal: Signal): Promise<void> {
  try {
    await api.raw.sendMessage({ ...request(part), parse_mode: 'HTML' }, signal);
  } catch (error) {
    const other = remedy(error, part);
    if (other !== undefined) await sendPart(api, other, signal);
    else if (isMarkupRefused(error))
      await api.raw.sendMessage(
        { ...request(part), text: withoutMarkup(part.html).slice(0, 4096) },
        signal,
      );
    else throw error;
  }
}

/** The channel for the engine. Telegram cannot be asked whether a message arrived. */
export const createChannel = (api: Api, words: ChannelWords): Channel => ({
  name: 'telegram',
  compose: createCompose(words),
  send: async ({ part }: Delivery, signal) => {
    try {
      await sendPart(api, partSchema.parse(part), signal as Signal);
    } catch (error) {
      throw sendErrorOf(error);
    }
  },
});
