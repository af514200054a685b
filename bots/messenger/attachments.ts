import type { FileKind, ForeignAttachment } from '../../core/model/index.ts';
import { attachment, type WireAttachment } from './wire.ts';

/** What a message held besides words. */
export interface Held {
  readonly attachments: readonly ForeignAttachment[];
  /** Titles and addresses of what was shared: posts and links are often job advertisements. */
  readonly shared: readonly string[];
  /** True when something else than a plain link was passed on. */
  readonly post: boolean;
  readonly ignored: readonly string[];
}

/** Messenger calls a voice note `audio`. */
const fileKindOf: Readonly<Record<string, FileKind>> = {
  image: 'photo',
  audio: 'voice',
  video: 'video',
  file: 'file',
  sticker: 'sticker',
};
const sharedKinds = new Set(['fallback', 'reel', 'ig_reel', 'post', 'ig_post', 'template']);

export function readAttachments(given: readonly unknown[] | undefined): Held {
  const attachments: ForeignAttachment[] = [];
  const shared: string[] = [];
  const ignored: string[] = [];
  let post = false;
  for (const one of given ?? []) {
    const read = attachment.safeParse(one);
    const held = read.success ? foreign(read.data) : null;
    if (held !== null) attachments.push(held);
    else if (read.success && sharedKinds.has(read.data.type)) {
      shared.push(...sharedLines(read.data));
      post ||= read.data.type !== 'fallback';
    } else ignored.push('attachment');
  }
  return { attachments, shared, post, ignored };
}

function foreign(wire: WireAttachment): ForeignAttachment | null {
  const { payload } = wire;
  if (wire.type === 'location' && payload?.coordinates) {
    return { kind: 'location', latitude: payload.coordinates.lat, longitude: payload.coordinates.long };
  }
  const kind = payload?.sticker_id ? 'sticker' : fileKindOf[wire.type];
  if (kind === undefined || !payload?.url) return null;
  return { kind, ref: payload.url };
}

function sharedLines(wire: WireAttachment): readonly string[] {
  const lines = [wire.title ?? wire.payload?.title, wire.url ?? wire.payload?.url];
  return lines.filter((line) => typeof line === 'string' && line !== '').map(String);
}
