import { createHash } from 'node:crypto';
import { asId, type ChatId, type EventId, type MessageRef } from '../../core/model/index.ts';

/**
 * The only file that builds or reads Messenger's ids. A chat is the person's page-scoped id (PSID), a message its `mid`.
 */
export const psidPattern = /^\d{1,32}$/;

export function chatOf(psid: string): ChatId {
  return asId<ChatId>(psid);
}

/** Null when the chat id was not made here: nothing may be sent to it. */
export function psidOf(chat: ChatId): string | null {
  return psidPattern.test(chat) ? chat : null;
}

export function messageOf(mid: string): MessageRef {
  return asId<MessageRef>(mid);
}

/**
 * The same for the same thing however often Facebook repeats it, and short whatever came: it is also part of the
 * `metadata` of our sends. Hashed, so that no id of a person or a message stands in a log.
 */
export function eventIdOf(kind: string, ...parts: readonly (string | number | undefined)[]): EventId {
  const told = JSON.stringify([kind, ...parts.map((part) => part ?? null)]);
  return asId<EventId>(`${kind}.${createHash('sha256').update(told).digest('base64url').slice(0, 22)}`);
}
