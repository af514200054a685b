import { z } from 'zod';
import { psidPattern } from './ids.ts';

/**
 * The shapes that Facebook posts to our webhook, as far as Phlov reads them. Everything else in them is dropped. Each event
 * is parsed by itself, so that a malformed one never takes its neighbours along.
 *
 *     { "object": "page", "entry": [ { "id": "1001", "time": 1790000000000, "messaging": [
 *       { "sender": { "id": "2001" }, "recipient": { "id": "1001" }, "timestamp": 1790000000000,
 *         "message": { "mid": "m_abc", "text": "hello" } } ] } ] }
 *
 * Instead of `messaging` an entry may hold `standby` (another app owns the thread) or `changes` (no messages at all).
 */
/** What should be a list and is none counts as one malformed member. */
const list = z.array(z.unknown()).optional().catch([undefined]);

export const envelope = z.object({ object: z.literal('page'), entry: list });

export const entry = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  messaging: list,
  standby: list,
  changes: list,
});

/** App ids come as numbers in some events and as strings in others. */
const appId = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((id) => (id === null || id === undefined ? null : String(id)));
const mid = z.string().min(1).max(1000);
const party = z.object({ id: z.string().regex(psidPattern) });
const instant = z.number().int().nonnegative().optional().catch(undefined);
/** Left out and null mean the same. */
const words = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);
const referral = z.object({ ref: z.string().max(2083).optional() });

/** `{ "type": "image", "payload": { "url": "https://..." } }`; `fallback` and posts carry a title as well. */
export const attachment = z.object({
  type: z.string(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  payload: z
    .object({
      url: z.string().nullish(),
      title: z.string().nullish(),
      sticker_id: z.union([z.string(), z.number()]).nullish(),
      coordinates: z.object({ lat: z.number().min(-90).max(90), long: z.number().min(-180).max(180) }).nullish(),
    })
    .nullish(),
});
export type WireAttachment = z.infer<typeof attachment>;

const message = z.object({
  mid,
  text: words,
  is_echo: z.boolean().nullish(),
  app_id: appId,
  metadata: words,
  quick_reply: z.object({ payload: z.string() }).optional().catch(undefined),
  commands: z
    .array(z.object({ name: z.string() }))
    .optional()
    .catch(undefined),
  attachments: z.array(z.unknown()).optional().catch(undefined),
});
export type WireMessage = z.infer<typeof message>;

/** In `standby` a postback has no payload, only the title that was pressed. */
const postback = z.object({
  mid: mid.optional(),
  title: words,
  payload: words,
  referral: referral.optional().catch(undefined),
});
export type WirePostback = z.infer<typeof postback>;

/** A null owner means that the thread is idle. */
const control = z.object({ new_owner_app_id: appId, previous_owner_app_id: appId });

export const messagingEvent = z.object({
  sender: party.optional().catch(undefined),
  recipient: party.optional().catch(undefined),
  timestamp: instant,
  message: message.optional(),
  postback: postback.optional(),
  referral: referral.optional(),
  reaction: z
    .object({
      mid: mid.optional(),
      action: z.enum(['react', 'unreact']),
      emoji: z.string().optional(),
      reaction: z.string().optional(),
    })
    .optional(),
  message_edit: z.object({ mid, text: z.string(), num_edit: z.number().int().optional() }).optional(),
  delivery: z.object({ watermark: z.number().int().nonnegative() }).optional(),
  read: z.object({ watermark: z.number().int().nonnegative() }).optional(),
  pass_thread_control: control.optional(),
  take_thread_control: control.optional(),
  policy_enforcement: z.object({ action: z.string() }).optional(),
});
export type MessagingEvent = z.infer<typeof messagingEvent>;

/** Kinds that are known and mean nothing here; counted under their own name. Any other is counted as `unknown`. */
export const unheardKinds = [
  'request_thread_control',
  'app_roles',
  'optin',
  'account_linking',
  'game_play',
  'response_feedback',
  'messaging_feedback',
  'message_context',
] as const;

/** What `GET /{page}/subscribed_apps` answers. */
export const subscribedApps = z.object({
  data: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).transform(String),
      subscribed_fields: z.array(z.string()).catch([]),
    }),
  ),
});

/** What a send answers: `{ "recipient_id": "2001", "message_id": "m_abc" }`. */
export const sendAnswer = z.object({ message_id: z.string().min(1) });

/** What every refused call answers. Branch on the numbers, never on the message: it is for people and changes. */
export const graphError = z.object({
  error: z.object({
    type: z.string().optional(),
    code: z.number().int(),
    error_subcode: z.number().int().optional(),
    is_transient: z.boolean().optional(),
  }),
});
export type GraphError = z.infer<typeof graphError>['error'];
