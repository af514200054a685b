import { parseEntities } from '../entities.ts';
import { file, type Params, text } from '../params.ts';
import { Refused, refusals } from '../refusals.ts';
import { fileObject } from '../wire.ts';
import { keepFile, type World } from '../world.ts';
import { sent } from './messages.ts';
import { chatOf, type Method } from './target.ts';

const megabyte = 1024 * 1024;
const uploadMax = 50 * megabyte;
const photoMax = 10 * megabyte;
export const downloadMax = 20 * megabyte;

type FileField = 'photo' | 'voice' | 'video' | 'audio' | 'document' | 'sticker';

export const fileMethods: Readonly<Record<string, Method>> = {
  sendPhoto: sending('photo'),
  sendVoice: sending('voice'),
  sendVideo: sending('video'),
  sendAudio: sending('audio'),
  sendDocument: sending('document'),
  sendSticker: sending('sticker'),
  getFile(world, params) {
    const stored = world.files.get(text(params, 'file_id'));
    if (stored === undefined) throw new Refused(refusals.wrongFile);
    if (stored.size > downloadMax) throw new Refused(refusals.fileTooBig);
    return { ...fileObject(world, text(params, 'file_id')), file_path: stored.path };
  },
};

function sending(field: FileField): Method {
  return (world, params) => {
    const chat = chatOf(world, params);
    const caption = field === 'sticker' ? '' : captionOf(params);
    return sent(world, chat, params, {
      text: caption,
      kind: field,
      file: uploaded(world, params, field),
      location: null,
    });
  };
}

function captionOf(params: Params): string {
  const caption = parseEntities(text(params, 'caption'), text(params, 'parse_mode')).trim();
  if (caption.length > 1024) throw new Refused(refusals.captionTooLong);
  return caption;
}

/** A new file in the request, or the id of one that Telegram has. */
function uploaded(world: World, params: Params, field: FileField): string {
  const given = file(params, field);
  if (given === null) {
    const known = text(params, field);
    if (known === '') throw new Refused(refusals.noFile(field));
    if (!world.files.has(known)) throw new Refused(refusals.wrongFile);
    return known;
  }
  if (given.bytes.length === 0) throw new Refused(refusals.fileEmpty);
  if (given.bytes.length > uploadMax) throw new Refused(refusals.tooLarge);
  if (field === 'photo' && given.bytes.length > photoMax) throw new Refused(refusals.photoTooBig);
  return keepFile(world, given);
}
