import { InputFile } from 'grammy';
import type { Capabilities, OutboundMessage, OutboundPart, SendOutcome } from '../../core/delivery/channel.ts';
import { type Address, hour, type MessageRef } from '../../core/model/index.ts';
import { type Answered, asApiSignal, ask, type TelegramApi } from './api.ts';
import { sendFailure } from './errors.ts';
import { chatOf, messageOf, messageRefOf } from './ids.ts';
import { keyboardOf, wellFormed, withContacts } from './text.ts';

const megabyte = 1024 * 1024;
const textMax = 4096;
/** Words under a file. */
export const captionMax = 1024;

export const capabilities: Capabilities = {
  textMax,
  choices: { max: 12, titleMax: 64, textMax },
  files: {
    photo: 10 * megabyte,
    voice: 50 * megabyte,
    video: 50 * megabyte,
    audio: 50 * megabyte,
    file: 50 * megabyte,
    sticker: megabyte / 2,
  },
  location: true,
  erases: { theirs: true, withinMs: 48 * hour },
  rate: { perChat: 1, overall: 30 },
  window: null,
  confirms: false,
};

/** One attempt, followed to a group's new id if it has one. Text is sent plain: no markup, so nothing to escape. */
export async function send(api: TelegramApi, message: OutboundMessage, signal: AbortSignal): Promise<SendOutcome> {
  const chat = chatOf(message.to.chat);
  if (chat === null) return { failed: 'message_refused', code: 'chat' };
  const problem = misfit(message.part);
  if (problem !== null) return problem;
  if (signal.aborted) return { failed: 'temporary', code: 'aborted' };
  const answered = await sendPart(api, chat, message.part, signal);
  if ('result' in answered) return sentTo(answered);
  const { failure } = answered;
  if (failure.kind !== 'refused' || failure.migratedTo === null) return sendFailure(failure);
  return sentTo(await sendPart(api, failure.migratedTo, message.part, signal));
}

type Sent = Answered<{ readonly message_id: number }>;

function sentTo(answered: Sent): SendOutcome {
  return 'result' in answered ? { sent: messageRefOf(answered.result.message_id) } : sendFailure(answered.failure);
}

/** What cannot go out as it is, so that Telegram need not be asked. */
function misfit(part: OutboundPart): Extract<SendOutcome, { failed: unknown }> | null {
  if (part.type === 'file') {
    const most = capabilities.files[part.kind] ?? 0;
    if (part.bytes.length === 0 || part.bytes.length > most) return { failed: 'file_refused', code: 'size' };
    if (part.caption.length > captionMax) return { failed: 'message_refused', code: 'caption_too_long' };
  }
  return null;
}

function sendPart(api: TelegramApi, chat: number, part: OutboundPart, signal: AbortSignal): Promise<Sent> {
  const ends = asApiSignal(signal);
  switch (part.type) {
    case 'text':
      return ask(() =>
        api.sendMessage(chat, wellFormed(withContacts(part.text, part.contacts)), optionsOf(part), ends),
      );
    case 'location':
      return ask(() => api.sendLocation(chat, part.latitude, part.longitude, {}, ends));
    case 'file':
      return sendFile(api, chat, part, ends);
  }
}

function optionsOf({ choices }: OutboundPart & { type: 'text' }) {
  const keyboard = choices.length === 0 ? {} : { reply_markup: keyboardOf(choices) };
  return { link_preview_options: { is_disabled: true }, ...keyboard };
}

type FilePart = OutboundPart & { type: 'file' };
type ApiSignal = ReturnType<typeof asApiSignal>;

function sendFile(api: TelegramApi, chat: number, part: FilePart, signal: ApiSignal): Promise<Sent> {
  const file = new InputFile(part.bytes, fileName(part.name));
  const words = part.caption === '' ? {} : { caption: wellFormed(part.caption) };
  switch (shownAs(part)) {
    case 'photo':
      return ask(() => api.sendPhoto(chat, file, words, signal));
    case 'voice':
      return ask(() => api.sendVoice(chat, file, words, signal));
    case 'video':
      return ask(() => api.sendVideo(chat, file, words, signal));
    case 'audio':
      return ask(() => api.sendAudio(chat, file, words, signal));
    case 'sticker':
      return ask(() => api.sendSticker(chat, file, {}, signal));
    case 'file':
      return ask(() => api.sendDocument(chat, file, words, signal));
  }
}

const playable: Readonly<Record<FilePart['kind'], RegExp>> = {
  photo: /^image\/(jpeg|png|webp)$/,
  voice: /^(audio\/(ogg|mpeg|mp4|x-m4a)|application\/ogg)(;|$)/,
  video: /^video\/mp4(;|$)/,
  audio: /^audio\/(mpeg|mp3|mp4|x-m4a)(;|$)/,
  sticker: /^image\/webp$/,
  file: /^/,
};

/** What Telegram would not play goes as a plain file, which always arrives. A sticker carries no words. */
function shownAs({ kind, mime, caption }: FilePart): FilePart['kind'] {
  if (kind === 'sticker' && caption !== '') return 'file';
  return playable[kind].test(mime) ? kind : 'file';
}

/** It becomes part of a header line. */
function fileName(name: string): string {
  const clean = wellFormed(name).replace(/[\p{Cc}"';\\/]/gu, '_');
  return clean.slice(0, 100) || 'file';
}

const eraseAtOnce = 100;

/** Takes messages off both screens; one that Telegram will not let go (older than 48 hours) does not keep the others. */
export async function erase(
  api: TelegramApi,
  from: Address,
  refs: readonly MessageRef[],
  signal: AbortSignal,
): Promise<{ readonly erased: number }> {
  const chat = chatOf(from.chat);
  const ids = refs.map(messageOf).filter((id) => id !== null);
  let erased = 0;
  for (let at = 0; chat !== null && at < ids.length; at += eraseAtOnce) {
    erased += await eraseSome(api, chat, ids.slice(at, at + eraseAtOnce), signal);
  }
  return { erased };
}

async function eraseSome(api: TelegramApi, chat: number, ids: number[], signal: AbortSignal): Promise<number> {
  if (signal.aborted) return 0;
  const ends = asApiSignal(signal);
  const together = await ask(() => api.deleteMessages(chat, ids, ends));
  if ('result' in together) return ids.length;
  if (together.failure.kind !== 'refused' || together.failure.status !== 400) return 0;
  let erased = 0;
  for (const id of ids) {
    if (signal.aborted) break;
    const one = await ask(() => api.deleteMessage(chat, id, ends));
    if ('result' in one) erased += 1;
  }
  return erased;
}
