// The page as a channel of the engine: it fetches its answers, so a part is the whole reply, with what
// the person asked, and is turned into HTML when the page is shown.
import { z } from 'zod';
import { type Reply, replyKinds } from '../../../reply/blocks.ts';
import type { Channel } from '../../../service/engine.ts';
import type { Json } from '../../../store/store.ts';

export const CHANNEL = 'web';

/** What a turn of the page needs besides the message. */
export interface TurnContext {
  /** What the person asked as it is shown again: without numbers of persons, cut short. */
  readonly said: string;
}

/** One part: a question and its reply. */
export interface WebPart extends TurnContext {
  readonly reply: Reply;
}

const partSchema = z.object({
  said: z.string(),
  reply: z.looseObject({ kind: z.enum(replyKinds), blocks: z.array(z.looseObject({})) }),
});

const contextSchema = z.object({ said: z.string() });

const asJson = (part: WebPart): Json => JSON.parse(JSON.stringify(part));

/** The channel `web`; it has no `send`. */
export const webChannel: Channel = {
  name: CHANNEL,
  compose: (reply, context) => {
    const read = contextSchema.safeParse(context);
    return [asJson({ said: read.success ? read.data.said : '', reply })];
  },
};

/** A kept part; undefined where another version of the program wrote something else. */
export function readPart(part: Json | undefined): WebPart | undefined {
  const read = partSchema.safeParse(part);
  return read.success ? (read.data as unknown as WebPart) : undefined;
}
