import type { ChatId, ForeignAttachment, Incoming, IncomingFact, Instant } from '../../core/model/index.ts';
import { addressOf, eventOf, ourMessage, theirMessage } from './ids.ts';
import type { Upload } from './log.ts';
import { type Act, act, type Refusal } from './wire.ts';

export type ParsedAct = { readonly act: Act } | { readonly refused: Refusal; readonly id: string | null };

/** `value` is whatever came over the line, as parsed from JSON. */
export function parseAct(value: unknown): ParsedAct {
  const read = act.safeParse(value);
  if (!read.success) {
    const tooLong = read.error.issues.some(({ code, path }) => code === 'too_big' && path[0] === 'text');
    return { refused: tooLong ? 'too_long' : 'not_understood', id: idOf(value) };
  }
  const said = read.data;
  if (said.type === 'message' && isEmpty(said)) return { refused: 'not_understood', id: said.id };
  return { act: said };
}

/** The page must learn which of its messages was refused, even if nothing else in it could be read. */
function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' && value.id.length <= 40 ? value.id : null;
}

function isEmpty(said: Extract<Act, { type: 'message' }>): boolean {
  return said.text.trim() === '' && said.files.length === 0 && said.location === undefined;
}

export interface Heard {
  readonly chat: ChatId;
  readonly at: Instant;
  /** Files that this chat handed in: no other may be named. */
  readonly uploads: readonly Upload[];
}

/** Null when a file is named that this chat never handed in. */
export function translate(said: Act, { chat, at, uploads }: Heard): Incoming | null {
  const fact = factOf(said, uploads);
  const hint = said.language === undefined ? {} : { language: said.language };
  return fact && { id: eventOf(chat, said.id), at, from: addressOf(chat), ...hint, ...fact };
}

function factOf(said: Act, uploads: readonly Upload[]): IncomingFact | null {
  const message = theirMessage(said.id);
  switch (said.type) {
    case 'message': {
      const attachments = attachmentsOf(said, uploads);
      return attachments && { type: 'message_received', text: said.text, attachments, message, forwarded: false };
    }
    case 'press': {
      const under = said.seq === null ? null : ourMessage(said.seq);
      return { type: 'choice_pressed', token: said.token, title: said.title, message: under };
    }
    case 'command':
      return { type: 'command_given', command: said.command, message };
    case 'start':
      return { type: 'conversation_started', ref: said.ref, message };
  }
}

function attachmentsOf(
  said: Extract<Act, { type: 'message' }>,
  uploads: readonly Upload[],
): readonly ForeignAttachment[] | null {
  const found = said.files.flatMap((name) => uploads.find(({ file }) => file === name) ?? []);
  if (found.length !== said.files.length) return null;
  const files = found.map(({ file, kind, mime, bytes, name }) => ({ kind, ref: file, mime, bytes, name }));
  return said.location ? [...files, { kind: 'location', ...said.location }] : files;
}
