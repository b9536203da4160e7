// A press of a button, a choice from a menu, a search on the home page → what is to be done about it.
import { readItem, slackActions } from '../../render/slack-choices.ts';
import { homeActions } from './home.ts';
import { checked, type Intake, nothing, type Page } from './intake.ts';
import type { ActionPayload, Fields } from './payloads.ts';
import { type Context, readStem, roomOf } from './where.ts';

type Action = ActionPayload['actions'][number];

const teamOf = ({ team, user }: ActionPayload): string => team?.id ?? user.team_id ?? '';

/** Answers to a private message stay private; others go into the thread. */
function targetOf(payload: ActionPayload, privately: boolean): unknown {
  const { container, channel, response_url: url, user } = payload;
  const thread = container.thread_ts ?? undefined;
  const threaded = thread === undefined ? {} : { thread };
  if ((privately || container.is_ephemeral) && url) {
    return { by: 'respond', url, user: user.id, ...threaded };
  }
  if (!channel) return { by: 'post', channel: user.id };
  if (roomOf(channel.id) === 'im') return { by: 'post', channel: channel.id, ...threaded };
  return { by: 'post', channel: channel.id, thread: thread ?? container.message_ts };
}

/** The conversation of the answer that the button stands under, as the person who pressed it. */
function contextOf(payload: ActionPayload, thread: string, privately = false): Context | undefined {
  const { channel, user } = payload;
  return checked({
    to: targetOf(payload, privately),
    of: { team: teamOf(payload), room: channel ? roomOf(channel.id) : 'im', thread, user: user.id },
  });
}

/** The ticked boxes of one block, in order. */
function ticked(values: Fields | undefined, blockId: string): string[] {
  const boxes = Object.entries(values?.[blockId] ?? {});
  return boxes
    .filter(([name]) => name.startsWith(slackActions.boxes))
    .flatMap(([, field]) => (field.selected_options ?? []).map(({ value }) => value));
}

/** 「都没有」 (0) beside something else says nothing. */
function sayTicked(values: readonly string[]): string {
  const some = values.filter((value) => value !== '0');
  return some.length > 0 ? some.join('、') : (values[0] ?? '');
}

function spoken(payload: ActionPayload, action: Action): string | undefined {
  if (action.action_id === slackActions.submit) {
    return sayTicked(ticked(payload.state?.values, action.block_id));
  }
  if (action.action_id.startsWith(slackActions.say)) return action.value ?? undefined;
  return undefined;
}

const pages: Readonly<Record<string, 'wording' | 'others' | 'next'>> = {
  [slackActions.wording]: 'wording',
  [slackActions.others]: 'others',
  [slackActions.next]: 'next',
};

function pageOf(action: Action): Page | undefined {
  const page = pages[action.action_id];
  const item = readItem(action.value ?? '');
  return page && item ? { page, ...item } : undefined;
}

const within = (action: Action) => readStem(action.block_id);

function onMessage(payload: ActionPayload, action: Action): Intake {
  const stem = within(action);
  if (!stem) return nothing;
  const id = `action:${payload.trigger_id}`;
  const context = contextOf(payload, stem.thread);
  const page = pageOf(action);
  if (!context) return nothing;
  if (page) return { do: 'show', id, context, page };
  const picked = action.action_id.startsWith(slackActions.pick);
  if (picked && action.selected_option) {
    return { do: 'ask', id, context, text: action.selected_option.value };
  }
  const text = spoken(payload, action);
  if (text === undefined) return nothing;
  if (stem.user !== payload.user.id) {
    const alone = contextOf(payload, stem.thread, true) ?? context;
    return { do: 'show', id, context: alone, page: { page: 'not-yours', owner: stem.user } };
  }
  if (text === '') return { do: 'show', id, context, page: { page: 'tick-first' } };
  return { do: 'ask', id, context, text };
}

const homeField = (payload: ActionPayload, action: string) =>
  Object.values(payload.view?.state?.values ?? {}).flatMap((block) => block[action] ?? [])[0];

function onHome(payload: ActionPayload, action: Action): Intake {
  const searching = [homeActions.search, homeActions.words] as readonly string[];
  const context = contextOf(payload, '');
  if (!context || !searching.includes(action.action_id)) return nothing;
  const place = homeField(payload, homeActions.place)?.selected_option?.value ?? '';
  const words = homeField(payload, homeActions.words)?.value ?? action.value ?? '';
  const id = `action:${payload.trigger_id}`;
  const text = [place === homeActions.anyPlace ? '' : place, words].join(' ').trim();
  if (text === '') return { do: 'show', id, context, page: { page: 'help' } };
  return { do: 'ask', id, context: { ...context, anew: true }, text };
}

/** Choosing a place on the home page, or ticking a box, is nothing by itself. */
export function readAction(payload: ActionPayload): Intake {
  const [action] = payload.actions;
  if (!action) return nothing;
  return payload.container.type === 'view' ? onHome(payload, action) : onMessage(payload, action);
}
