// The parts of Slack's payloads that we read; everything else is ignored.
import { z } from 'zod';

const text = z.string().max(50_000);
const id = z.string().min(1).max(40);
const optional = <T extends z.ZodType>(schema: T) => schema.nullish();

/** Events API: app_mention, message.im, app_home_opened. */
export const eventPayload = z.object({
  type: z.literal('event_callback'),
  event_id: z.string().min(1).max(100),
  team_id: optional(id),
  event: z.object({
    type: z.enum(['app_mention', 'message', 'app_home_opened']),
    subtype: optional(z.string()),
    bot_id: optional(z.string()),
    user: optional(id),
    text: optional(text),
    channel: optional(id),
    channel_type: optional(z.string()),
    ts: optional(z.string()),
    thread_ts: optional(z.string()),
    edited: optional(z.unknown()),
    files: optional(z.array(z.unknown())),
    tab: optional(z.string()),
  }),
});
export type EventPayload = z.infer<typeof eventPayload>;

/** A slash command; its fields come as a form, so it has no `type`. */
export const commandPayload = z.object({
  command: z.string().startsWith('/').max(80),
  text: optional(text),
  user_id: id,
  team_id: optional(id),
  channel_id: id,
  response_url: z.string().max(500),
  trigger_id: z.string().min(1).max(100),
});
export type CommandPayload = z.infer<typeof commandPayload>;

const person = z.object({ id, team_id: optional(id) });

export const shortcutPayload = z.object({
  type: z.literal('message_action'),
  trigger_id: z.string().min(1).max(100),
  team: optional(z.object({ id })),
  user: person,
  channel: z.object({ id }),
  response_url: z.string().max(500),
  message: z.object({ text: optional(text), ts: z.string(), thread_ts: optional(z.string()) }),
});
export type ShortcutPayload = z.infer<typeof shortcutPayload>;

const chosen = z.object({ value: z.string().max(2_000) });

const field = z.object({
  type: z.string(),
  value: optional(text),
  selected_option: optional(chosen),
  selected_options: optional(z.array(chosen).max(100)),
});

const fields = z.record(z.string(), z.record(z.string(), field));

export const actionPayload = z.object({
  type: z.literal('block_actions'),
  trigger_id: z.string().min(1).max(100),
  team: optional(z.object({ id })),
  user: person,
  channel: optional(z.object({ id })),
  response_url: optional(z.string().max(500)),
  container: z.object({
    type: z.string(),
    message_ts: optional(z.string()),
    thread_ts: optional(z.string()),
    is_ephemeral: optional(z.boolean()),
  }),
  state: optional(z.object({ values: fields })),
  view: optional(z.object({ state: optional(z.object({ values: fields })) })),
  actions: z
    .array(
      z.object({
        action_id: z.string().max(255),
        block_id: z.string().max(255),
        value: optional(text),
        selected_option: optional(chosen),
      }),
    )
    .min(1),
});
export type ActionPayload = z.infer<typeof actionPayload>;
export type Fields = z.infer<typeof fields>;
