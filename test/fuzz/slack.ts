// Payloads of Slack as they are, with anything anywhere.
import { readPayload } from '../../src/channels/slack/incoming.ts';
import { fromSlack } from '../../src/channels/slack/slack-text-in.ts';
import { anyMessage } from './messages.ts';
import type { Chance } from './random.ts';

type Json = Record<string, unknown>;

const idOf = (chance: Chance): unknown => chance.pick(['U1', 'C1', '', 7, null, undefined]);

const textOf = (chance: Chance): string =>
  chance.pick(['', '<@U0BOT> ', '&lt;', '<https://a.example|', '<!here> ']) + anyMessage(chance);

const eventOf = (chance: Chance): Json => ({
  type: 'event_callback',
  event_id: chance.pick(['Ev1', '', 5]),
  team_id: idOf(chance),
  event: {
    type: chance.pick(['app_mention', 'message', 'app_home_opened', 'odd']),
    subtype: chance.pick([undefined, 'message_changed', 'file_share', 3]),
    bot_id: chance.pick([undefined, null, 'B1']),
    user: idOf(chance),
    text: chance.pick([textOf(chance), undefined, 5]),
    channel: idOf(chance),
    channel_type: chance.pick(['im', 'channel', undefined]),
    ts: chance.pick(['1.2', undefined]),
    thread_ts: chance.pick(['1.1', undefined]),
  },
});

const commandOf = (chance: Chance): Json => ({
  command: '/yiwen',
  text: textOf(chance),
  user_id: idOf(chance),
  team_id: idOf(chance),
  channel_id: idOf(chance),
  trigger_id: 't1',
  response_url: chance.pick(['https://hooks.slack.com/x', '', undefined]),
});

const fieldOf = (chance: Chance): Json => ({
  value: chance.pick([textOf(chance), null]),
  selected_option: chance.pick([null, { value: textOf(chance) }]),
  selected_options: chance.pick([null, [], [{ value: textOf(chance) }]]),
});

const actionOf = (chance: Chance): Json => ({
  type: chance.pick(['block_actions', 'message_action', 'view_submission']),
  callback_id: chance.pick(['yiwen_look_up', textOf(chance)]),
  trigger_id: 't1',
  team: chance.pick([null, { id: 'T1' }]),
  user: { id: idOf(chance), team_id: 'T1' },
  channel: chance.pick([null, { id: 'C1' }]),
  message: { text: textOf(chance), ts: '1.2' },
  container: { type: chance.pick(['message', 'view', 'odd']), message_ts: '1.2' },
  state: { values: { a: { b: fieldOf(chance) } } },
  actions: [{ action_id: textOf(chance).slice(0, 99), block_id: 'b', ...fieldOf(chance) }],
});

const KINDS: readonly ((chance: Chance) => unknown)[] = [
  eventOf,
  commandOf,
  actionOf,
  (chance) => chance.pick([null, 1, 'x', [], {}, { type: 'event_callback' }]),
];

/** One payload through the parser. Throws if it gives what the handler could not take. */
export function fuzzSlack(chance: Chance): number {
  const intake = readPayload(chance.pick(KINDS)(chance));
  if (typeof intake.do !== 'string') throw new Error('no intake');
  if (typeof fromSlack(textOf(chance)) !== 'string') throw new Error('no text');
  return 1;
}
