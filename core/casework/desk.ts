import type {
  Attachment,
  CaseId,
  ChannelName,
  EffectKey,
  FileId,
  Instant,
  Outcome,
  Priority,
  WorkerId,
} from '../model/index.ts';
import type { Case, CaseState, StoredFile } from './case.ts';

/**
 * What a caseworker can do, whichever face they use (console, staff group). Every call names the worker who acts; who may
 * do what is decided before, in the face's policies. All of it is compare and swap: two who act at once get one winner.
 */
export interface Desk {
  /** Cases of a state, most urgent first, then oldest first (closed: newest first). */
  list(state: CaseState, limit: number): Promise<readonly Case[]>;
  counts(): Promise<Readonly<Record<CaseState, number>>>;
  read(id: CaseId): Promise<Case | null>;
  take(id: CaseId, worker: WorkerId): Promise<DeskOutcome>;
  /** `key` is made by the sender, so that a repeated request adds nothing. Only the worker who holds the case may reply. */
  reply(
    id: CaseId,
    worker: WorkerId,
    reply: { key: EffectKey; text: string; attachments: readonly Attachment[] },
  ): Promise<DeskOutcome>;
  note(id: CaseId, worker: WorkerId, note: { key: EffectKey; text: string }): Promise<DeskOutcome>;
  handBack(id: CaseId, worker: WorkerId): Promise<DeskOutcome>;
  close(id: CaseId, worker: WorkerId, outcome: Outcome): Promise<DeskOutcome>;
  /** How long a human may still write to the person on this channel; null: always. Said before typing, not after. */
  window(of: Case): WritingWindow | null;
  keepFile(file: Omit<StoredFile, 'id'>): Promise<FileId>;
  readFile(id: FileId): Promise<StoredFile | null>;
  /** Called after each change of a case, in this process or another. Returns how to stop. */
  watch(listener: (changed: CaseId) => void): () => void;
}

export type DeskOutcome =
  | { readonly done: Case }
  /** Somebody else holds it. */
  | { readonly held: WorkerId }
  | { readonly refused: 'no_such_case' | 'not_active' | 'already_closed' | 'nothing_to_send' };

export interface WritingWindow {
  readonly channel: ChannelName;
  readonly closesAt: Instant;
}

/** Sorts a queue: most urgent first, oldest first. */
export function byUrgency(
  a: { priority: Priority; openedAt: Instant },
  b: { priority: Priority; openedAt: Instant },
): number {
  const order: Record<Priority, number> = { emergency: 0, urgent: 1, normal: 2 };
  return order[a.priority] - order[b.priority] || a.openedAt - b.openedAt;
}
