import type { Case, TimelineEntry } from '../../core/casework/case.ts';
import {
  asId,
  type CaseId,
  type ConversationId,
  type EffectKey,
  type Instant,
  minute,
  type PersonId,
} from '../../core/model/index.ts';

/** A case that has waited for ten minutes; nobody has it yet. */
export function aCase(id: string, now: Instant, more: Partial<Case> = {}): Case {
  const openedAt = now - 10 * minute;
  return {
    schema: 1,
    id: asId<CaseId>(id),
    alias: { km: 'ផ្កា ឈូក', en: 'Lotus Flower' },
    person: asId<PersonId>(`person-${id}`),
    conversation: asId<ConversationId>(`conversation-${id}`),
    channel: 'telegram',
    language: 'km',
    state: 'waiting',
    priority: 'normal',
    worker: null,
    intake: { safeToWrite: 'yes', country: 'th', about: 'wages', forWhom: 'me' },
    consentedAt: openedAt,
    openedAt,
    takenAt: null,
    firstReplyAt: null,
    closedAt: null,
    outcome: null,
    lastHeardAt: openedAt,
    timeline: [anEntry(`${id}-opened`, openedAt, { by: 'system', fact: { type: 'opened' } })],
    outbox: [],
    ...more,
  };
}

export function anEntry(key: string, at: Instant, more: Partial<TimelineEntry> = {}): TimelineEntry {
  const empty = { worker: null, text: '', attachments: [], fact: null, danger: false, delivery: null };
  return { key: asId<EffectKey>(key), at, by: 'person', ...empty, ...more };
}
