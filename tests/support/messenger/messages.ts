import { z } from 'zod';
import { invalid } from './refusal.ts';
import type { GraphRequest } from './request.ts';

/** Facebook's limits for what is sent, from `platforms.md` 1.2. Whatever is not listed is refused. */
const title = z.string().min(1).max(20);
const payload = z.string().min(1).max(1000);

const quickReply = z.strictObject({ content_type: z.literal('text'), title, payload, image_url: z.url().optional() });
const button = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('postback'), title, payload }),
  z.strictObject({ type: z.literal('web_url'), title, url: z.url({ protocol: /^https$/ }) }),
  z.strictObject({ type: z.literal('phone_number'), title, payload: z.string().regex(/^\+\d{4,15}$/) }),
]);
const buttons = z.array(button).min(1).max(3);
const template = z.discriminatedUnion('template_type', [
  z.strictObject({ template_type: z.literal('button'), text: z.string().min(1).max(640), buttons }),
  z.strictObject({
    template_type: z.literal('generic'),
    elements: z
      .array(
        z.strictObject({
          title: z.string().min(1).max(80),
          subtitle: z.string().max(80).optional(),
          image_url: z.url().optional(),
          buttons: buttons.optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
]);
const fileAttachment = z.strictObject({
  type: z.enum(['image', 'audio', 'video', 'file']),
  payload: z.strictObject({
    url: z.url().optional(),
    attachment_id: z.string().optional(),
    is_reusable: z.boolean().optional(),
  }),
});
const attachment = z.discriminatedUnion('type', [
  fileAttachment,
  z.strictObject({ type: z.literal('template'), payload: template }),
]);

const message = z
  .strictObject({
    text: z.string().min(1).max(1999).optional(),
    attachment: attachment.optional(),
    quick_replies: z.array(quickReply).min(1).max(13).optional(),
    metadata: z.string().max(999).optional(),
  })
  .refine(({ text, attachment: held }) => (text === undefined) !== (held === undefined), 'needs text or attachment');

export type CheckedMessage = z.infer<typeof message>;
export type CheckedAttachment = z.infer<typeof attachment>;

const actions = ['typing_on', 'typing_off', 'mark_seen', 'react', 'unreact'] as const;

const sendParams = z.object({
  recipient: z.strictObject({ id: z.string().min(1) }),
  messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG', 'UTILITY']).optional(),
  tag: z.string().optional(),
  message: message.optional(),
  sender_action: z.enum(actions).optional(),
  reply_to: z.strictObject({ mid: z.string() }).optional(),
});

export type CheckedSend =
  | { readonly psid: string; readonly action: (typeof actions)[number] }
  | {
      readonly psid: string;
      readonly message: CheckedMessage;
      readonly type: 'RESPONSE' | 'UPDATE';
      readonly tag: null;
    }
  | {
      readonly psid: string;
      readonly message: CheckedMessage;
      readonly type: 'MESSAGE_TAG';
      readonly tag: 'HUMAN_AGENT';
    };

/** Judges everything about a send that needs no knowledge of the person. */
export function checkSend({ params, file }: GraphRequest): CheckedSend {
  const read = sendParams.safeParse(params);
  if (!read.success) throw invalid(`Param ${read.error.issues[0]?.path.join('.')} is not valid`);
  const { recipient, messaging_type: type, tag, message: sent, sender_action: action } = read.data;
  if (action !== undefined) {
    if (sent !== undefined) throw invalid('Cannot include message along with sender_action');
    return { psid: recipient.id, action };
  }
  if (sent === undefined) throw invalid('The parameter message is required');
  checkFile(sent.attachment, file);
  if (type === undefined) throw invalid('The parameter messaging_type is required');
  if (type === 'UTILITY') throw invalid('A utility message needs an approved template');
  if (type !== 'MESSAGE_TAG') {
    if (tag !== undefined) throw invalid('A tag needs messaging_type MESSAGE_TAG');
    return { psid: recipient.id, message: sent, type, tag: null };
  }
  // ACCOUNT_UPDATE and its like ended on 2026-04-27.
  if (tag !== 'HUMAN_AGENT') throw invalid('Invalid tag');
  return { psid: recipient.id, message: sent, type, tag };
}

const megabyte = 1024 * 1024;

function checkFile(held: CheckedAttachment | undefined, file: GraphRequest['file']): void {
  if (held === undefined || held.type === 'template') {
    if (file !== null) throw invalid('Unexpected filedata');
    return;
  }
  const { url, attachment_id: id, is_reusable: reusable } = held.payload;
  const sources = [url, id, file ?? undefined].filter((source) => source !== undefined);
  if (sources.length !== 1) throw invalid('Exactly one of url, attachment_id and filedata is required');
  if (file === null) return;
  if (reusable !== undefined) throw invalid('is_reusable cannot be used when uploading and sending at once');
  checkUpload(held.type, file);
}

export function checkUpload(type: string, file: NonNullable<GraphRequest['file']>): void {
  if (file.bytes.length === 0) throw invalid('Upload is empty', 2018047);
  if (type !== 'file' && !file.mime.startsWith(`${type}/`)) throw invalid('Type does not fit', 2018047);
  if (file.bytes.length > (type === 'image' ? 8 : 25) * megabyte) throw invalid('Exceeds allowable size', 2018109);
}
