import type { Received, WebhookRequest } from '../../core/delivery/channel.ts';
import type { Incoming } from '../../core/model/index.ts';
import { sameSecret, verifySignature } from './signature.ts';
import { type Heard, heardNothing, type Ours, type Seat, translate } from './translate.ts';
import { entry, envelope, messagingEvent, unheardKinds } from './wire.ts';

export interface ReceiveOptions extends Ours {
  readonly appSecret: string;
  readonly verifyToken: string;
}

/** Proves that a request is Facebook's, then translates every entry and every event in it. */
export function receive(request: WebhookRequest, options: ReceiveOptions): Received {
  if (request.method === 'GET') return handshake(request, options.verifyToken);
  const verdict = verifySignature(request.body, request.headers['x-hub-signature-256'], options.appSecret);
  if (verdict !== 'genuine') return { refused: verdict, status: verdict === 'no_signature' ? 401 : 403 };
  const body = parseJson(request.body);
  if (body === undefined) return { refused: 'not_json', status: 400 };
  const post = envelope.safeParse(body);
  if (!post.success) return { refused: 'not_ours', status: 404 };
  return gathered((post.data.entry ?? []).map((one) => hearEntry(one, options)));
}

/** The challenge is given back as it came, so only a harmless one is. */
function handshake({ query }: WebhookRequest, verifyToken: string): Received {
  const challenge = query['hub.challenge'] ?? '';
  const asked = query['hub.mode'] === 'subscribe' && /^[\w.-]{1,256}$/.test(challenge);
  if (!asked || !sameSecret(query['hub.verify_token'] ?? '', verifyToken)) return { refused: 'bad_token', status: 403 };
  return { handshake: challenge };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** `undefined` is no JSON value: it says that the bytes were none. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}

function hearEntry(given: unknown, options: ReceiveOptions): Heard {
  const read = entry.safeParse(given);
  if (!read.success) return heardNothing('malformed');
  const { id, messaging = [], standby = [], changes = [] } = read.data;
  if (id !== options.pageId) return heardNothing('other_page');
  return gathered([
    ...messaging.map((event) => hearEvent(event, 'messaging', options)),
    ...standby.map((event) => hearEvent(event, 'standby', options)),
    heardNothing(...changes.map(() => 'changes')),
  ]);
}

function hearEvent(given: unknown, seat: Seat, options: ReceiveOptions): Heard {
  const unheard = unheardKinds.find((kind) => typeof given === 'object' && given !== null && kind in given);
  if (unheard !== undefined) return heardNothing(unheard);
  const read = messagingEvent.safeParse(given);
  return read.success ? translate(read.data, seat, options) : heardNothing('malformed');
}

/** Facebook does not keep the order after a failure of ours; its times do. Equal times keep the order they came in. */
function gathered(heard: readonly Heard[]): { events: readonly Incoming[]; ignored: readonly string[] } {
  const events = heard.flatMap((one) => one.events);
  return {
    events: events.sort((one, other) => one.at - other.at),
    ignored: heard.flatMap((one) => one.ignored),
  };
}
