import type { OutboundMessage, OutboundPart, SendOutcome } from '../../core/delivery/channel.ts';
import type { ChatId, Clock, FileId, MessageRef } from '../../core/model/index.ts';
import type { Documents } from '../../core/storage/documents.ts';
import { fileBytesMax } from './filetypes.ts';
import { isTheirs, ourMessage } from './ids.ts';
import { type ChatLog, filesLost, type LoggedPart, sentAs, wiped, withEntry } from './log.ts';

/** Files are sealed documents of their own; whoever wires the channel decides where. */
export interface Files {
  keep(file: { readonly mime: string; readonly name: string; readonly bytes: Uint8Array }): Promise<FileId>;
  read(id: FileId): Promise<{ readonly mime: string; readonly name: string; readonly bytes: Uint8Array } | null>;
  /** Removes the bytes for good; of a file that is gone already, nothing. */
  forget(id: FileId): Promise<void>;
}

export interface Outlet {
  readonly documents: Documents<ChatLog>;
  readonly files: Files;
  readonly clock: Clock;
}

/** Writing the same key twice stores once, so a repeated send is harmless. */
export async function send(outlet: Outlet, message: OutboundMessage, signal: AbortSignal): Promise<SendOutcome> {
  if (signal.aborted) return { failed: 'temporary', code: 'aborted' };
  if (message.part.type === 'file' && message.part.bytes.length > fileBytesMax) {
    return { failed: 'file_refused', code: 'too_big' };
  }
  const { chat } = message.to;
  try {
    const before = sentAs((await outlet.documents.read(chat))?.document ?? null, message.key);
    if (before !== null) return { sent: ourMessage(before) };
    const part = await kept(outlet.files, message.part);
    return { sent: ourMessage(await stored(outlet, message, part)) };
  } catch {
    return { failed: 'temporary', code: 'store' };
  }
}

async function stored({ documents, files, clock }: Outlet, message: OutboundMessage, part: LoggedPart) {
  const at = clock.now();
  const { key, author } = message;
  const { result } = await documents.update(message.to.chat, (log) => {
    const before = sentAs(log, key);
    const unused = part.type === 'file' ? [part.file] : [];
    if (before !== null) return { leave: { seq: before, lost: unused } };
    const next = withEntry(log, message.to.chat, { key, at, author, part });
    return { next, result: { seq: next.lastSeq, lost: filesLost(log, next) } };
  });
  for (const file of result.lost) await files.forget(file);
  return result.seq;
}

async function kept(files: Files, part: OutboundPart): Promise<LoggedPart> {
  if (part.type !== 'file') return part;
  const { type, kind, mime, name, bytes, caption } = part;
  return { type, kind, mime, name, caption, bytes: bytes.length, file: await files.keep({ mime, name, bytes }) };
}

/**
 * Empties the log; the page, now or when it comes back, is told to clear its screen, which takes the person's own words with
 * it. Tells how many of `messages` are gone by this.
 */
export async function erase(outlet: Outlet, chat: ChatId, messages: readonly MessageRef[]): Promise<number> {
  const { documents, files, clock } = outlet;
  const { result } = await documents.update<Erased>(chat, (log) => {
    if (!log) return { leave: { ours: new Set(), files: [] } };
    const next = wiped(log, clock);
    return {
      next,
      result: { ours: new Set(log.entries.map(({ seq }) => ourMessage(seq))), files: filesLost(log, next) },
    };
  });
  for (const file of result.files) await files.forget(file);
  return messages.filter((ref) => isTheirs(ref) || result.ours.has(ref)).length;
}

interface Erased {
  readonly ours: ReadonlySet<MessageRef>;
  readonly files: readonly FileId[];
}
