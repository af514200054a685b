import type { Case, StoredFile } from '../casework/case.ts';
import { dueAt, type Mailbox } from '../conversation/mailbox.ts';
import { asId, type FileId } from '../model/index.ts';
import type { Shape } from '../storage/documents.ts';

export const mailboxShape: Shape<Mailbox> = {
  kind: 'mailbox',
  mark: (mailbox) => ({
    group: mailbox.conversation.owner.by,
    rank: mailbox.conversation.lastHeardAt,
    due: dueAt(mailbox),
  }),
};

export const caseShape: Shape<Case> = {
  kind: 'case',
  mark: (of) => ({ group: of.state, rank: of.closedAt ?? of.openedAt, due: of.outbox[0]?.at ?? null }),
};

/** Head line with what the file is, then its bytes as they are. */
export const fileShape: Shape<StoredFile> = {
  kind: 'file',
  mark: () => ({ group: 'kept', rank: 0, due: null }),
  encode({ id, mime, name, bytes }) {
    return Buffer.concat([Buffer.from(`${JSON.stringify({ id, mime, name })}\n`), bytes]);
  },
  decode(stored) {
    const buffer = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
    const end = buffer.indexOf(10);
    const { id, mime, name }: { id: string; mime: string; name: string } = JSON.parse(
      buffer.subarray(0, end).toString(),
    );
    return { id: asId<FileId>(id), mime, name, bytes: buffer.subarray(end + 1) };
  },
};
