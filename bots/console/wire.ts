import type { Role } from '../../core/casework/accounts.ts';
import type { CaseState, Delivery, Intake, Outcome, Priority, SystemFact } from '../../core/casework/case.ts';
import type { Bilingual, ChannelName, Instant, Language } from '../../core/model/index.ts';

/** What travels between the console's server and its page. Everything here is built field by field, never a stored row. */

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** GET /console/api/session */
export interface SessionView {
  readonly me: Me | null;
  /** Sent back as `x-csrf-token` with everything that changes something. */
  readonly csrf: string | null;
  readonly now: Instant;
  readonly chatAddress: string;
}

export type LinkPurpose = 'first' | 'invite' | 'reset';

/** POST /console/api/links/open */
export interface LinkView {
  readonly purpose: LinkPurpose;
  readonly role: Role;
  /** Set when a password is renewed. */
  readonly userName: string | null;
}

export interface WorkerName {
  readonly id: string;
  readonly name: string;
}

/** A row of a list. It holds no word that a person wrote. */
export interface CaseSummary {
  readonly id: string;
  readonly alias: Bilingual;
  readonly state: CaseState;
  readonly priority: Priority;
  readonly channel: ChannelName;
  readonly country: string | null;
  readonly about: Intake['about'];
  readonly openedAt: Instant;
  readonly takenAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly lastHeardAt: Instant;
  readonly worker: WorkerName | null;
  /** The last words came from the person: somebody waits for an answer. */
  readonly awaitsReply: boolean;
}

export const hindrances = [
  'take_first',
  'held_by_colleague',
  'taken_already',
  'closed',
  'window_closed',
  'person_gone',
  'person_erased',
  'role',
] as const;
/** Why something cannot be done now; null: it can. */
export type Hindrance = (typeof hindrances)[number];
export const caseActs = ['take', 'reply', 'note', 'handBack', 'close'] as const;
export type CaseAct = (typeof caseActs)[number];

/** GET /console/api/cases/:id */
export interface CaseView extends CaseSummary {
  readonly language: Language;
  readonly intake: Intake;
  readonly consentedAt: Instant;
  readonly outcome: Outcome | null;
  /** Null: there is no limit on this channel. */
  readonly windowClosesAt: Instant | null;
  readonly hindered: Readonly<Record<CaseAct, Hindrance | null>>;
  readonly timeline: readonly EntryView[];
}

export interface EntryView {
  readonly key: string;
  readonly at: Instant;
  readonly by: 'person' | 'bot' | 'caseworker' | 'note' | 'system';
  readonly worker: WorkerName | null;
  readonly text: string;
  readonly attachments: readonly AttachmentView[];
  readonly fact: FactView | null;
  readonly danger: boolean;
  readonly delivery: Delivery | null;
}

export type FactView =
  | { readonly type: Exclude<SystemFact['type'], 'taken' | 'closed' | 'file_missing'> }
  | { readonly type: 'taken'; readonly worker: WorkerName }
  | { readonly type: 'closed'; readonly outcome: Outcome }
  | { readonly type: 'file_missing'; readonly reason: 'too_big' | 'gone' | 'unreachable' };

export type AttachmentView =
  | {
      readonly kind: 'photo' | 'voice' | 'video' | 'audio' | 'file' | 'sticker';
      readonly file: string;
      readonly address: string;
      readonly mime: string;
      readonly bytes: number;
      readonly name: string | null;
    }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'contact'; readonly name: string; readonly number: string };

export type Counts = Readonly<Record<CaseState, number>>;

/** GET /console/api/cases */
export interface CaseList {
  readonly cases: readonly CaseSummary[];
  readonly counts: Counts;
}

/** One event of GET /console/live. `summary` is null for those who see numbers only, and for a case that is gone. */
export interface LiveChange {
  readonly id: string | null;
  readonly summary: CaseSummary | null;
  readonly counts: Counts;
}

export interface PersonView {
  readonly id: string;
  readonly userName: string;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly createdAt: Instant;
}

export interface ChannelView {
  readonly name: ChannelName;
  readonly state: 'on' | 'off' | 'trouble';
  readonly detail: string;
}

export interface AuditView {
  readonly at: Instant;
  readonly who: string | null;
  readonly act: string;
  readonly case: string | null;
  readonly person: string | null;
}

/** What every refusal looks like. `error` is a word of `error.<name>` in the translations. */
export interface RefusalView {
  readonly error: string;
  readonly held?: WorkerName;
  readonly waitUntil?: Instant;
  /** For the log: where to look when it was our fault. */
  readonly reference?: string;
}
