import type { Capabilities, OutboundMessage, OutboundPart, SendOutcome } from '../../core/delivery/channel.ts';
import { type Clock, type Contact, day, type FileKind, hour, type Instant } from '../../core/model/index.ts';
import type { GraphFailure } from './errors.ts';
import type { FormField, Graph, GraphCall } from './graph.ts';
import { messageOf, psidOf } from './ids.ts';
import { sendAnswer } from './wire.ts';

const megabyte = 1024 * 1024;

/** Facebook's limits for one message; a text must stay below 2000 characters. */
export const limits = {
  text: 1999,
  metadata: 999,
  quickReplies: 13,
  buttons: 3,
  buttonText: 640,
  choiceTitle: 20,
} as const;

export const capabilities: Capabilities = {
  textMax: limits.text,
  choices: { max: limits.quickReplies, titleMax: limits.choiceTitle, textMax: limits.text },
  files: {
    photo: 8 * megabyte,
    voice: 25 * megabyte,
    audio: 25 * megabyte,
    video: 25 * megabyte,
    file: 25 * megabyte,
  },
  location: false,
  contacts: false,
  erases: null,
  /** To one person the limit is not published; to all it is 300 a second, of which the inbox and typing need some. */
  rate: { perChat: 5, overall: 250 },
  window: { botMs: 24 * hour, humanMs: 7 * day },
  confirms: true,
};

export interface SendOptions {
  readonly graph: Graph;
  readonly pageId: string;
  readonly clock: Clock;
  /** Shows the typing sign before a bot's text. */
  readonly typing: ((psid: string) => void) | null;
}

/** Captions that went out while their file did not: a repeated attempt must not say them twice. */
export type SaidCaptions = Set<string>;
const mostCaptions = 1000;

/** One attempt. A file's caption goes first, as a message of its own: Messenger has no captions. */
export async function send(
  message: OutboundMessage,
  signal: AbortSignal,
  options: SendOptions,
  said: SaidCaptions,
): Promise<SendOutcome> {
  const { part, key, author } = message;
  const psid = psidOf(message.to.chat);
  if (signal.aborted) return { failed: 'temporary', code: 'aborted' };
  if (psid === null) return { failed: 'message_refused', code: 'chat' };
  const kind = messagingKind(message, options.clock.now());
  if (kind === null) return { failed: 'window_closed', code: 'window' };
  const head = { recipient: { id: psid }, ...kind };
  const body = bodyOf(part, key, head);
  if ('failed' in body) return body;
  const caption = part.type === 'file' && !said.has(key) ? part.caption : '';
  if (caption !== '') {
    const outcome = await post({ ...head, message: { text: caption } }, signal, options);
    if ('failed' in outcome) return outcome;
    remember(said, key);
  }
  if (author === 'bot' && part.type === 'text') options.typing?.(psid);
  const outcome = await post(body.body, signal, options);
  if ('sent' in outcome) said.delete(key);
  return outcome;
}

/** Those whose file was given up are forgotten in the end, oldest first. */
function remember(said: SaidCaptions, key: string): void {
  said.add(key);
  const [oldest] = said;
  if (said.size > mostCaptions && oldest !== undefined) said.delete(oldest);
}

type MessagingKind = { messaging_type: 'RESPONSE' } | { messaging_type: 'MESSAGE_TAG'; tag: 'HUMAN_AGENT' };

/** Only words that a person wrote may follow after a day, and for a week. Null: too late, Facebook need not be asked. */
export function messagingKind(
  { author, lastActAt }: Pick<OutboundMessage, 'author' | 'lastActAt'>,
  now: Instant,
): MessagingKind | null {
  const since = lastActAt === null ? 0 : now - lastActAt;
  if (since < 24 * hour) return { messaging_type: 'RESPONSE' };
  if (author === 'caseworker' && since < 7 * day) return { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
  return null;
}

type Body = NonNullable<GraphCall['body']>;

async function post(body: Body, signal: AbortSignal, options: SendOptions): Promise<SendOutcome> {
  const answer = await options.graph.call({ method: 'POST', path: `${options.pageId}/messages`, body }, signal);
  if ('failed' in answer) return answer;
  const read = sendAnswer.safeParse(answer.answer);
  return read.success
    ? { sent: messageOf(read.data.message_id) }
    : { failed: 'unknown_outcome', code: 'no_message_id' };
}

type Head = { recipient: { id: string } } & MessagingKind;

/** What does not fit is refused here: delivery has to reshape by `capabilities` first. */
function bodyOf(part: OutboundPart, key: string, head: Head): { readonly body: Body } | GraphFailure {
  if (part.type === 'location' || key.length > limits.metadata) return { failed: 'message_refused', code: 'shape' };
  if (part.type === 'file') return fileForm(part, key, head);
  const text = withContacts(part.text, part.contacts);
  const fits = part.choices.every(({ title }) => title !== '' && title.length <= limits.choiceTitle);
  if (text.trim() === '' || text.length > limits.text || part.choices.length > limits.quickReplies || !fits) {
    return { failed: 'message_refused', code: 'shape' };
  }
  return { body: { ...head, message: { ...wordsOf(text, part.choices), metadata: key } } };
}

/** Buttons stay under an old message and can still be pressed, quick replies go away with the next one. */
function wordsOf(text: string, choices: (OutboundPart & { type: 'text' })['choices']) {
  if (choices.length === 0) return { text };
  if (choices.length > limits.buttons || text.length > limits.buttonText) {
    return {
      text,
      quick_replies: choices.map(({ title, token }) => ({ content_type: 'text', title, payload: token })),
    };
  }
  const buttons = choices.map(({ title, token }) => ({ type: 'postback', title, payload: token }));
  return { attachment: { type: 'template', payload: { template_type: 'button', text, buttons } } };
}

/** The number stands alone on its line, so that a phone offers to dial it. */
export function withContacts(text: string, contacts: readonly Contact[]): string {
  const blocks = contacts.map(({ name, number, note }) =>
    [name, number, note].filter((line) => line !== '').join('\n'),
  );
  return [text, ...blocks].filter((block) => block !== '').join('\n\n');
}

const attachmentType: Readonly<Record<FileKind, 'image' | 'audio' | 'video' | 'file'>> = {
  photo: 'image',
  sticker: 'image',
  voice: 'audio',
  audio: 'audio',
  video: 'video',
  file: 'file',
};

/** Uploaded and sent in one call; `is_reusable` must not be set then. */
function fileForm(
  part: OutboundPart & { type: 'file' },
  key: string,
  head: Head,
): { readonly body: readonly FormField[] } | GraphFailure {
  const most = capabilities.files[part.kind] ?? 0;
  if (part.bytes.length === 0 || part.bytes.length > most) return { failed: 'file_refused', code: 'size' };
  const { recipient, ...kind } = head;
  const message = { attachment: { type: attachmentType[part.kind], payload: {} }, metadata: key };
  return {
    body: [
      ...Object.entries(kind),
      ['recipient', JSON.stringify(recipient)],
      ['message', JSON.stringify(message)],
      ['filedata', new Blob([new Uint8Array(part.bytes)], { type: part.mime }), part.name],
    ],
  };
}
