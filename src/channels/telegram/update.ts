// The parts of Telegram's updates that are looked at, checked. What is not listed is dropped unread.
import { z } from 'zod';

const userSchema = z.object({ id: z.int(), is_bot: z.boolean().catch(false) });

const chatSchema = z.object({
  id: z.int(),
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
});

const entitySchema = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().positive(),
  user: userSchema.optional().catch(undefined),
});
const entitiesSchema = z.array(entitySchema).max(200).optional().catch(undefined);

const keyboardSchema = z.object({
  inline_keyboard: z.array(
    z.array(z.object({ text: z.string(), callback_data: z.string().optional() })),
  ),
});

/** Present or not: what is inside is of no interest. */
const present = z.unknown().optional();

export const messageSchema = z.object({
  message_id: z.int(),
  message_thread_id: z.int().optional().catch(undefined),
  is_topic_message: z.boolean().optional().catch(undefined),
  date: z.int(),
  edit_date: z.int().optional().catch(undefined),
  chat: chatSchema,
  from: userSchema.optional(),
  sender_chat: z.object({ id: z.int() }).optional().catch(undefined),
  via_bot: userSchema.optional().catch(undefined),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: entitiesSchema,
  caption_entities: entitiesSchema,
  media_group_id: z.string().optional().catch(undefined),
  reply_to_message: z
    .object({ from: userSchema.optional(), forum_topic_created: present })
    .optional()
    .catch(undefined),
  voice: present,
  audio: present,
  video_note: present,
  photo: present,
  video: present,
  document: present,
  animation: present,
  sticker: present,
  location: present,
  venue: present,
  contact: present,
  poll: present,
  dice: present,
  story: present,
});

const callbackSchema = z.object({
  id: z.string(),
  from: userSchema,
  data: z.string().optional(),
  /** Without a date (0) where it is too old to be had: then only chat and number are known. */
  message: z
    .object({
      message_id: z.int(),
      message_thread_id: z.int().optional().catch(undefined),
      is_topic_message: z.boolean().optional().catch(undefined),
      chat: chatSchema,
      reply_markup: keyboardSchema.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

const memberSchema = z.object({
  chat: chatSchema,
  from: userSchema,
  date: z.int(),
  old_chat_member: z.object({ status: z.string() }),
  new_chat_member: z.object({ status: z.string() }),
});

export const updateSchema = z.object({
  update_id: z.int(),
  message: messageSchema.optional(),
  edited_message: messageSchema.optional(),
  callback_query: callbackSchema.optional(),
  my_chat_member: memberSchema.optional(),
});

export type Update = z.infer<typeof updateSchema>;
export type Message = z.infer<typeof messageSchema>;
export type Callback = z.infer<typeof callbackSchema>;
export type Keyboard = z.infer<typeof keyboardSchema>['inline_keyboard'];

/** Kinds of updates that Telegram is asked for. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const satisfies readonly (keyof Update)[];
