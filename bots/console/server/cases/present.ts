import type { Account } from '../../../../core/casework/accounts.ts';
import type { Case, Delivery, SystemFact, TimelineEntry } from '../../../../core/casework/case.ts';
import type { WritingWindow } from '../../../../core/casework/desk.ts';
import type { Attachment, Instant, WorkerId } from '../../../../core/model/index.ts';
import type { AttachmentView, CaseSummary, CaseView, EntryView, FactView } from '../../wire.ts';
import type { Names } from '../people/present.ts';
import { hindrances } from '../policies.ts';

export function presentSummary(of: Case, names: Names): CaseSummary {
  return {
    id: of.id,
    alias: { km: of.alias.km, en: of.alias.en },
    state: of.state,
    priority: of.priority,
    channel: of.channel,
    country: of.intake.country,
    about: of.intake.about,
    openedAt: of.openedAt,
    takenAt: of.takenAt,
    closedAt: of.closedAt,
    lastHeardAt: of.lastHeardAt,
    worker: of.worker === null ? null : names(of.worker),
    awaitsReply: awaitsReply(of),
  };
}

function awaitsReply(of: Case): boolean {
  const last = of.timeline.findLast((entry) => entry.by === 'person' || entry.by === 'caseworker');
  return of.state !== 'closed' && last?.by === 'person';
}

export interface Reading {
  readonly account: Account;
  readonly window: WritingWindow | null;
  readonly now: Instant;
}

export function presentCase(of: Case, names: Names, { account, window, now }: Reading): CaseView {
  const { safeToWrite, country, about, forWhom } = of.intake;
  return {
    ...presentSummary(of, names),
    language: of.language,
    intake: { safeToWrite, country, about, forWhom },
    consentedAt: of.consentedAt,
    outcome: of.outcome,
    windowClosesAt: window?.closesAt ?? null,
    hindered: hindrances(account, of, window, now),
    timeline: of.timeline.map((entry) => presentEntry(of, entry, names)),
  };
}

/** Everybody a case names: whoever holds it, wrote in it or took it. */
export function workersIn(of: Case): readonly WorkerId[] {
  const ids = of.timeline.flatMap((entry) => [
    entry.worker,
    entry.fact !== null && entry.fact.type === 'taken' ? entry.fact.worker : null,
  ]);
  return [of.worker, ...ids].filter((id) => id !== null);
}

function presentEntry(of: Case, entry: TimelineEntry, names: Names): EntryView {
  return {
    key: entry.key,
    at: entry.at,
    by: entry.by,
    worker: entry.worker === null ? null : names(entry.worker),
    text: entry.text,
    attachments: entry.attachments.map((attachment) => presentAttachment(of, attachment)),
    fact: entry.fact === null ? null : presentFact(entry.fact, names),
    danger: entry.danger,
    delivery: entry.delivery === null ? null : presentDelivery(entry.delivery),
  };
}

function presentFact(fact: SystemFact, names: Names): FactView {
  switch (fact.type) {
    case 'taken':
      return { type: 'taken', worker: names(fact.worker) };
    case 'closed':
      return { type: 'closed', outcome: fact.outcome };
    case 'file_missing':
      return { type: 'file_missing', reason: fact.reason };
    default:
      return { type: fact.type };
  }
}

function presentDelivery(delivery: Delivery): Delivery {
  switch (delivery.state) {
    case 'sending':
      return { state: 'sending' };
    case 'failed':
      return { state: 'failed', failure: delivery.failure };
    default:
      return { state: delivery.state, at: delivery.at };
  }
}

export function presentAttachment(of: Pick<Case, 'id'>, attachment: Attachment): AttachmentView {
  switch (attachment.kind) {
    case 'location':
      return { kind: 'location', latitude: attachment.latitude, longitude: attachment.longitude };
    case 'contact':
      return { kind: 'contact', name: attachment.name, number: attachment.number };
    default:
      return {
        kind: attachment.kind,
        file: attachment.file,
        address: `/console/api/files/${encodeURIComponent(of.id)}/${encodeURIComponent(attachment.file)}`,
        mime: attachment.mime,
        bytes: attachment.bytes,
        name: attachment.name ?? null,
      };
  }
}
