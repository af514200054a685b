import { type Attachment, asId, type EffectKey, type Instant, type Outcome, type WorkerId } from '../model/index.ts';
import type { Case, CaseMessage } from './case.ts';
import { blankEntry } from './open.ts';
import { withEntry, withFact } from './timeline.ts';

/** What a caseworker does to a case: the next case, or why not. Pure; the desk swaps. */
export type Worked =
  | { readonly next: Case }
  | { readonly held: WorkerId }
  | { readonly refused: 'not_active' | 'already_closed' | 'nothing_to_send' };

interface Act {
  readonly worker: WorkerId;
  readonly key: EffectKey;
  readonly now: Instant;
}

export function take(of: Case, { worker, key, now }: Act): Worked {
  if (of.worker !== null && of.state === 'active') return of.worker === worker ? { next: of } : { held: of.worker };
  if (of.timeline.some(({ fact }) => fact?.type === 'person_erased')) return { refused: 'already_closed' };
  const taken: Case = { ...of, state: 'active', worker, takenAt: of.takenAt ?? now, closedAt: null, outcome: null };
  const reopened =
    of.state === 'closed' ? withFact(taken, asId<EffectKey>(`${key}.reopened`), now, { type: 'reopened' }) : taken;
  const noted = withFact(reopened, key, now, { type: 'taken', worker });
  return { next: telling(noted, { key, at: now, tell: { type: 'case_taken', worker } }) };
}

export function reply(
  of: Case,
  act: Act,
  words: { readonly text: string; readonly attachments: readonly Attachment[] },
): Worked {
  const wrong = notMine(of, act.worker);
  if (wrong) return wrong;
  if (of.timeline.some(({ key }) => key === act.key)) return { next: of };
  if (words.text.trim() === '' && words.attachments.length === 0) return { refused: 'nothing_to_send' };
  const { worker, key, now } = act;
  const entry = {
    ...blankEntry(key, now),
    by: 'caseworker',
    worker,
    ...words,
    delivery: { state: 'sending' },
  } as const;
  const written = withEntry({ ...of, firstReplyAt: of.firstReplyAt ?? now }, entry);
  return { next: telling(written, { key, at: now, tell: { type: 'caseworker_wrote', worker, ...words } }) };
}

/** A note for colleagues; anyone who may work on cases can write one, also on a case that waits. */
export function note(of: Case, { worker, key, now }: Act, text: string): Worked {
  if (text.trim() === '') return { refused: 'nothing_to_send' };
  return { next: withEntry(of, { ...blankEntry(key, now), by: 'note', worker, text }) };
}

/** The bot has the chat again; the case waits for nobody. */
export function handBack(of: Case, act: Act): Worked {
  const wrong = notMine(of, act.worker);
  if (wrong) return wrong;
  const paused = withFact({ ...of, state: 'paused', worker: null }, act.key, act.now, { type: 'handed_back' });
  return { next: telling(paused, { key: act.key, at: act.now, tell: { type: 'case_handed_back' } }) };
}

export function close(of: Case, act: Act, outcome: Outcome): Worked {
  if (of.state === 'closed') return { refused: 'already_closed' };
  if (of.state === 'active' && of.worker !== act.worker)
    return of.worker === null ? { refused: 'not_active' } : { held: of.worker };
  const ended: Case = { ...of, state: 'closed', closedAt: act.now, outcome };
  const closed = withFact(ended, act.key, act.now, { type: 'closed', outcome });
  return { next: telling(closed, { key: act.key, at: act.now, tell: { type: 'case_closed' } }) };
}

function notMine(of: Case, worker: WorkerId): Exclude<Worked, { next: Case }> | null {
  if (of.state === 'closed') return { refused: 'already_closed' };
  if (of.state !== 'active' || of.worker === null) return { refused: 'not_active' };
  return of.worker === worker ? null : { held: of.worker };
}

function telling(of: Case, message: CaseMessage): Case {
  return of.outbox.some(({ key }) => key === message.key) ? of : { ...of, outbox: [...of.outbox, message] };
}
