import {
  type ChatId,
  type Clock,
  day,
  type EffectKey,
  type FileId,
  type FileKind,
  type Instant,
} from '../../core/model/index.ts';
import type { Shape } from '../../core/storage/documents.ts';
import type { Cursor, Update, WireEntry, WirePart } from './wire.ts';

/**
 * What the bot and caseworkers sent to one chat, so that the page can ask for what it missed. What the person wrote is not in
 * here: it stays on their screen and in their mailbox. `lastSeq` only grows while the log lives.
 */
export interface ChatLog {
  readonly schema: 1;
  readonly chat: ChatId;
  readonly lastSeq: number;
  /** Everything up to here was wiped from the person's screen. */
  readonly clearedUpTo: number;
  readonly entries: readonly LogEntry[];
  /** Keys that were sent, also of entries that are gone: none is stored twice. */
  readonly sent: readonly (readonly [EffectKey, number])[];
  /** Files that the person handed in. */
  readonly uploads: readonly Upload[];
  readonly usedAt: Instant;
}

export interface LogEntry {
  readonly seq: number;
  readonly key: EffectKey;
  readonly at: Instant;
  readonly author: 'bot' | 'caseworker';
  readonly part: LoggedPart;
}
type LoggedFile = Omit<Extract<WirePart, { type: 'file' }>, 'file'> & { readonly file: FileId };
export type LoggedPart = Exclude<WirePart, { type: 'file' }> | LoggedFile;

export interface Upload {
  readonly file: FileId;
  readonly kind: FileKind;
  readonly mime: string;
  readonly bytes: number;
  readonly name: string;
}

export const entriesKept = 200;
export const uploadsKept = 40;
/** A chat that nobody used for so long is removed. */
export const unusedFor = 30 * day;

export const chatLogShape: Shape<ChatLog> = {
  kind: 'webchat',
  mark: (log) => ({ group: 'chat', rank: log.usedAt, due: log.usedAt + unusedFor }),
};

function emptyLog(chat: ChatId, at: Instant): ChatLog {
  return { schema: 1, chat, lastSeq: 0, clearedUpTo: 0, entries: [], sent: [], uploads: [], usedAt: at };
}

export function sentAs(log: ChatLog | null, key: EffectKey): number | null {
  return log?.sent.find(([sent]) => sent === key)?.[1] ?? null;
}

/** Adds one entry at the end. Call `sentAs` first: this does not look whether the key was sent. */
export function withEntry(log: ChatLog | null, chat: ChatId, entry: Omit<LogEntry, 'seq'>): ChatLog {
  const was = log ?? emptyLog(chat, entry.at);
  const seq = was.lastSeq + 1;
  return {
    ...was,
    lastSeq: seq,
    entries: [...was.entries, { seq, ...entry }].slice(-entriesKept),
    sent: [...was.sent, [entry.key, seq] as const].slice(-entriesKept),
    usedAt: entry.at,
  };
}

export function withUpload(log: ChatLog | null, chat: ChatId, upload: Upload, at: Instant): ChatLog {
  const was = log ?? emptyLog(chat, at);
  return { ...was, uploads: [...was.uploads, upload].slice(-uploadsKept), usedAt: at };
}

export function wiped(log: ChatLog, clock: Clock): ChatLog {
  return { ...log, clearedUpTo: log.lastSeq, entries: [], uploads: [], usedAt: clock.now() };
}

export function filesOf(log: ChatLog): readonly FileId[] {
  const shown = log.entries.flatMap(({ part }) => (part.type === 'file' ? [part.file] : []));
  return [...shown, ...log.uploads.map(({ file }) => file)];
}

/** Files that the next log no longer names: their bytes may go. */
export function filesLost(was: ChatLog | null, next: ChatLog | null): readonly FileId[] {
  const held = new Set(next ? filesOf(next) : []);
  return was ? filesOf(was).filter((file) => !held.has(file)) : [];
}

export function since(log: ChatLog | null, { after, cleared }: Cursor): Update {
  const lastSeq = log?.lastSeq ?? 0;
  const clearedUpTo = log?.clearedUpTo ?? 0;
  const fresh = after > lastSeq || cleared > clearedUpTo;
  const entries = (log?.entries ?? []).filter(({ seq }) => fresh || seq > after).map(onWire);
  return { fresh, cleared: clearedUpTo, lastSeq, entries };
}

export function hasNews(update: Update, cursor: Cursor): boolean {
  return update.fresh || update.entries.length > 0 || update.cleared > cursor.cleared;
}

function onWire({ seq, at, author, part }: LogEntry): WireEntry {
  return { seq, at, author, part };
}
