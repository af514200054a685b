import type { Chat, ShownMessage, World } from './world.ts';

/** Objects as the Bot API prints them. */
export function chatObject(chat: Chat): Record<string, unknown> {
  return chat.type === 'private'
    ? { id: chat.id, type: chat.type, first_name: chat.title }
    : { id: chat.id, type: chat.type, title: chat.title, ...(chat.topics === null ? {} : { is_forum: true }) };
}

export function botObject(world: World): Record<string, unknown> {
  return { id: world.bot.id, is_bot: true, first_name: 'Phlov', username: world.bot.username };
}

export function messageObject(world: World, chat: Chat, message: ShownMessage): Record<string, unknown> {
  return {
    message_id: message.id,
    from: message.by === 'bot' ? botObject(world) : { id: chat.id, is_bot: false, first_name: chat.title },
    chat: chatObject(chat),
    date: message.date,
    ...(message.thread === null ? {} : { message_thread_id: message.thread, is_topic_message: true }),
    ...contentOf(world, message),
    ...(message.buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: message.buttons.map(rowObject) } }),
  };
}

function rowObject(row: ShownMessage['buttons'][number]): unknown[] {
  return row.map(({ text, data, url }) => ({ text, ...(data === null ? { url } : { callback_data: data }) }));
}

function contentOf(world: World, message: ShownMessage): Record<string, unknown> {
  const caption = message.text === '' ? {} : { caption: message.text };
  switch (message.kind) {
    case 'text':
      return { text: message.text, ...commandEntity(message.text) };
    case 'location':
      return { location: message.location };
    case 'contact':
      return { contact: { phone_number: message.text, first_name: 'Contact' } };
    case 'photo':
      return { ...caption, photo: photoSizes(world, message.file ?? '') };
    default:
      return { ...caption, [message.kind]: fileObject(world, message.file ?? '') };
  }
}

/** A photo comes in several sizes, smallest first; only the last is the picture as it was sent. */
function photoSizes(world: World, id: string): unknown[] {
  const { file_size } = fileObject(world, id);
  const size = (file: string, side: number, bytes: unknown) => ({
    file_id: file,
    file_unique_id: `u-${side}`,
    width: side,
    height: side,
    file_size: bytes,
  });
  return [size(`${id}-thumb`, 90, 900), size(id, 1280, file_size)];
}

export function fileObject(world: World, id: string): Record<string, unknown> {
  const stored = world.files.get(id);
  return {
    file_id: id,
    file_unique_id: id.slice(-8),
    file_size: stored?.size ?? 0,
    ...(stored === undefined ? {} : { mime_type: stored.mime, file_name: stored.name }),
  };
}

function commandEntity(text: string): Record<string, unknown> {
  const command = /^\/\w{1,32}(@\w+)?(?!\w)/.exec(text)?.[0];
  return command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
}
