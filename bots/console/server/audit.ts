import type { CaseId, Clock, Instant, WorkerId } from '../../../core/model/index.ts';
import { minute } from '../../../core/model/index.ts';
import type { Documents, Shape } from '../../../core/storage/documents.ts';

export const auditActs = [
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'signed_out_everywhere',
  'link_used',
  'case_read',
  'file_read',
  'case_taken',
  'replied',
  'noted',
  'handed_back',
  'case_closed',
  'file_added',
  'person_invited',
  'person_disabled',
  'person_enabled',
  'role_changed',
  'reset_made',
  'audit_read',
] as const;
export type AuditAct = (typeof auditActs)[number];

/** Who did what to whom, never what was said. */
export interface AuditEntry {
  readonly schema: 1;
  readonly at: Instant;
  /** Null: nobody was signed in. */
  readonly worker: WorkerId | null;
  readonly act: AuditAct;
  readonly case: CaseId | null;
  /** The account it was done to. */
  readonly person: WorkerId | null;
}

export type AuditedFact = Pick<AuditEntry, 'act' | 'worker'> & Partial<Pick<AuditEntry, 'case' | 'person'>>;

export const auditShape: Shape<AuditEntry> = {
  kind: 'audit',
  mark: (entry) => ({ group: dayOf(entry.at), rank: entry.at, due: null }),
};

/** Written once, never changed: there is no call here that could. */
export interface AuditTrail {
  record(fact: AuditedFact): Promise<void>;
  /** A case that stays open on a screen is read again with every change: within ten minutes that is one reading. */
  recordReading(fact: AuditedFact): Promise<void>;
  /** Newest first. `day` is `2026-01-31` in UTC; `below` continues a page. */
  list(day: string, page: { readonly limit: number; readonly below?: Instant }): Promise<readonly AuditEntry[]>;
}

export function auditTrail(parts: {
  readonly documents: Documents<AuditEntry>;
  readonly clock: Clock;
  readonly random: { id(): string };
  readonly hash: (purpose: string, value: string) => string;
}): AuditTrail {
  const { documents, clock, random, hash } = parts;
  const write = async (id: string, fact: AuditedFact): Promise<void> => {
    await documents.swap({ id, version: 0 }, { schema: 1, at: clock.now(), case: null, person: null, ...fact });
  };
  return {
    record: (fact) => write(random.id(), fact),
    recordReading: (fact) =>
      write(
        hash('audit.reading', [fact.act, fact.worker, fact.case, Math.floor(clock.now() / (10 * minute))].join(' ')),
        fact,
      ),
    list: async (day, page) => {
      const entries = await documents.list(day, page);
      const found = await Promise.all(entries.map((entry) => documents.read(entry.id)));
      return found.flatMap((entry) => (entry === null ? [] : [entry.document]));
    },
  };
}

export function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}
