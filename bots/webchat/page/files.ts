import type { Refusal, Uploaded } from '../wire.ts';

const widest = 2048;

export type UploadAnswer =
  | { readonly uploaded: Uploaded }
  | { readonly refused: Refusal | 'too_big' | 'wrong_type'; readonly retryAfterMs: number };

export async function upload(key: string, file: Blob, name: string): Promise<UploadAnswer> {
  const reply = await fetch('/chat/files', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': file.type || 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    },
    body: file,
  });
  if (reply.ok) return { uploaded: await reply.json() };
  if (reply.status === 413) return { refused: 'too_big', retryAfterMs: 0 };
  const { why, retryAfterMs } = await reply.json();
  return { refused: why, retryAfterMs };
}

export async function download(key: string, id: string): Promise<Blob> {
  const reply = await fetch(`/chat/files/${encodeURIComponent(id)}`, { headers: { authorization: `Bearer ${key}` } });
  if (!reply.ok) throw new Error(`${reply.status}`);
  return reply.blob();
}

/** Makes a photo small enough for a slow line, and takes out what the camera wrote into it, such as where it was taken. */
export async function lightened(file: File): Promise<Blob> {
  if (!/^image\/(?:jpeg|png|webp|heic|heif)$/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, widest / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const brush = canvas.getContext('2d');
    if (!brush) return file;
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return made ?? file;
  } catch {
    return file;
  }
}
