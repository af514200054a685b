import type { Address, Clock, Incoming, IncomingFact, Instant } from '../../core/model/index.ts';
import { day } from '../../core/model/index.ts';
import { readAttachments } from './attachments.ts';
import { chatOf, eventIdOf, messageOf } from './ids.ts';
import { controlOf, echoOf } from './ownership.ts';
import { commandIn, commandNamed, getStarted } from './payloads.ts';
import { one, type Telling, type Told } from './told.ts';
import type { MessagingEvent, WireMessage, WirePostback } from './wire.ts';

/** What translation needs to know of us. */
export interface Ours {
  readonly pageId: string;
  readonly appId: string;
  readonly clock: Clock;
  /** Told when Facebook warns, blocks or unblocks the page. */
  readonly onPolicy: (action: string) => void;
}

export interface Heard {
  readonly events: readonly Incoming[];
  readonly ignored: readonly string[];
}

/** Whether we own the thread (`messaging`) or only listen (`standby`). */
export type Seat = 'messaging' | 'standby';

export const heardNothing = (...ignored: readonly string[]): Heard => ({ events: [], ignored });

/** Translates one event of `messaging[]` or `standby[]`. What is not for a conversation is named in `ignored`. */
export function translate(event: MessagingEvent, seat: Seat, ours: Ours): Heard {
  if (event.policy_enforcement) {
    ours.onPolicy(event.policy_enforcement.action);
    return heardNothing('policy_enforcement');
  }
  const psid = event.message?.is_echo === true ? event.recipient?.id : event.sender?.id;
  if (psid === undefined) return heardNothing('malformed');
  if (psid === ours.pageId) return heardNothing('from_page');
  const told = tell(event, psid, seat, ours);
  if ('ignored' in told) return heardNothing(told.ignored);
  const from: Address = { channel: 'messenger', chat: chatOf(psid) };
  const at = instantOf(event, ours.clock);
  return {
    events: told.told.map(({ id: [kind, ...parts], fact }) => ({ id: eventIdOf(kind, ...parts), at, from, ...fact })),
    ignored: told.alsoIgnored ?? [],
  };
}

function tell(event: MessagingEvent, psid: string, seat: Seat, ours: Ours): Telling {
  if (event.message) {
    if (event.message.is_echo === true) return echoOf(event.message, ours.appId);
    return seat === 'standby' ? overheardMessage(event.message) : messageOfPerson(event.message, event, psid);
  }
  if (event.postback) return seat === 'standby' ? overheardPress(event, psid) : pressOf(event.postback, event, psid);
  if (event.referral) return started(event.referral.ref, event, psid);
  if (event.reaction) return seat === 'standby' ? { ignored: 'reaction' } : reactionOf(event.reaction, event, psid);
  if (event.message_edit) return editOf(event.message_edit, seat);
  if (event.delivery) return watermark('messages_delivered', event.delivery.watermark, psid);
  if (event.read) return watermark('messages_read', event.read.watermark, psid);
  return controlOf(event, psid, ours.appId);
}

function messageOfPerson(message: WireMessage, event: MessagingEvent, psid: string): Telling {
  const id = ['message', message.mid] as const;
  const command = commandIn(message.quick_reply?.payload ?? '') ?? commandNamed(message.commands?.[0]?.name);
  if (command) return one(id, { type: 'command_given', command, message: messageOf(message.mid) });
  if (message.quick_reply) {
    if (message.quick_reply.payload === getStarted) return started(undefined, event, psid);
    return one(id, {
      type: 'choice_pressed',
      token: message.quick_reply.payload,
      title: message.text ?? null,
      message: messageOf(message.mid),
    });
  }
  return wordsOf(message);
}

