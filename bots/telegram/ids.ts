import { asId, type ChatId, type EventId, type MessageRef } from '../../core/model/index.ts';

/** The one place that builds or reads Telegram's ids. Chats and messages are numbers there; a message's is unique in its chat. */
export function chatIdOf(chat: number): ChatId {
  return asId<ChatId>(String(chat));
}

export function chatOf(id: ChatId): number | null {
  return integerOf(id);
}

export function messageRefOf(message: number): MessageRef {
  return asId<MessageRef>(String(message));
}

export function messageOf(ref: MessageRef): number | null {
  return integerOf(ref);
}

/**
 * The same each time an update is delivered again. `part` tells apart what one update holds: `/help they lock me in` is a
 * command and a message.
 */
export function eventIdOf(update: number, part = 0): EventId {
  return asId<EventId>(part === 0 ? `u${update}` : `u${update}.${part}`);
}

function integerOf(text: string): number | null {
  return /^-?\d{1,16}$/.test(text) ? Number(text) : null;
}
