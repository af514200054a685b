import type { ConversationEvent, WaitName } from '../conversation/events.ts';
import { waits } from '../conversation/events.ts';
import type { Mailbox } from '../conversation/mailbox.ts';
import { asId, type EventId, type Instant } from '../model/index.ts';

/** Waits that are over become events; null when the whole chat is due to be forgotten. */
export function withExpired(mailbox: Mailbox, now: Instant): Mailbox | null {
  const idle = mailbox.inbox.length === 0 && mailbox.outbox.length === 0;
  if (mailbox.purgeAt <= now && idle && mailbox.conversation.owner.by === 'bot') return null;
  return waits.reduce((done, wait) => (over(done, wait, now) ? expired(done, wait) : done), mailbox);
}

function over(mailbox: Mailbox, wait: WaitName, now: Instant): boolean {
  const at = mailbox.waits[wait];
  return at !== undefined && at <= now;
}

function expired(mailbox: Mailbox, wait: WaitName): Mailbox {
  const { [wait]: at = 0, ...others } = mailbox.waits;
  const event: ConversationEvent = { id: asId<EventId>(`wait:${wait}:${at}`), at, type: 'wait_expired', wait };
  return { ...mailbox, waits: others, inbox: [...mailbox.inbox, event] };
}
