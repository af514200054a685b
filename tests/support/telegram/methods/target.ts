import { integer, isRecord, type Params, structure, text } from '../params.ts';
import { Refused, refusals } from '../refusals.ts';
import type { Chat, ShownButton, World } from '../world.ts';

export type Method = (world: World, params: Params) => unknown;

/** The chat a call is for, or the refusal that the real server gives. */
export function chatOf(world: World, params: Params): Chat {
  if (text(params, 'chat_id') === '') throw new Refused(refusals.chatIdEmpty);
  const chat = world.chats.get(integer(params, 'chat_id') ?? Number.NaN);
  if (chat === undefined) throw new Refused(refusals.chatNotFound);
  if (chat.migratedTo !== null) throw new Refused(refusals.upgraded(chat.migratedTo));
  if (chat.state === 'blocked') throw new Refused(refusals.blocked);
  if (chat.state === 'deactivated') throw new Refused(refusals.deactivated);
  if (chat.state === 'kicked') throw new Refused(refusals.kicked);
  return chat;
}

/** The topic a message goes to; null is the chat itself (or General). */
export function threadOf(chat: Chat, params: Params): number | null {
  const thread = integer(params, 'message_thread_id');
  if (thread === null) return null;
  const topic = chat.topics?.get(thread);
  if (topic === undefined) throw new Refused(refusals.topicMissing);
  if (topic.closed) throw new Refused(refusals.topicClosed);
  return thread;
}

export function checkReply(chat: Chat, params: Params): void {
  const reply = structure(params, 'reply_parameters');
  if (!isRecord(reply) || reply.allow_sending_without_reply === true) return;
  if (!chat.messages.some(({ id }) => id === reply.message_id)) throw new Refused(refusals.replyMissing);
}

/** The inline keyboard of a call: at most 100 buttons, 8 a row, 64 bytes of data each. */
export function buttonsOf(params: Params): ShownButton[][] {
  const markup = structure(params, 'reply_markup');
  if (markup === undefined || markup === null) return [];
  if (!isRecord(markup)) throw new Refused(refusals.keyboard);
  if (markup.inline_keyboard === undefined) return [];
  if (!Array.isArray(markup.inline_keyboard)) throw new Refused(refusals.keyboard);
  const rows: ShownButton[][] = markup.inline_keyboard.map((row: unknown) => {
    if (!Array.isArray(row)) throw new Refused(refusals.keyboard);
    return row.map(buttonOf);
  });
  if (rows.flat().length > 100 || rows.some((row) => row.length > 8)) throw new Refused(refusals.buttonsTooMany);
  return rows;
}

function buttonOf(button: unknown): ShownButton {
  if (!isRecord(button) || typeof button.text !== 'string') throw new Refused(refusals.keyboard);
  if (button.text.trim() === '') throw new Refused(refusals.buttonText);
  if (typeof button.url === 'string') return { text: button.text, data: null, url: button.url };
  if (typeof button.callback_data !== 'string') throw new Refused(refusals.buttonEmpty);
  const bytes = Buffer.byteLength(button.callback_data, 'utf8');
  if (bytes < 1 || bytes > 64) throw new Refused(refusals.buttonData);
  return { text: button.text, data: button.callback_data, url: null };
}
