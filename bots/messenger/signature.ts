import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Facebook puts beside every webhook body: an HMAC of the exact bytes, keyed with the app secret. */
export type SignatureVerdict = 'genuine' | 'no_signature' | 'bad_signature';

/**
 * Only the SHA-256 header counts (`x-hub-signature-256: sha256=<64 hex digits>`). The old SHA-1 header is not looked at, so a
 * request that carries nothing else is unsigned.
 */
export function verifySignature(body: Uint8Array, header: string | undefined, appSecret: string): SignatureVerdict {
  if (header === undefined || header === '') return 'no_signature';
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header.trim())?.[1];
  if (given === undefined) return 'bad_signature';
  const expected = createHmac('sha256', appSecret).update(body).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), expected) ? 'genuine' : 'bad_signature';
}

/** Compares two secrets without telling by its duration how much of one was right. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (value: string) => createHmac('sha256', 'compare').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** `appsecret_proof`: shows Facebook that whoever uses the token also holds the app secret. */
export function appSecretProof(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}
