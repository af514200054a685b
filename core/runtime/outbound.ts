import type { OutboundPart } from '../delivery/channel.ts';
import type { MessageBody } from '../model/index.ts';
import type { Parts } from './parts.ts';

/** A message that was cut to fit, as the one part the channel gets; null when its file is gone from our shelf. */
export async function outboundPart(parts: Parts, body: MessageBody): Promise<OutboundPart | null> {
  const [attachment] = body.attachments ?? [];
  if (attachment?.kind === 'location') {
    return { type: 'location', latitude: attachment.latitude, longitude: attachment.longitude };
  }
  if (attachment && attachment.kind !== 'contact') {
    const stored = await parts.files.read(attachment.file);
    if (!stored) return null;
    const { mime, name, bytes } = stored.document;
    return { type: 'file', kind: attachment.kind, mime, name, bytes, caption: body.text };
  }
  return { type: 'text', text: body.text, choices: body.choices ?? [], contacts: body.contacts ?? [] };
}
