import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Case, StoredFile } from '../../../../core/casework/case.ts';
import { type Attachment, asId, type FileId, type FileKind } from '../../../../core/model/index.ts';
import { Refusal } from '../refusal.ts';

export const largestUpload = 10 * 1024 * 1024;

/** What a browser may show as itself. All else is handed over as bytes to be saved. */
const shown = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/webm',
  'audio/wav',
  'video/mp4',
  'video/webm',
]);

/** The one file of a request, whole: the parser cuts a longer one short, and says so only once all of it was read. */
export async function readUpload(request: FastifyRequest): Promise<Omit<StoredFile, 'id'>> {
  const part = await request.file();
  if (part === undefined) throw new Refusal(400, 'not_understood');
  const bytes = await part.toBuffer();
  if (part.file.truncated) throw new Refusal(413, 'too_big');
  if (bytes.byteLength === 0) throw new Refusal(400, 'file_empty');
  return { mime: part.mimetype, name: fileName(part.filename), bytes };
}

/** A file the person or a stranger made: never run, never guessed at, never kept by the browser. */
export function sendFile(reply: FastifyReply, file: StoredFile): FastifyReply {
  const mime = plainMime(file.mime);
  const inline = shown.has(mime);
  return reply
    .header('content-type', inline ? mime : 'application/octet-stream')
    .header('content-disposition', disposition(inline ? 'inline' : 'attachment', file.name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

function plainMime(mime: string): string {
  return mime.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** RFC 6266: a plain name for old browsers, the real one encoded. */
function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_').slice(0, 100) || 'file';
  const real = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '_').slice(0, 200));
  return `${how}; filename="${plain}"; filename*=UTF-8''${real.replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;
}

/** True: this case is where the file belongs, so whoever may read the case may read it. */
export function holds(of: Case, file: FileId): boolean {
  return of.timeline.some((entry) => entry.attachments.some((part) => 'file' in part && part.file === file));
}

export function attachmentOf(file: StoredFile): Attachment {
  const mime = plainMime(file.mime);
  return { kind: kindOf(mime), file: file.id, mime, bytes: file.bytes.byteLength, name: file.name };
}

function kindOf(mime: string): FileKind {
  if (!shown.has(mime) || mime === 'image/gif') return 'file';
  if (mime.startsWith('image/')) return 'photo';
  return mime.startsWith('audio/') ? 'audio' : 'video';
}

/** The name as it was given, without folders and control characters. */
function fileName(given: string | undefined): string {
  const base = (given ?? '').split(/[/\\]/).at(-1) ?? '';
  return base.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').slice(0, 120) || 'file';
}

export function fileId(value: string): FileId {
  return asId<FileId>(value);
}
