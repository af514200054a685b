import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Received, WebhookRequest } from '../../core/delivery/channel.ts';
import { type Circumstances, type Translated, translate } from './translate.ts';

const secretHeader = 'x-telegram-bot-api-secret-token';

/** For those who set no secret of their own: the same after each start, and nothing about the token can be read from it. */
export function deriveWebhookSecret(token: string): string {
  return createHmac('sha256', token).update('phlov telegram webhook').digest('base64url');
}

/** What one webhook request holds, besides the presses in it. */
export type Opened = { readonly translated: Translated } | Extract<Received, { refused: unknown }>;

/** A webhook request carries one update, proven by the secret that `setWebhook` was given. */
export function openRequest(request: WebhookRequest, secret: string | null, around: Circumstances): Opened {
  if (secret === null || request.method !== 'POST') return { refused: 'not_ours', status: 404 };
  if (!sameSecret(request.headers[secretHeader] ?? '', secret)) return { refused: 'bad_secret', status: 401 };
  const value = parse(request.body);
  return value === undefined ? { refused: 'not_json', status: 400 } : { translated: translate(value.json, around) };
}

/** Hashed first, so that neither length nor content shows in the time it takes. */
function sameSecret(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

function parse(body: Uint8Array): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return undefined;
  }
}
