import type { FileKind } from '../../core/model/index.ts';

/** Largest file by kind, in bytes. */
export const fileBytesMax = 10 * 1024 * 1024;

interface FileType {
  readonly mime: string;
  readonly kind: FileKind;
  /** How the bytes begin, from `at`. */
  readonly at: number;
  readonly magic: readonly string[];
}

const type = (mime: string, kind: FileKind, at: number, ...magic: string[]): FileType => ({ mime, kind, at, magic });

/** What people send from a phone. What a file says of itself is believed only if its first bytes agree. */
const fileTypes: readonly FileType[] = [
  type('image/jpeg', 'photo', 0, '\xff\xd8\xff'),
  type('image/png', 'photo', 0, '\x89PNG\r\n\x1a\n'),
  type('image/gif', 'photo', 0, 'GIF87a', 'GIF89a'),
  type('image/webp', 'photo', 8, 'WEBP'),
  type('image/heic', 'file', 4, 'ftypheic', 'ftypheix', 'ftypmif1', 'ftypmsf1'),
  type('audio/webm', 'voice', 0, '\x1a\x45\xdf\xa3'),
  type('audio/ogg', 'voice', 0, 'OggS'),
  type('audio/mp4', 'voice', 4, 'ftyp'),
  type('audio/mpeg', 'audio', 0, 'ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2'),
  type('audio/aac', 'audio', 0, '\xff\xf1', '\xff\xf9'),
  type('audio/wav', 'audio', 8, 'WAVE'),
  type('video/mp4', 'video', 4, 'ftyp'),
  type('video/quicktime', 'video', 4, 'ftyp', 'moov'),
  type('video/webm', 'video', 0, '\x1a\x45\xdf\xa3'),
  type('video/3gpp', 'video', 4, 'ftyp'),
  type('application/pdf', 'file', 0, '%PDF-'),
];

const otherNames: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/heif': 'image/heic',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/mp3': 'audio/mpeg',
};

export function typeOf(declared: string, bytes: Uint8Array): { readonly mime: string; readonly kind: FileKind } | null {
  const bare = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const mime = otherNames[bare] ?? bare;
  const known = fileTypes.find((one) => one.mime === mime);
  if (!known) return null;
  const begins = Buffer.from(bytes.subarray(known.at, known.at + 12)).toString('latin1');
  return known.magic.some((magic) => begins.startsWith(magic)) ? { mime, kind: known.kind } : null;
}

/** May the page show it in place? Everything else is only ever saved. */
export function showsInPlace(mime: string): boolean {
  return /^(?:image\/(?:jpeg|png|gif|webp)|audio\/|video\/)/.test(mime);
}

/** A name that is only a name: no folders, no control or turning characters, and not endless. */
export function cleanName(name: string): string {
  const bare = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .trim();
  return bare === '' ? 'file' : [...bare].slice(0, 80).join('');
}
