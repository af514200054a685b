import type { Case, CaseState, StoredFile } from '../casework/case.ts';
import { caseStates } from '../casework/case.ts';
import { byUrgency, type Desk, type DeskOutcome } from '../casework/desk.ts';
import { close, handBack, note, reply, take, type Worked } from '../casework/work.ts';
import { asId, type CaseId, type EffectKey, type EventId, type FileId } from '../model/index.ts';
import type { Parts } from './parts.ts';
import { type Begin, tell } from './receive.ts';

/**
 * The desk of this process. Every act is one swap of the case; what its conversation must learn stands in the case's own
 * outbox until it was told, so that a crash between the two loses nothing.
 */
export function deskOn(parts: Parts, begin: Begin): Desk {
  const key = () => asId<EffectKey>(parts.random.id());
  const act = (id: CaseId, work: (of: Case, now: number) => Worked) => actOn(parts, begin, id, work);
  return {
    list: (state, limit) => listCases(parts, state, limit),
    counts: () => countCases(parts),
    read: async (id) => (await parts.cases.read(id))?.document ?? null,
    take: (id, worker) => {
      const own = key();
      return act(id, (of, now) => take(of, { worker, key: own, now }));
    },
    reply: (id, worker, { key: own, ...words }) => act(id, (of, now) => reply(of, { worker, key: own, now }, words)),
    note: (id, worker, { key: own, text }) => act(id, (of, now) => note(of, { worker, key: own, now }, text)),
    handBack: (id, worker) => {
      const own = key();
      return act(id, (of, now) => handBack(of, { worker, key: own, now }));
    },
    close: (id, worker, outcome) => {
      const own = key();
      return act(id, (of, now) => close(of, { worker, key: own, now }, outcome));
    },
    window: (of) => {
      const limits = parts.channel(of.channel)?.capabilities.window ?? null;
      return limits === null ? null : { channel: of.channel, closesAt: of.lastHeardAt + limits.humanMs };
    },
    keepFile: (file) => keepFile(parts, file),
    readFile: async (id) => (await parts.files.read(id))?.document ?? null,
    watch: (listener) => parts.cases.watch((id) => listener(asId<CaseId>(id))),
  };
}

async function actOn(
  parts: Parts,
  begin: Begin,
  id: CaseId,
  work: (of: Case, now: number) => Worked,
): Promise<DeskOutcome> {
  const now = parts.clock.now();
  const { result } = await parts.cases.update<DeskOutcome>(id, (was) => {
    if (!was) return { leave: { refused: 'no_such_case' } };
    const worked = work(was, now);
    if (!('next' in worked)) return { leave: worked };
    return worked.next === was ? { leave: { done: was } } : { next: worked.next, result: { done: worked.next } };
  });
  if (!('done' in result)) return result;
  return { done: await tellConversation(parts, begin, result.done) };
}

/** Tells the conversation what the case has for it, then strikes it from the case's outbox. Repeats are harmless. */
export async function tellConversation(parts: Parts, begin: Begin, of: Case): Promise<Case> {
  if (of.outbox.length === 0) return of;
  for (const { key, at, tell: fact } of of.outbox) {
    await tell(parts, begin, of.conversation, { id: asId<EventId>(key), at, case: of.id, ...fact });
  }
  const told = new Set(of.outbox.map(({ key }) => key));
  const { result } = await parts.cases.update<Case>(of.id, (was) => {
    if (!was) return { leave: of };
    const next = { ...was, outbox: was.outbox.filter(({ key }) => !told.has(key)) };
    return { next, result: next };
  });
  return result;
}

async function listCases(parts: Parts, state: CaseState, limit: number): Promise<readonly Case[]> {
  const entries = await parts.cases.list(state, { limit });
  const found = await Promise.all(entries.map(({ id }) => parts.cases.read(id)));
  const cases = found.flatMap((one) => (one ? [one.document] : []));
  return state === 'closed' ? cases : cases.sort(byUrgency);
}

async function countCases(parts: Parts): Promise<Readonly<Record<CaseState, number>>> {
  const [waiting = 0, active = 0, paused = 0, closed = 0] = await Promise.all(
    caseStates.map((state) => parts.cases.count(state)),
  );
  return { waiting, active, paused, closed };
}

async function keepFile(parts: Parts, file: Omit<StoredFile, 'id'>): Promise<FileId> {
  const id = asId<FileId>(parts.random.id());
  await parts.files.update(id, () => ({ next: { ...file, id }, result: null }));
  return id;
}
