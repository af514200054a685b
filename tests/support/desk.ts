import type { Case, Outcome, StoredFile, TimelineEntry } from '../../core/casework/case.ts';
import { byUrgency, type Desk, type DeskOutcome, type WritingWindow } from '../../core/casework/desk.ts';
import {
  asId,
  type CaseId,
  type Clock,
  type EffectKey,
  type FileId,
  hour,
  type Random,
  type WorkerId,
} from '../../core/model/index.ts';

/** A desk in memory, with real compare and swap: between reading a case and writing it, others get their turn. */
export interface MemoryDesk extends Desk {
  /** Puts a case there as it is, or takes it away. */
  put(of: Case): void;
  remove(id: CaseId): void;
  /** Something that happens to a case from the other side: a person writes, a platform reports. */
  change(id: CaseId, next: (was: Case) => Case): void;
}

type Change = (was: Case) => Case | DeskOutcome;

export function memoryDesk(parts: { readonly clock: Clock; readonly random: Random }): MemoryDesk {
  const { clock, random } = parts;
  const cases = new Map<CaseId, { readonly version: number; readonly of: Case }>();
  const files = new Map<FileId, StoredFile>();
  const listeners = new Set<(id: CaseId) => void>();

  const write = (id: CaseId, expected: number, of: Case): boolean => {
    if ((cases.get(id)?.version ?? 0) !== expected) return false;
    cases.set(id, { version: expected + 1, of });
    for (const listener of listeners) listener(id);
    return true;
  };
  const act = async (id: CaseId, change: Change): Promise<DeskOutcome> => {
    for (;;) {
      const read = cases.get(id);
      if (read === undefined) return { refused: 'no_such_case' };
      const next = change(read.of);
      if (!('schema' in next)) return next;
      await Promise.resolve();
      if (write(id, read.version, next)) return { done: next };
    }
  };
  const entry = (by: TimelineEntry['by'], more: Partial<TimelineEntry>): TimelineEntry => {
    const key = asId<EffectKey>(random.id());
    const empty = { text: '', attachments: [], fact: null, danger: false, delivery: null, worker: null };
    return { key, at: clock.now(), by, ...empty, ...more };
  };

  return {
    list: async (state, limit) => {
      const found = [...cases.values()].map(({ of }) => of).filter((of) => of.state === state);
      return found
        .sort(state === 'closed' ? (a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0) : byUrgency)
        .slice(0, limit);
    },
    counts: async () => {
      const counts = { waiting: 0, active: 0, paused: 0, closed: 0 };
      for (const { of } of cases.values()) counts[of.state] += 1;
      return counts;
    },
    read: async (id) => cases.get(id)?.of ?? null,
    take: (id, worker) =>
      act(id, (was) => {
        if (was.state === 'closed') return { refused: 'already_closed' };
        if (was.worker !== null) return was.worker === worker ? { done: was } : { held: was.worker };
        const taken = entry('system', { fact: { type: 'taken', worker } });
        return add({ ...was, state: 'active', worker, takenAt: clock.now() }, taken);
      }),
    reply: (id, worker, reply) =>
      act(id, (was) => {
        const no = holding(was, worker);
        if (no !== null) return no;
        if (has(was, reply.key)) return { done: was };
        if (reply.text === '' && reply.attachments.length === 0) return { refused: 'nothing_to_send' };
        const written = entry('caseworker', { ...reply, worker, delivery: { state: 'sending' } });
        return add({ ...was, firstReplyAt: was.firstReplyAt ?? clock.now() }, written);
      }),
    note: (id, worker, note) =>
      act(id, (was) => {
        if (has(was, note.key)) return { done: was };
        return note.text === '' ? { refused: 'nothing_to_send' } : add(was, entry('note', { ...note, worker }));
      }),
    handBack: (id, worker) =>
      act(id, (was) => holding(was, worker) ?? closed(was, null, entry('system', { fact: { type: 'handed_back' } }))),
    close: (id, worker, outcome) =>
      act(
        id,
        (was) => holding(was, worker) ?? closed(was, outcome, entry('system', { fact: { type: 'closed', outcome } })),
      ),
    window: (of): WritingWindow | null =>
      of.channel === 'messenger' ? { channel: of.channel, closesAt: of.lastHeardAt + 7 * 24 * hour } : null,
    keepFile: async (file) => {
      const id = asId<FileId>(random.id());
      files.set(id, { ...file, id });
      return id;
    },
    readFile: async (id) => files.get(id) ?? null,
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    put: (of) => void write(of.id, cases.get(of.id)?.version ?? 0, of),
    remove: (id) => {
      cases.delete(id);
      for (const listener of listeners) listener(id);
    },
    change: (id, next) => {
      const read = cases.get(id);
      if (read !== undefined) write(id, read.version, next(read.of));
    },
  };
}

function holding(was: Case, worker: WorkerId): DeskOutcome | null {
  if (was.state === 'closed') return { refused: 'already_closed' };
  if (was.worker === null) return { refused: 'not_active' };
  return was.worker === worker ? null : { held: was.worker };
}

function closed(was: Case, outcome: Outcome | null, said: TimelineEntry): Case {
  return add({ ...was, state: 'closed', closedAt: said.at, outcome }, said);
}

function has(of: Case, key: EffectKey): boolean {
  return of.timeline.some((entry) => entry.key === key);
}

export function add(of: Case, entry: TimelineEntry): Case {
  return { ...of, timeline: [...of.timeline, entry] };
}
