import type { Address, Incoming, IncomingFact, Instant } from '../../core/model/index.ts';
import { attachmentsOf } from './attachments.ts';
import { commandFacts } from './commands.ts';
import { type BotIdentity, isAddressed } from './groups.ts';
import { chatIdOf, eventIdOf, messageRefOf } from './ids.ts';
import {
  callbackQuery,
  memberChange,
  message,
  update,
  type WireCallbackQuery,
  type WireMemberChange,
  type WireMessage,
} from './wire.ts';

export interface Translated {
  readonly events: readonly Incoming[];
  /** Kinds that were not understood, for counting: `message.poll`. Never a value. */
  readonly ignored: readonly string[];
  /** Presses that Telegram wants answered: until then the button keeps spinning. */
  readonly queries: readonly string[];
}

export interface Circumstances {
  readonly bot: BotIdentity;
  /** When it reached us: a press carries no time of its own. */
  readonly now: Instant;
  /** The caseworkers' own group, which is no conversation. */
  readonly staffChat: number | null;
}

const nothing = (why: string): Translated => ({ events: [], ignored: [why], queries: [] });

/** One update, as far as it means something to us. Never throws, whatever it holds. */
export function translate(value: unknown, around: Circumstances): Translated {
  const read = update.safeParse(value);
  if (!read.success) return nothing('malformed');
  const { update_id: id, ...rest } = read.data;
  const kind = Object.keys(rest)[0] ?? 'empty';
  const body = rest[kind];
  switch (kind) {
    case 'message':
      return parsed(kind, message.safeParse(body), (heard) => translateMessage(id, heard, body, around));
    case 'edited_message':
      return parsed(kind, message.safeParse(body), (heard) => translateEdit(id, heard));
    case 'callback_query':
      return parsed(kind, callbackQuery.safeParse(body), (heard) => translatePress(id, heard, around.now));
    case 'my_chat_member':
      return parsed(kind, memberChange.safeParse(body), (heard) => translateMember(id, heard, around));
    default:
      return nothing(nameOf(kind));
  }
}

function parsed<Value>(
  kind: string,
  read: { success: true; data: Value } | { success: false },
  go: (value: Value) => Translated,
): Translated {
  return read.success ? go(read.data) : nothing(`${kind}.malformed`);
}

function translateMessage(id: number, heard: WireMessage, body: unknown, around: Circumstances): Translated {
  if (heard.chat.id === around.staffChat) return nothing('staff_chat');
  if (heard.chat.type !== 'private') {
    const facts: IncomingFact[] = isAddressed(heard, around.bot) ? [{ type: 'group_spoken' }] : [];
    return facts.length > 0 ? eventsOf(id, heard.chat.id, heard.date, facts) : nothing('group_chatter');
  }
  if (heard.from?.is_bot === true) return nothing('message.from_bot');
  const text = heard.text ?? heard.caption ?? '';
  const attachments = attachmentsOf(heard);
  if (text === '' && attachments.length === 0) return nothing(`message.${contentName(body)}`);
  const ref = messageRefOf(heard.message_id);
  const forwarded = heard.forward_origin !== undefined;
  const commands = forwarded || attachments.length > 0 ? null : commandFacts(text, ref, around.bot.name);
  const said: IncomingFact = { type: 'message_received', text, attachments, message: ref, forwarded };
  return eventsOf(id, heard.chat.id, heard.date, commands ?? [said]);
}

function translateEdit(id: number, heard: WireMessage): Translated {
  const text = heard.text ?? heard.caption ?? '';
  if (heard.chat.type !== 'private') return nothing('group_chatter');
  // A live location moves by edits without words.
  if (text === '') return nothing('edited_message.no_text');
  const fact: IncomingFact = { type: 'message_edited', text, message: messageRefOf(heard.message_id) };
  return eventsOf(id, heard.chat.id, heard.edit_date ?? heard.date, [fact]);
}

function translatePress(id: number, heard: WireCallbackQuery, now: Instant): Translated {
  const { data, message: under } = heard;
  const queries = [heard.id];
  if (data === undefined) return { ...nothing('callback_query.no_data'), queries };
  if (under !== undefined && under.chat.type !== 'private') return { ...nothing('group_chatter'), queries };
  const pressed = under?.reply_markup?.inline_keyboard.flat().find((button) => button.callback_data === data);
  const fact: IncomingFact = {
    type: 'choice_pressed',
    token: data,
    title: pressed?.text ?? null,
    message: under === undefined ? null : messageRefOf(under.message_id),
  };
  return { ...eventsOf(id, heard.from.id, now / 1000, [fact]), queries };
}

function translateMember(id: number, heard: WireMemberChange, around: Circumstances): Translated {
  const fact = heard.chat.id === around.staffChat ? null : memberFact(heard);
  return fact === null ? nothing('my_chat_member.other') : eventsOf(id, heard.chat.id, heard.date, [fact]);
}

function memberFact({ chat, old_chat_member: before, new_chat_member: now }: WireMemberChange): IncomingFact | null {
  const wasOut = ['left', 'kicked'].includes(before.status);
  if (chat.type !== 'private') {
    return wasOut && ['member', 'administrator'].includes(now.status) ? { type: 'group_spoken' } : null;
  }
  if (now.status === 'kicked') return { type: 'person_blocked' };
  return now.status === 'member' ? { type: 'person_unblocked' } : null;
}

function eventsOf(id: number, chat: number, seconds: number, facts: readonly IncomingFact[]): Translated {
  const from: Address = { channel: 'telegram', chat: chatIdOf(chat) };
  const at = Math.round(seconds * 1000);
  const events = facts.map((fact, part): Incoming => ({ id: eventIdOf(id, part), at, from, ...fact }));
  return { events, ignored: [], queries: [] };
}

const framing = new Set([
  'message_id',
  'message_thread_id',
  'date',
  'chat',
  'from',
  'sender_chat',
  'via_bot',
  'reply_to_message',
]);

/** What a message without words or files is about: `poll`, `pinned_message`. */
function contentName(body: unknown): string {
  const fields = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return nameOf(fields.find((field) => !framing.has(field)) ?? 'empty');
}

/** Field names become names of counters: only what looks like one of Telegram's own. */
function nameOf(field: string): string {
  return /^[a-z][a-z_]{0,40}$/.test(field) ? field : 'other';
}
