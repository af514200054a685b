import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** One key for each use, all drawn from the one secret. Held as key objects, so that printing them shows nothing. */
export interface Keys {
  /** Seals documents (`core/storage/seal.ts`). */
  readonly seal: KeyObject;
  /** Makes ids out of addresses, so that an id tells nobody whose it is. */
  readonly ids: KeyObject;
}

/** The same secret gives the same keys for ever: changing a label here would lock every store there is. */
export function deriveKeys(secret: Uint8Array): Keys {
  if (secret.length !== 32) throw new RangeError('the secret must have 32 bytes');
  const derive = (label: string) => createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', label, 32)));
  return { seal: derive('phlov/seal/1'), ids: derive('phlov/ids/1') };
}

/**
 * 22 characters of `A-Za-z0-9_-` (128 bits) that are the same for the same purpose and value, and tell nothing about the
 * value to anybody without the key.
 */
export function keyedHash(keys: Keys, purpose: string, value: string): string {
  const mac = createHmac('sha256', keys.ids)
    .update(JSON.stringify([purpose, value]))
    .digest();
  return mac.toString('base64url', 0, 16);
}
