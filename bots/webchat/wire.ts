import { z } from 'zod';
import { type Choice, type Contact, commands, type FileKind, languages } from '../../core/model/index.ts';

/** What goes over the line between page and server, as JSON, by WebSocket or by HTTP. The page imports these types alone. */
export const textMax = 10_000;
export const frameBytesMax = 64 * 1024;
export const filesAtOnce = 6;

/** Made by the page for each thing the person does: `k3J9...`. */
const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);
/** What the page is set to, while nobody has said otherwise. */
const language = z.enum(languages).optional();
const place = z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });

const message = z.strictObject({
  type: z.literal('message'),
  id: clientId,
  language,
  text: z.string().max(textMax),
  files: z.array(z.string().min(1).max(64)).max(filesAtOnce).default([]),
  location: place.optional(),
});
/** `seq` names the message the button stood under. */
const press = z.strictObject({
  type: z.literal('press'),
  id: clientId,
  language,
  token: z.string().regex(/^[A-Za-z0-9_-]{1,16}$/),
  title: z.string().max(400).nullable(),
  seq: z.number().int().min(1).nullable(),
});
const command = z.strictObject({ type: z.literal('command'), id: clientId, language, command: z.enum(commands) });
/** Somebody came by a link (`/chat?ref=...`) and now does something for the first time. */
const start = z.strictObject({
  type: z.literal('start'),
  id: clientId,
  language,
  ref: z.string().max(64).nullable(),
});
export const act = z.discriminatedUnion('type', [message, press, command, start]);

/** What the page holds already: everything up to `after`; and it knows that all up to `cleared` was wiped. */
export const cursor = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  cleared: z.coerce.number().int().min(0).default(0),
});
/** `wait=1`: answer only when there is something new, or the time is up. */
export const poll = cursor.extend({ wait: z.coerce.number().int().min(0).max(1).default(1) });
export const hello = cursor.extend({ type: z.literal('hello'), key: z.string().max(64) });
export const ping = z.strictObject({ type: z.literal('ping') });
export const previewed = z.strictObject({
  seq: z.number().int().min(1),
  channel: z.enum(['telegram', 'messenger']),
});

export type Act = z.infer<typeof act>;
export type Cursor = z.infer<typeof cursor>;
export type Poll = z.infer<typeof poll>;
export type PageFrame = z.input<typeof act> | z.input<typeof hello> | z.input<typeof ping>;

export type WirePart =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly choices: readonly Choice[];
      readonly contacts: readonly Contact[];
    }
  | {
      readonly type: 'file';
      readonly file: string;
      readonly kind: FileKind;
      readonly mime: string;
      readonly name: string;
      readonly bytes: number;
      readonly caption: string;
    }
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number };

export interface WireEntry {
  readonly seq: number;
  readonly at: number;
  readonly author: 'bot' | 'caseworker';
  readonly part: WirePart;
}

/** What is new since a cursor. `fresh`: what the page held belongs to a chat that is gone; begin from nothing. */
export interface Update {
  readonly fresh: boolean;
  readonly cleared: number;
  readonly lastSeq: number;
  readonly entries: readonly WireEntry[];
}

export type Refusal = 'too_long' | 'too_fast' | 'not_understood' | 'unknown_file' | 'bad_key' | 'try_later';

export type ServerFrame =
  | ({ readonly type: 'update' } & Update)
  /** Durably stored. The page may forget its own copy. */
  | { readonly type: 'received'; readonly id: string; readonly at: number }
  | { readonly type: 'refused'; readonly id: string | null; readonly why: Refusal; readonly retryAfterMs: number }
  | { readonly type: 'pong' };

export interface Uploaded {
  readonly file: string;
  readonly kind: FileKind;
  readonly mime: string;
  readonly bytes: number;
  readonly name: string;
}

export type PreviewChannel = z.infer<typeof previewed>['channel'];
/** How one message would look elsewhere: the parts that this channel would send. */
export interface Previewed {
  readonly parts: readonly WirePart[];
}
