import type { Case, StoredFile, TimelineEntry } from '../../core/casework/case.ts';
import { byUrgency, type Desk, type DeskOutcome, type WritingWindow } from '../../core/casework/desk.ts';
import { close, handBack, note, reply, take, type Worked } from '../../core/casework/work.ts';
import {
  asId,
  type CaseId,
  type Clock,
  type EffectKey,
  type FileId,
  hour,
  type Random,
} from '../../core/model/index.ts';

/** A desk in memory, with real compare and swap: between reading a case and writing it, others get their turn. */
export interface MemoryDesk extends Desk {
  /** Puts a case there as it is, or takes it away. */
  put(of: Case): void;
  remove(id: CaseId): void;
  /** Something that happens to a case from the other side: a person writes, a platform reports. */
  change(id: CaseId, next: (was: Case) => Case): void;
}

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
  const act = async (id: CaseId, work: (of: Case) => Worked): Promise<DeskOutcome> => {
    for (;;) {
      const read = cases.get(id);
      if (read === undefined) return { refused: 'no_such_case' };
      const worked = work(read.of);
      if (!('next' in worked)) return worked;
      if (worked.next === read.of) return { done: read.of };
      await Promise.resolve();
      if (write(id, read.version, worked.next)) return { done: worked.next };
    }
  };
  const key = () => asId<EffectKey>(random.id());
  const now = () => clock.now();

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
    take: (id, worker) => act(id, (of) => take(of, { worker, key: key(), now: now() })),
    reply: (id, worker, { key: own, ...words }) => act(id, (of) => reply(of, { worker, key: own, now: now() }, words)),
    note: (id, worker, { key: own, text }) => act(id, (of) => note(of, { worker, key: own, now: now() }, text)),
    handBack: (id, worker) => act(id, (of) => handBack(of, { worker, key: key(), now: now() })),
    close: (id, worker, outcome) => act(id, (of) => close(of, { worker, key: key(), now: now() }, outcome)),
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

export function add(of: Case, entry: TimelineEntry): Case {
  return { ...of, timeline: [...of.timeline, entry] };
}
