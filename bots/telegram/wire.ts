import { z } from 'zod';

/**
 * The shapes of the Bot API, as far as Phlov reads them. Only what an event cannot do without is required: Telegram adds and
 * changes the rest, and an odd decoration must not cost us the words of a message.
 *
 *     { "update_id": 700000001, "message": { "message_id": 101, "date": 1790000000, "text": "hello",
 *       "from": { "id": 2001, "is_bot": false, "first_name": "Person" }, "chat": { "id": 2001, "type": "private" } } }
 */
const integer = z.number().int();
/** Left out, or not as expected: the same to us. */
const maybe = <Shape extends z.ZodType>(shape: Shape) => shape.optional().catch(undefined);

const user = z.object({ id: integer, is_bot: maybe(z.boolean()) });
const chat = z.object({ id: integer, type: z.enum(['private', 'group', 'supergroup', 'channel']) });

const file = z.object({
  file_id: z.string().min(1),
  file_size: maybe(z.number().nonnegative()),
  mime_type: maybe(z.string()),
  file_name: maybe(z.string()),
});
export type WireFile = z.infer<typeof file>;

const button = z.object({ text: z.string(), callback_data: maybe(z.string()) });
const keyboard = z.object({ inline_keyboard: z.array(z.array(button)) });
const entity = z.object({ type: z.string(), offset: integer, length: integer });

export const message = z.object({
  message_id: integer,
  date: integer,
  edit_date: maybe(integer),
  chat,
  from: maybe(user),
  text: maybe(z.string()),
  caption: maybe(z.string()),
  entities: maybe(z.array(entity)),
  forward_origin: maybe(z.looseObject({})),
  reply_to_message: maybe(z.object({ from: maybe(user) })),
  photo: maybe(z.array(file)),
  voice: maybe(file),
  video: maybe(file),
  video_note: maybe(file),
  audio: maybe(file),
  document: maybe(file),
  animation: maybe(file),
  sticker: maybe(file),
  contact: maybe(z.object({ phone_number: z.string(), first_name: maybe(z.string()), last_name: maybe(z.string()) })),
  location: maybe(z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })),
});
export type WireMessage = z.infer<typeof message>;

export const callbackQuery = z.object({
  id: z.string().min(1),
  from: user,
  data: maybe(z.string()),
  message: maybe(z.object({ message_id: integer, chat, reply_markup: maybe(keyboard) })),
});
export type WireCallbackQuery = z.infer<typeof callbackQuery>;

const member = z.object({ status: z.string() });
export const memberChange = z.object({ chat, date: integer, old_chat_member: member, new_chat_member: member });
export type WireMemberChange = z.infer<typeof memberChange>;

/** One update holds exactly one other field, named after its kind. */
export const update = z.looseObject({ update_id: integer.nonnegative() });
export type WireUpdate = z.infer<typeof update>;

/** Asked for by name: left to its default, Telegram sends more than we read, and an older list may still be set. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;
