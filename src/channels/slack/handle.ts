// Does what a payload asks for: hands it to the engine, or shows a page of the channel's own.
import type { Channel, Engine, Incoming, Receipt } from '../../service/engine.ts';
import type { Log } from '../../service/log.ts';
import type { Json } from '../../store/store.ts';
import type { Intake } from './intake.ts';
import { slackName } from './outgoing.ts';
import { type PageParts, pageReply } from './pages.ts';
import { type Context, keyOf } from './where.ts';

export interface HandlerParts {
  readonly engine: Engine;
  readonly channel: Channel;
  readonly pages: () => PageParts;
  readonly publishHome: (user: string) => void;
  readonly log: Log;
  /** Milliseconds within which Slack has its answer, whatever happens: it waits for 3,000. */
  readonly patience: number;
}

/** `kept` also for what needs no keeping. After `busy` nothing was kept. */
export type Handled = 'kept' | 'busy';

const incoming = (id: string, context: Context): Incoming => ({
  channel: slackName,
  key: keyOf(context.of),
  eventId: id,
  context: JSON.parse(JSON.stringify(context)) as Json,
});

async function keep(intake: Intake, parts: HandlerParts): Promise<Receipt> {
  if (intake.do === 'home') parts.publishHome(intake.user);
  if (intake.do === 'home' || intake.do === 'nothing') return 'kept';
  const event = incoming(intake.id, intake.context);
  if (intake.do === 'ask') return parts.engine.receive({ ...event, text: intake.text });
  const reply = pageReply(intake.page, parts.pages());
  return parts.engine.reply(event, parts.channel.compose(reply, event.context));
}

const late = (patience: number) => {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<'busy'>((resolve) => {
    timer = setTimeout(() => resolve('busy'), patience);
  });
  return { passed, cancel: () => clearTimeout(timer) };
};

/** Never rejects, and never takes longer than `patience`. */
export async function handle(intake: Intake, parts: HandlerParts): Promise<Handled> {
  const limit = late(parts.patience);
  const kept = keep(intake, parts).catch((err: unknown): Receipt => {
    parts.log.error({ channel: slackName, err }, 'keeping a message failed');
    return 'busy';
  });
  try {
    return (await Promise.race([kept, limit.passed])) === 'busy' ? 'busy' : 'kept';
  } finally {
    limit.cancel();
  }
}
