import { unreachable } from '../model/index.ts';
import { type ConversationEvent, wordsOf } from './events.ts';
import { fingerprint } from './fingerprint.ts';
import { chatKeptFor, isSend, type Mailbox, settled, type Trace } from './mailbox.ts';
import { caseOf, type Owner } from './state.ts';

const seenKept = 120;
/**
 * More unanswered than this from one chat is a flood, not a person: the newest are kept out until the first are answered, and
 * that is logged. It bounds the document; without it one chat could stop the polling of all.
 */
export const inboxMost = 2000;
const wordsMost = 1_000_000;

export interface Receipt {
  readonly mailbox: Mailbox;
  /** Events that were not seen before and now wait for an answer or were taken note of. */
  readonly fresh: number;
  readonly refused: number;
}

/** Appends what was not seen before. What changes who owns the chat, or settles a send, takes hold at once. */
export function received(mailbox: Mailbox, events: readonly ConversationEvent[]): Receipt {
  let current = mailbox;
  let fresh = 0;
  let refused = 0;
  for (const event of events) {
    const mark = fingerprint(event.type === 'group_spoken' ? 'group_spoken' : event.id);
    if (current.seen.includes(mark)) continue;
    if (full(current)) {
      refused += 1;
      continue;
    }
    current = note({ ...current, seen: [...current.seen, mark].slice(-seenKept) }, event);
    fresh += 1;
  }
  return { mailbox: current, fresh, refused };
}

function full({ inbox }: Mailbox): boolean {
  if (inbox.length < 100) return false;
  return inbox.length >= inboxMost || inbox.reduce((sum, event) => sum + (wordsOf(event)?.length ?? 0), 0) > wordsMost;
}

function note(mailbox: Mailbox, event: ConversationEvent): Mailbox {
  switch (event.type) {
    case 'send_confirmed':
      return event.key === null ? mailbox : settled(mailbox, event.key, { message: event.message, at: event.at });
    case 'messages_delivered':
    case 'messages_read':
      return caseOf(mailbox.conversation.owner) === null ? mailbox : waiting(mailbox, event);
    case 'reaction_given':
      return acted(mailbox, event);
    case 'person_blocked':
      return waiting(
        { ...mailbox, reachable: false, outbox: mailbox.outbox.filter(({ effect }) => !isSend(effect)) },
        event,
      );
    case 'person_unblocked':
      return acted(mailbox, event);
    case 'case_taken':
      return waiting(handedTo(mailbox, { by: 'case', case: event.case }), event);
    case 'inbox_replied':
      return waiting(handedTo(mailbox, { by: 'page_inbox', case: caseOf(mailbox.conversation.owner) }), event);
    case 'message_received':
    case 'choice_pressed':
    case 'command_given':
    case 'conversation_started':
    case 'message_edited':
      return waiting(acted(mailbox, event), event);
    case 'overheard':
    case 'thread_control_changed':
    case 'group_spoken':
    case 'wait_expired':
    case 'caseworker_wrote':
    case 'case_handed_back':
    case 'case_closed':
      return waiting(mailbox, event);
    default:
      return unreachable(event);
  }
}

/** Kept in the order in which things happened, however they arrived. */
function waiting(mailbox: Mailbox, event: ConversationEvent): Mailbox {
  const later = mailbox.inbox.findIndex((other) => other.at > event.at);
  const at = later === -1 ? mailbox.inbox.length : later;
  return { ...mailbox, inbox: [...mailbox.inbox.slice(0, at), event, ...mailbox.inbox.slice(at)] };
}

/** The person did something: they can be reached, the chat is kept, their message can be taken off their screen. */
function acted(mailbox: Mailbox, event: ConversationEvent): Mailbox {
  const { conversation } = mailbox;
  const lastHeardAt = Math.max(conversation.lastHeardAt, event.at);
  const trace: Trace | null =
    'message' in event && event.message !== null ? { message: event.message, at: event.at } : null;
  return {
    ...mailbox,
    conversation: { ...conversation, lastHeardAt },
    reachable: true,
    purgeAt: Math.max(mailbox.purgeAt, event.at + chatKeptFor),
    traces: trace ? [...mailbox.traces, trace].slice(-200) : mailbox.traces,
  };
}

/** A human takes the chat: what the bot had not sent yet is never sent. */
function handedTo(mailbox: Mailbox, owner: Owner): Mailbox {
  const outbox = mailbox.outbox.filter(({ effect }) => !(isSend(effect) && effect.allowed === 'while_bot'));
  return { ...mailbox, conversation: { ...mailbox.conversation, owner }, outbox };
}
