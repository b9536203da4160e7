// Answers on their way to Slack: a reply becomes parts, a part becomes one call.
//
// Slack has no documented way to post a message once only (`client_msg_id` is named in errors of
// chat.postMessage, but is no argument of it). So each posted part carries its key as message metadata, and
// before an uncertain one is repeated the conversation is searched for it. Private answers (response_url)
// leave no trace that an app could read: such a part may appear twice if the connection breaks at the
// instant of sending.
import { z } from 'zod';
import { type SlackFrame, toSlack } from '../../render/slack.ts';
import { type Channel, SendError } from '../../service/engine.ts';
import type { Delivery, Json } from '../../store/store.ts';
import { type SlackApi, SlackRefusal } from './web-api.ts';
import { beginsAnew, readContext, stemOf, type Target, targetSchema } from './where.ts';

export const slackName = 'slack';
export const metadataType = 'yiwen_part';

/** A response_url may be used five times (docs.slack.dev, handling user interaction). */
const MOST_RESPONSES = 5;

const partSchema = z.object({
  to: targetSchema,
  text: z.string(),
  blocks: z.array(z.record(z.string(), z.unknown())),
});
type Part = z.infer<typeof partSchema>;

/** What goes beyond the uses of a response_url goes to the person's direct messages. */
const partTarget = (to: Target, index: number): Target =>
  to.by === 'respond' && index >= MOST_RESPONSES ? { by: 'post', channel: to.user } : to;

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));

export const createCompose =
  (frame: Omit<SlackFrame, 'stem'>): Channel['compose'] =>
  (reply, context) => {
    const { to, of } = readContext(context);
    const messages = toSlack(reply, { ...frame, stem: stemOf(of) });
    return messages.map(({ text, blocks }, index) =>
      asJson({ to: partTarget(to, index), text, blocks }),
    );
  };

const postArgs = (part: Part, channel: string, thread: string | undefined, key: string) => ({
  channel,
  thread_ts: thread,
  text: part.text,
  blocks: part.blocks,
  unfurl_links: false,
  unfurl_media: false,
  metadata: { event_type: metadataType, event_payload: { key } },
});

const gone = new Set(['http_404', 'http_410', 'http_403', 'foreign_url']);

async function sendPart(api: SlackApi, part: Part, key: string, signal: AbortSignal) {
  const { to } = part;
  if (to.by === 'post') {
    await api.call('chat.postMessage', postArgs(part, to.channel, to.thread, key), signal);
    return;
  }
  const { text, blocks } = part;
  const shown = { response_type: 'ephemeral', replace_original: false, text, blocks };
  const threaded = to.thread === undefined ? {} : { thread_ts: to.thread };
  try {
    await api.respond(to.url, { ...shown, ...threaded }, signal);
  } catch (error) {
    // After 30 minutes or five uses the address is dead: the person's direct messages are not.
    if (!(error instanceof SlackRefusal && gone.has(error.code))) throw error;
    await api.call('chat.postMessage', postArgs(part, to.user, undefined, key), signal);
  }
}

const historySchema = z.object({
  messages: z.array(
    z.object({
      metadata: z
        .object({
          event_type: z.string().optional(),
          event_payload: z.record(z.string(), z.unknown()).optional(),
        })
        .optional(),
    }),
  ),
});

const openedSchema = z.object({ channel: z.object({ id: z.string() }) });

/** A user's id names their direct messages when posting, but not when reading. */
async function readable(api: SlackApi, channel: string, signal: AbortSignal): Promise<string> {
  if (!/^[UW]/.test(channel)) return channel;
  const opened = await api.call('conversations.open', { users: channel }, signal);
  return openedSchema.parse(opened).channel.id;
}

async function isThere(api: SlackApi, { part, key, waited }: Delivery, signal: AbortSignal) {
  const { to } = partSchema.parse(part);
  if (to.by === 'respond') return false;
  const channel = await readable(api, to.channel, signal);
  const since = (Date.now() - waited) / 1000 - 300;
  const args = { channel, limit: 200, include_all_metadata: true, oldest: since.toFixed(6) };
  const history = to.thread
    ? await api.call('conversations.replies', { ...args, ts: to.thread }, signal)
    : await api.call('conversations.history', args, signal);
  const { messages } = historySchema.parse(history);
  return messages.some(
    ({ metadata }) => metadata?.event_type === metadataType && metadata.event_payload?.key === key,
  );
}

/** An error of the search leaves it as uncertain as it was. */
const stillUncertain = (error: unknown): SendError =>
  new SendError(error instanceof Error ? error.message : 'Slack: unreadable', {
    uncertain: true,
    ...(error instanceof SendError && error.retryAfter !== undefined
      ? { retryAfter: error.retryAfter }
      : {}),
  });

/** The search itself is refused: the app lacks a right, or the channel is gone. */
const isRefused = (error: unknown): boolean =>
  error instanceof SlackRefusal && (error.permanent || error.code === 'missing_scope');

/** @param onUnreadable told when a conversation cannot be searched for what was sent */
export const createSlackChannel = (
  frame: Omit<SlackFrame, 'stem'>,
  api: SlackApi,
  onUnreadable: (error: unknown) => void,
): Channel => ({
  name: slackName,
  compose: createCompose(frame),
  begins: beginsAnew,
  send: ({ part, key }, signal) => sendPart(api, partSchema.parse(part), key, signal),
  arrived: async (delivery, signal) => {
    try {
      return await isThere(api, delivery, signal);
    } catch (error) {
      if (!isRefused(error)) throw stillUncertain(error);
      onUnreadable(error);
      return false;
    }
  },
});
