import type { ConversationEvent } from '../conversation/events.ts';
import { claimed, hasWork, held, type Mailbox, newMailbox } from '../conversation/mailbox.ts';
import { received } from '../conversation/receive.ts';
import type { Address, ConversationId, Incoming } from '../model/index.ts';
import type { Versioned } from '../storage/documents.ts';
import { leaseFor } from './lease.ts';
import type { Parts } from './parts.ts';

/** Starts work on a mailbox that is ours now; never awaited by who received. */
export type Begin = (was: Versioned<Mailbox>) => void;

/**
 * What a channel heard, stored before anyone is told that it arrived. Events of one chat go into its mailbox in one swap,
 * which also takes the lease when nobody holds it.
 */
export async function hear(parts: Parts, begin: Begin, events: readonly Incoming[]): Promise<void> {
  const chats = new Map<ConversationId, { from: Address; events: ConversationEvent[] }>();
  for (const { from, ...event } of events) {
    const id = parts.conversationId(from);
    const chat = chats.get(id);
    if (chat) chat.events.push(event);
    else chats.set(id, { from, events: [event] });
  }
  await Promise.all([...chats].map(([id, chat]) => receiveInto(parts, begin, id, chat.events, chat.from)));
}

/** From our own side of the chat: a case, a wait. A chat that is gone hears nothing. */
export async function tell(parts: Parts, begin: Begin, id: ConversationId, event: ConversationEvent): Promise<void> {
  await receiveInto(parts, begin, id, [event], null);
}

async function receiveInto(
  parts: Parts,
  begin: Begin,
  id: ConversationId,
  events: readonly ConversationEvent[],
  from: Address | null,
): Promise<void> {
  const outcome = await parts.mailboxes.update<{ fresh: number; refused: number; mine: boolean }>(id, (was) => {
    const now = parts.clock.now();
    const base = was ?? (from ? newMailbox(from, parts.personId(from), now) : null);
    if (base === null) return { leave: { fresh: 0, refused: 0, mine: false } };
    const { mailbox, fresh, refused } = received(base, events);
    if (fresh === 0) return { leave: { fresh, refused, mine: false } };
    const mine = !held(mailbox, now) && hasWork(mailbox, now);
    return { next: mine ? claimed(mailbox, ...leaseFor(parts)) : mailbox, result: { fresh, refused, mine } };
  });
  const { mine, refused } = outcome.result;
  if (refused > 0) parts.log.warn({ conversation: id, refused }, 'inbox_full');
  if (mine && outcome.document) begin({ id, version: outcome.version, document: outcome.document });
}
