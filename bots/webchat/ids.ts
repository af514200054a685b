import { createHash } from 'node:crypto';
import { type Address, asId, type ChatId, type EventId, type MessageRef } from '../../core/model/index.ts';

/**
 * A chat is known by a secret key of 128 random bits that the page makes and keeps. We only ever hold its hash: whoever reads
 * our store cannot open a chat, and the key never stands in an address.
 */
const keyPattern = /^[A-Za-z0-9_-]{22}$/;
const hashLength = 22;

export function chatOf(key: string): ChatId | null {
  if (!keyPattern.test(key)) return null;
  return asId<ChatId>(createHash('sha256').update(`webchat ${key}`).digest('base64url').slice(0, hashLength));
}

/** `Authorization: Bearer <key>`. */
export function chatOfHeader(header: string | undefined): ChatId | null {
  const key = /^Bearer ([A-Za-z0-9_-]{22})$/.exec(header ?? '')?.[1];
  return key === undefined ? null : chatOf(key);
}

export function addressOf(chat: ChatId): Address {
  return { channel: 'webchat', chat };
}

/** The page names each thing it does, so a resend after a dropped line is the same event. */
export function eventOf(chat: ChatId, clientId: string): EventId {
  return asId<EventId>(`webchat:${chat}:${clientId}`);
}

export function theirMessage(clientId: string): MessageRef {
  return asId<MessageRef>(`p:${clientId}`);
}

export function isTheirs(ref: MessageRef): boolean {
  return ref.startsWith('p:');
}

export function ourMessage(seq: number): MessageRef {
  return asId<MessageRef>(`s:${seq}`);
}
