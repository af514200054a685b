import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';
import { StoreError } from './errors.ts';
import type { Kind } from './shelf.ts';

/** Where a document stands. A body opens only in the place it was sealed for. */
export interface Place {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
}

/**
 * The codec at the shelf's edge: everything passes through it, so that no file, collection or backup holds a readable word.
 *
 * A sealed body is: format (1 byte), nonce (12 bytes), ciphertext, tag (16 bytes).
 */
export interface Seal {
  close(place: Place, body: Uint8Array): Uint8Array;
  /** Throws a `StoreError` (`damaged_document`) when the body was changed, moved, or sealed with another key. */
  open(place: Place, sealed: Uint8Array): Uint8Array;
}

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;

export function sealWith(key: KeyObject): Seal {
  const nextNonce = nonces();
  return {
    close(place, body) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      cipher.setAAD(associated(place));
      const parts = [Buffer.of(format), nonce, cipher.update(body), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(parts, headBytes + body.length + tagBytes);
    },
    open(place, sealed) {
      if (sealed.length < headBytes + tagBytes || sealed[0] !== format) throw damaged(place);
      const end = sealed.length - tagBytes;
      const nonce = sealed.subarray(1, headBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      decipher.setAAD(associated(place)).setAuthTag(sealed.subarray(end));
      const body = decipher.update(sealed.subarray(headBytes, end));
      try {
        decipher.final();
      } catch (cause) {
        throw damaged(place, cause);
      }
      return body;
    },
  };
}

/** The format is bound too, so that a later one can never be passed off as this one. */
function associated({ kind, id, version }: Place): Buffer {
  return Buffer.from(JSON.stringify([format, kind, id, version]));
}

function damaged({ kind, id }: Place, cause?: unknown): StoreError {
  const sentence =
    `The ${kind} document ${id} does not open: it was changed, moved, or sealed with another secret key. ` +
    'Restore it from a backup, or set PHLOV_SECRET_KEY to the key it was sealed with.';
  return new StoreError('damaged_document', sentence, { cause });
}

/**
 * Always from the operating system, never seeded: a nonce used twice would break the seal. Drawn in blocks, because asking
 * for twelve bytes at a time costs more than sealing a small document.
 */
function nonces(): () => Buffer {
  const block = Buffer.alloc(nonceBytes * 256);
  let used = block.length;
  return () => {
    if (used === block.length) {
      randomFillSync(block);
      used = 0;
    }
    used += nonceBytes;
    return Buffer.from(block.subarray(used - nonceBytes, used));
  };
}
