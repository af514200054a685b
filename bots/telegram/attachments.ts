import type { FileKind, ForeignAttachment } from '../../core/model/index.ts';
import type { WireFile, WireMessage } from './wire.ts';

/** What a message holds besides words. `ref` is Telegram's file id. */
export function attachmentsOf(message: WireMessage): ForeignAttachment[] {
  return [...filesOf(message), ...placesOf(message), ...contactsOf(message)];
}

function filesOf(message: WireMessage): ForeignAttachment[] {
  const { voice, video, video_note, audio, document, animation, sticker } = message;
  // An animation comes a second time as a document, for programs that know no animations.
  const found: [FileKind, WireFile | undefined, string | undefined][] = [
    ['photo', largest(message.photo ?? []), 'image/jpeg'],
    ['voice', voice, 'audio/ogg'],
    ['video', video ?? video_note ?? animation, 'video/mp4'],
    ['audio', audio, 'audio/mpeg'],
    ['file', animation === undefined ? document : undefined, undefined],
    ['sticker', sticker, 'image/webp'],
  ];
  return found.flatMap(([kind, file, mime]) => (file === undefined ? [] : [fileOf(kind, file, mime)]));
}

/** Telegram offers each photo in several sizes. */
function largest(sizes: readonly WireFile[]): WireFile | undefined {
  return sizes.reduce<WireFile | undefined>(
    (best, size) => ((size.file_size ?? 0) >= (best?.file_size ?? 0) ? size : best),
    undefined,
  );
}

function fileOf(kind: FileKind, file: WireFile, usual: string | undefined): ForeignAttachment {
  const mime = file.mime_type ?? usual;
  return {
    kind,
    ref: file.file_id,
    ...(mime === undefined ? {} : { mime }),
    ...(file.file_size === undefined ? {} : { bytes: file.file_size }),
    ...(file.file_name === undefined ? {} : { name: file.file_name }),
  };
}

function placesOf({ location }: WireMessage): ForeignAttachment[] {
  if (location === undefined) return [];
  return [{ kind: 'location', latitude: location.latitude, longitude: location.longitude }];
}

function contactsOf({ contact }: WireMessage): ForeignAttachment[] {
  if (contact === undefined) return [];
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(' ');
  return [{ kind: 'contact', name, number: contact.phone_number }];
}
