import { type Address, day, type EffectKey, type Instant, type MessageRef, type PersonId } from '../model/index.ts';
import type { Effect } from './effects.ts';
import type { ConversationEvent, WaitName } from './events.ts';
import { type Conversation, newConversation } from './state.ts';

/**
 * One chat as an actor: who owns it, where the talk stands, what is not yet answered, what is not yet done, and who is at
 * work on it. One document. Everything that happens to it is a pure function from mailbox to mailbox, here and in
 * `receive.ts`; storage only swaps one for the next.
 */
export interface Mailbox {
  readonly schema: 1;
  readonly address: Address;
  readonly person: PersonId;
  readonly conversation: Conversation;
  /** Heard and not yet answered. */
  readonly inbox: readonly ConversationEvent[];
  /** Fingerprints of the newest event ids, so that a repeat is known as one. */
  readonly seen: readonly string[];
  /** Decided and not yet done, in order. */
  readonly outbox: readonly Outgoing[];
  readonly lease: Lease | null;
  readonly waits: Partial<Readonly<Record<WaitName, Instant>>>;
  /** Messages on the person's screen that the platform may let us take back. */
  readonly traces: readonly Trace[];
  /** False after a block; true again with the next thing the person does. */
  readonly reachable: boolean;
  /** When the whole document goes. */
  readonly purgeAt: Instant;
}

export interface Outgoing {
  readonly effect: Effect;
  readonly attempts: number;
  /** Not to be tried before this time. */
  readonly notBefore: Instant;
  /** An attempt was cut off: it may have arrived. */
  readonly doubtful: boolean;
}

/** Only the holder acts. A dead holder's lease runs out. */
export interface Lease {
  readonly holder: string;
  readonly until: Instant;
}

export interface Trace {
  readonly message: MessageRef;
  readonly at: Instant;
}

/** A chat that nobody used for this long is forgotten whole. */
export const chatKeptFor = 180 * day;
/** After "delete" the blank page stays this long, so that a repeated delivery is not answered anew. */
export const blankKeptFor = 2 * day;
const tracesKept = 200;

export function newMailbox(address: Address, person: PersonId, at: Instant): Mailbox {
  return {
    schema: 1,
    address,
    person,
    conversation: newConversation(at),
    inbox: [],
    seen: [],
    outbox: [],
    lease: null,
    waits: {},
    traces: [],
    reachable: true,
    purgeAt: at + chatKeptFor,
  };
}

/** What is ready to be done now: the head of the outbox, because effects of one chat go out in order. */
export function ready(mailbox: Mailbox, now: Instant): Outgoing | null {
  const [head] = mailbox.outbox;
  return head && head.notBefore <= now ? head : null;
}

export function hasWork(mailbox: Mailbox, now: Instant): boolean {
  return mailbox.inbox.length > 0 || ready(mailbox, now) !== null;
}

/** When somebody must look at this chat next; null: not by itself. While it is held: when the lease runs out. */
export function dueAt(mailbox: Mailbox): Instant | null {
  if (mailbox.lease) return mailbox.lease.until;
  if (mailbox.inbox.length > 0) return 0;
  const [head] = mailbox.outbox;
  const waits = Object.values(mailbox.waits);
  const forgotten = mailbox.conversation.owner.by === 'bot' ? mailbox.purgeAt : Number.POSITIVE_INFINITY;
  const next = Math.min(head?.notBefore ?? Number.POSITIVE_INFINITY, forgotten, ...waits);
  return Number.isFinite(next) ? next : null;
}

export function held(mailbox: Mailbox, now: Instant): boolean {
  return mailbox.lease !== null && mailbox.lease.until > now;
}

export function claimed(mailbox: Mailbox, holder: string, until: Instant): Mailbox {
  return { ...mailbox, lease: { holder, until } };
}

export function released(mailbox: Mailbox): Mailbox {
  return mailbox.lease === null ? mailbox : { ...mailbox, lease: null };
}

/** An effect is done, or given up: it leaves the outbox. Doing this twice changes nothing. */
export function settled(mailbox: Mailbox, key: EffectKey, trace: Trace | null): Mailbox {
  const outbox = mailbox.outbox.filter(({ effect }) => effect.key !== key);
  const traces = trace ? [...mailbox.traces, trace].slice(-tracesKept) : mailbox.traces;
  return { ...mailbox, outbox, traces };
}

/** Not now: the effect stays at its place. */
export function postponed(mailbox: Mailbox, key: EffectKey, again: Omit<Outgoing, 'effect'>): Mailbox {
  const outbox = mailbox.outbox.map((outgoing) => (outgoing.effect.key === key ? { ...outgoing, ...again } : outgoing));
  return { ...mailbox, outbox };
}

/** Everything about the person is gone; only what keeps a repeated delivery from being answered anew is left, for two days. */
export function blanked(mailbox: Mailbox, now: Instant): Mailbox {
  return { ...mailbox, traces: [], waits: {}, purgeAt: now + blankKeptFor };
}

export function isSend(effect: Effect): effect is Extract<Effect, { type: 'send' }> {
  return effect.type === 'send';
}

/** May this still be sent, now that we look again? A bot's words never go out over a caseworker's shoulder. */
export function maySend(mailbox: Mailbox, effect: Extract<Effect, { type: 'send' }>): boolean {
  const { owner } = mailbox.conversation;
  const inHumanHands = owner.by === 'case' || owner.by === 'page_inbox';
  return effect.allowed === 'always' || !inHumanHands;
}