/** A link that was typed stays the person's own words; a post passed on without a word of their own is forwarded. */
function wordsOf(message: WireMessage): Telling {
  const held = readAttachments(message.attachments);
  const text = message.text ?? '';
  const shared = held.shared.filter((line) => !text.includes(line));
  const fact: IncomingFact = {
    type: 'message_received',
    text: [text, ...shared].filter((line) => line !== '').join('\n'),
    attachments: held.attachments,
    message: messageOf(message.mid),
    forwarded: held.post || (text === '' && held.shared.length > 0),
  };
  return { told: [{ id: ['message', message.mid], fact }], alsoIgnored: held.ignored };
}

function overheardMessage(message: WireMessage): Telling {
  const { shared } = readAttachments(message.attachments);
  const text = [message.text ?? '', ...shared].filter((line) => line !== '').join('\n');
  return one(['message', message.mid], { type: 'overheard', text, message: messageOf(message.mid) });
}

/**
 * The time is part of a press's id, so that two presses on one message stay two. A link's `ref` may come with any first press,
 * and is told besides what was pressed.
 */
function pressOf(postback: WirePostback, event: MessagingEvent, psid: string): Telling {
  const message = postback.mid === undefined ? null : messageOf(postback.mid);
  const { payload, title, referral } = postback;
  if (payload === getStarted) return started(referral?.ref, event, psid);
  const id = ['press', psid, postback.mid, event.timestamp, payload, title] as const;
  const linked = referral?.ref === undefined ? [] : startedBy(referral.ref, event, psid);
  return { told: [...linked, { id, fact: pressed(payload, title, message) }] };
}

/** A press that lost its payload still has the words that were pressed. */
function pressed(payload: string | undefined, title: string | undefined, message: ReturnType<typeof messageOf> | null) {
  if (payload === undefined) {
    return { type: 'message_received', text: title ?? '', attachments: [], message, forwarded: false } as const;
  }
  const command = commandIn(payload);
  if (command) return { type: 'command_given', command, message } as const;
  return { type: 'choice_pressed', token: payload, title: title ?? null, message } as const;
}

function overheardPress(event: MessagingEvent, psid: string): Telling {
  const { mid, title } = event.postback ?? {};
  if (title === undefined) return { ignored: 'postback_without_payload' };
  const message = mid === undefined ? null : messageOf(mid);
  return one(['press', psid, mid, event.timestamp, undefined, title], { type: 'overheard', text: title, message });
}

function started(ref: string | undefined, event: MessagingEvent, psid: string): Telling {
  return { told: startedBy(ref, event, psid) };
}

function startedBy(ref: string | undefined, event: MessagingEvent, psid: string): readonly Told[] {
  const fact = { type: 'conversation_started', ref: ref ?? null, message: null } as const;
  return [{ id: ['start', psid, event.timestamp, ref], fact }];
}

function reactionOf(reaction: NonNullable<MessagingEvent['reaction']>, event: MessagingEvent, psid: string): Telling {
  if (reaction.action === 'unreact') return { ignored: 'unreact' };
  const emoji = reaction.emoji ?? reaction.reaction ?? '';
  const message = reaction.mid === undefined ? null : messageOf(reaction.mid);
  return one(['reaction', psid, reaction.mid, event.timestamp, emoji], { type: 'reaction_given', emoji, message });
}

/** The message may be one that we never saw; whether it is known is the core's business. */
function editOf(edit: NonNullable<MessagingEvent['message_edit']>, seat: Seat): Telling {
  const id = ['edit', edit.mid, edit.num_edit ?? edit.text] as const;
  const message = messageOf(edit.mid);
  if (seat === 'standby') return one(id, { type: 'overheard', text: edit.text, message });
  return one(id, { type: 'message_edited', text: edit.text, message });
}

function watermark(type: 'messages_delivered' | 'messages_read', upTo: Instant, psid: string): Telling {
  return one([type, psid, upTo], { type, upTo });
}

/** Deliveries and reads often come without a time. A time that cannot be true is replaced by ours. */
function instantOf(event: MessagingEvent, clock: Clock): Instant {
  const given = event.timestamp ?? event.delivery?.watermark ?? event.read?.watermark;
  const now = clock.now();
  return given !== undefined && given <= now + day ? given : now;
}
