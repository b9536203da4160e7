// The webhook: Telegram's requests on the port that all channels share. Only 200 confirms an update.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../service/log.ts';
import type { Me } from './event.ts';
import type { Handler, Numbered } from './handle.ts';
import { CHANNEL } from './replies.ts';

export interface Listening {
  readonly secret: string;
  readonly handler: Handler;
  readonly log: Log;
  /** The bot, once Telegram has said who it is; until then nothing is taken. */
  readonly me: () => Me | undefined;
}

/** An update is a few kilobytes; a text has at most 4096 characters. */
const MOST_BYTES = 1 << 20;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isSecret = (given: unknown, secret: string): boolean =>
  typeof given === 'string' && timingSafeEqual(digest(given), digest(secret));

class TooLarge extends Error {}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) throw new TooLarge();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function updateIn(body: string): Numbered | undefined {
  try {
    const read: unknown = JSON.parse(body);
    const numbered = typeof read === 'object' && read !== null && 'update_id' in read;
    return numbered && Number.isSafeInteger(read.update_id) ? (read as Numbered) : undefined;
  } catch {
    return undefined;
  }
}

/** The status to answer with. */
async function take({ secret, handler, me }: Listening, request: IncomingMessage): Promise<number> {
  if (!isSecret(request.headers['x-telegram-bot-api-secret-token'], secret)) return 401;
  if (request.method !== 'POST') return 405;
  const bot = me();
  if (bot === undefined) return 503;
  const update = updateIn(await bodyOf(request));
  if (update === undefined) return 400;
  return (await handler.handle(update, bot)) === 'busy' ? 503 : 200;
}

export const createListener =
  (listening: Listening) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const answer = (status: number): void => {
      // The rest of a body that is not read must not stand in the way of the answer.
      if (!request.complete) response.setHeader('connection', 'close');
      response.writeHead(status, { 'content-type': 'text/plain' }).end();
    };
    take(listening, request).then(answer, (err: unknown) => {
      if (err instanceof TooLarge) return answer(413);
      listening.log.error({ channel: CHANNEL, err }, 'an update could not be kept');
      return answer(500);
    });
  };
