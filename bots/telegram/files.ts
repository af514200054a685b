import type { FileOutcome } from '../../core/delivery/channel.ts';
import { asApiSignal, ask, type TelegramApi } from './api.ts';

export interface FileServer {
  readonly api: TelegramApi;
  readonly apiRoot: string;
  readonly token: string;
}

/** The bytes behind a file id. The address holds the token, so it is never told to anyone, and neither is what fetch says of it. */
export async function fetchFile(
  { api, apiRoot, token }: FileServer,
  ref: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<FileOutcome> {
  if (signal.aborted) return { failed: 'unreachable' };
  const found = await ask(() => api.getFile(ref, asApiSignal(signal)));
  if ('failure' in found) {
    const { failure } = found;
    if (failure.kind !== 'refused' || failure.status !== 400) return { failed: 'unreachable' };
    return { failed: /file is too big/.test(failure.description) ? 'too_big' : 'gone' };
  }
  const { file_path: path, file_size: size = 0 } = found.result;
  if (size > maxBytes) return { failed: 'too_big' };
  if (path === undefined) return { failed: 'gone' };
  const safePath = path.split('/').map(encodeURIComponent).join('/');
  return download(`${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${safePath}`, mimeOf(path), maxBytes, signal);
}

async function download(address: string, mime: string, maxBytes: number, signal: AbortSignal): Promise<FileOutcome> {
  try {
    const answer = await fetch(address, { signal, redirect: 'error' });
    if (answer.status === 404 || answer.status === 400) return { failed: 'gone' };
    if (!answer.ok || answer.body === null) return { failed: 'unreachable' };
    const bytes = await readAtMost(answer.body, maxBytes);
    return bytes === null ? { failed: 'too_big' } : { bytes, mime };
  } catch {
    return { failed: 'unreachable' };
  }
}

/** Null as soon as there is more; what was promised as the size is not believed. */
async function readAtMost(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Telegram serves every file as plain bytes; the end of its path tells more. */
const mimes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
};

function mimeOf(path: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return mimes[extension] ?? 'application/octet-stream';
}
