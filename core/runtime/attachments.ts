import type { Mailbox } from '../conversation/mailbox.ts';
import { type Attachment, asId, type EffectKey, type FileId, type ForeignAttachment, second } from '../model/index.ts';
import { faultOf } from './log.ts';
import type { Parts } from './parts.ts';

/** The biggest file we keep. Larger ones are said to be too big. */
export const fileMost = 10 * 1024 * 1024;
const fetchLasts = 15 * second;

export interface KeptAttachments {
  readonly attachments: readonly Attachment[];
  readonly missing: readonly ('too_big' | 'gone' | 'unreachable')[];
}

/** Brings what a person sent onto our shelf, sealed. What cannot be had is named, so that the timeline can say so. */
export async function keepAttachments(
  parts: Parts,
  mailbox: Mailbox,
  key: EffectKey,
  foreign: readonly ForeignAttachment[],
): Promise<KeptAttachments> {
  const attachments: Attachment[] = [];
  const missing: KeptAttachments['missing'][number][] = [];
  for (const [index, one] of foreign.entries()) {
    const kept =
      'ref' in one ? await keepFile(parts, mailbox, asId<FileId>(parts.hash('file', `${key} ${index}`)), one) : one;
    if (typeof kept === 'string') missing.push(kept);
    else attachments.push(kept);
  }
  return { attachments, missing };
}

async function keepFile(
  parts: Parts,
  mailbox: Mailbox,
  file: FileId,
  foreign: Extract<ForeignAttachment, { ref: string }>,
): Promise<Attachment | 'too_big' | 'gone' | 'unreachable'> {
  if ((foreign.bytes ?? 0) > fileMost) return 'too_big';
  const fetched = await fetchOnce(parts, mailbox, foreign.ref);
  if ('failed' in fetched) return fetched.failed;
  const { bytes, mime } = fetched;
  const name = fetched.name ?? foreign.name ?? foreign.kind;
  await parts.files.update(file, (was) =>
    was ? { leave: null } : { next: { id: file, mime, name, bytes }, result: null },
  );
  return { kind: foreign.kind, file, mime, bytes: bytes.byteLength, name };
}

async function fetchOnce(parts: Parts, { address }: Mailbox, ref: string) {
  const channel = parts.channel(address.channel);
  if (!channel) return { failed: 'unreachable' } as const;
  try {
    return await channel.fetchFile(ref, fileMost, AbortSignal.timeout(fetchLasts));
  } catch (thrown) {
    parts.log.warn({ channel: address.channel, ...faultOf(thrown) }, 'file_fetch_threw');
    return { failed: 'unreachable' } as const;
  }
}
