import type { ChatId, Clock } from '../../core/model/index.ts';
import type { Documents } from '../../core/storage/documents.ts';
import { cleanName, fileBytesMax, typeOf } from './filetypes.ts';
import { type Limits, limiter } from './limits.ts';
import { type ChatLog, filesLost, filesOf, withUpload } from './log.ts';
import type { Files } from './send.ts';
import type { Uploaded } from './wire.ts';

export type UploadAnswer =
  | { readonly uploaded: Uploaded }
  | { readonly refused: 'too_big' | 'wrong_type' | 'too_fast'; readonly retryAfterMs: number };

export interface UploadLine {
  /** Keeps a file until the message that names it; a file that no message names goes when newer ones come. */
  take(
    chat: ChatId,
    file: { readonly mime: string; readonly name: string; readonly bytes: Uint8Array },
  ): Promise<UploadAnswer>;
  /** A file that was sent to this chat or handed in by it; null for any other, whether it exists or not. */
  open(
    chat: ChatId,
    file: string,
  ): Promise<{ readonly mime: string; readonly name: string; readonly bytes: Uint8Array } | null>;
}

interface UploadNeed {
  readonly documents: Documents<ChatLog>;
  readonly files: Files;
  readonly clock: Clock;
  readonly limits: Limits;
}

export function uploadLine({ documents, files, clock, limits }: UploadNeed): UploadLine {
  const perChat = limiter(clock, limits.uploads);
  return {
    async take(chat, { mime, name, bytes }) {
      const wait = perChat.take(chat);
      if (wait > 0) return { refused: 'too_fast', retryAfterMs: wait };
      if (bytes.length > fileBytesMax) return { refused: 'too_big', retryAfterMs: 0 };
      const type = typeOf(mime, bytes);
      if (!type) return { refused: 'wrong_type', retryAfterMs: 0 };
      const clean = cleanName(name);
      const file = await files.keep({ mime: type.mime, name: clean, bytes });
      const upload = { file, kind: type.kind, mime: type.mime, bytes: bytes.length, name: clean };
      const { result: lost } = await documents.update(chat, (log) => {
        const next = withUpload(log, chat, upload, clock.now());
        return { next, result: filesLost(log, next) };
      });
      for (const gone of lost) await files.forget(gone);
      return { uploaded: upload };
    },
    async open(chat, file) {
      const log = (await documents.read(chat))?.document;
      const held = log && filesOf(log).find((one) => one === file);
      return held ? files.read(held) : null;
    },
  };
}
