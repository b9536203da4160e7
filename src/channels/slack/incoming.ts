// A payload of Slack's → what is to be done about it. Pure, and never throws: what we cannot read is nothing
// to do.
import { readAction } from './incoming-actions.ts';
import { checked, type Intake, nothing } from './intake.ts';
import {
  actionPayload,
  type CommandPayload,
  commandPayload,
  type EventPayload,
  eventPayload,
  type ShortcutPayload,
  shortcutPayload,
} from './payloads.ts';
import { fromSlack } from './slack-text-in.ts';
import { type Context, roomOf } from './where.ts';

const asked = (id: string, context: Context, text: string, files: boolean): Intake => {
  if (text !== '') return { do: 'ask', id, context, text };
  return { do: 'show', id, context, page: { page: files ? 'files' : 'help' } };
};

const quiet = new Set(['file_share', 'thread_broadcast', undefined, null]);

function readEvent({ event, event_id: id, team_id }: EventPayload): Intake {
  const { user, channel, ts, thread_ts, type } = event;
  if (type === 'app_home_opened')
    return user && event.tab === 'home' ? { do: 'home', user } : nothing;
  const direct = event.channel_type === 'im';
  const ours = type === 'app_mention' ? !direct : direct;
  const said = quiet.has(event.subtype) && !event.bot_id && !event.edited;
  if (!ours || !said || !user || !channel || !ts) return nothing;
  const thread = thread_ts ?? (direct ? undefined : ts);
  const context = checked({
    to: { by: 'post', channel, ...(thread === undefined ? {} : { thread }) },
    of: { team: team_id ?? '', room: direct ? 'im' : channel, thread: thread ?? '', user },
  });
  const files = (event.files ?? []).length > 0;
  return context ? asked(id, context, fromSlack(event.text ?? ''), files) : nothing;
}

function readCommand(payload: CommandPayload): Intake {
  const { user_id: user, channel_id: channel, response_url: url, trigger_id } = payload;
  const context = checked({
    to: { by: 'respond', url, user },
    of: { team: payload.team_id ?? '', room: roomOf(channel), thread: '', user },
    anew: true,
  });
  if (!context) return nothing;
  const text = fromSlack(payload.text ?? '');
  const id = `command:${trigger_id}`;
  if (text !== '') return { do: 'ask', id, context, text };
  return { do: 'show', id, context, page: { page: 'help', command: payload.command } };
}

function readShortcut(payload: ShortcutPayload): Intake {
  const { user, channel, message, response_url: url, trigger_id } = payload;
  const thread = message.thread_ts ?? message.ts;
  const context = checked({
    to: { by: 'respond', url, user: user.id },
    of: {
      team: payload.team?.id ?? user.team_id ?? '',
      room: roomOf(channel.id),
      thread,
      user: user.id,
    },
  });
  return context
    ? asked(`shortcut:${trigger_id}`, context, fromSlack(message.text ?? ''), true)
    : nothing;
}

/** @param body a payload as Bolt hands it over; anything at all may be in it */
export function readPayload(body: unknown): Intake {
  const event = eventPayload.safeParse(body);
  if (event.success) return readEvent(event.data);
  const command = commandPayload.safeParse(body);
  if (command.success) return readCommand(command.data);
  const shortcut = shortcutPayload.safeParse(body);
  if (shortcut.success) return readShortcut(shortcut.data);
  const action = actionPayload.safeParse(body);
  return action.success ? readAction(action.data) : nothing;
}
