import type {
  Attachment,
  CaseId,
  ChannelName,
  ConversationId,
  EffectKey,
  FileId,
  Instant,
  Language,
  PersonId,
  WorkerId,
} from '../model/index.ts';

export const caseStates = ['waiting', 'active', 'paused', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

export const priorities = ['emergency', 'urgent', 'normal'] as const;
export type Priority = (typeof priorities)[number];

export const outcomes = ['helped', 'referred', 'information_given', 'no_answer', 'not_for_us'] as const;
export type Outcome = (typeof outcomes)[number];

/** A case belongs to a person, not to a channel. It never holds a name: `alias` is two words made from the person's id. */
export interface Case {
  readonly schema: 1;
  readonly id: CaseId;
  readonly alias: { readonly km: string; readonly en: string };
  readonly person: PersonId;
  readonly conversation: ConversationId;
  readonly channel: ChannelName;
  readonly language: Language;
  readonly state: CaseState;
  readonly priority: Priority;
  /** Null until somebody takes it. */
  readonly worker: WorkerId | null;
  readonly intake: Intake;
  readonly consentedAt: Instant;
  readonly openedAt: Instant;
  readonly takenAt: Instant | null;
  readonly firstReplyAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly outcome: Outcome | null;
  /** The last thing the person did, for the platform's windows. */
  readonly lastHeardAt: Instant;
  readonly timeline: readonly TimelineEntry[];
  /** What still has to be told to the conversation. */
  readonly outbox: readonly CaseMessage[];
}

/** The few questions a caseworker needs; null is "skipped". */
export interface Intake {
  readonly safeToWrite: 'yes' | 'no' | 'only_when_i_write' | null;
  readonly country: string | null;
  readonly about: 'held' | 'wages' | 'papers' | 'violence' | 'offer' | 'missing' | 'other' | null;
  readonly forWhom: 'me' | 'other' | null;
}

/** Unique by `key`: adding the same entry twice changes nothing. */
export interface TimelineEntry {
  readonly key: EffectKey;
  readonly at: Instant;
  readonly by: 'person' | 'bot' | 'caseworker' | 'note' | 'system';
  readonly worker: WorkerId | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** What a system entry reports; `text` is then empty. */
  readonly fact: SystemFact | null;
  /** Danger words were noticed in it. */
  readonly danger: boolean;
  /** Only of what was sent to the person. */
  readonly delivery: Delivery | null;
}

export type SystemFact =
  | { readonly type: 'opened' }
  | { readonly type: 'taken'; readonly worker: WorkerId }
  | { readonly type: 'handed_back' }
  | { readonly type: 'closed'; readonly outcome: Outcome }
  | { readonly type: 'reopened' }
  | { readonly type: 'person_stopped' }
  | { readonly type: 'person_hid' }
  | { readonly type: 'person_erased' }
  | { readonly type: 'person_unreachable' }
  | { readonly type: 'message_edited' }
  | { readonly type: 'answered_in_page_inbox' }
  /** A file the person sent could not be fetched or is too big. */
  | { readonly type: 'file_missing'; readonly reason: 'too_big' | 'gone' | 'unreachable' };

export type Delivery =
  | { readonly state: 'sending' }
  | { readonly state: 'sent'; readonly at: Instant }
  | { readonly state: 'delivered'; readonly at: Instant }
  | { readonly state: 'read'; readonly at: Instant }
  | { readonly state: 'failed'; readonly failure: string };

/** From a case to its conversation. Keyed, so that telling it twice is harmless. */
export interface CaseMessage {
  readonly key: EffectKey;
  readonly at: Instant;
  readonly tell:
    | { readonly type: 'case_taken'; readonly worker: WorkerId }
    | {
        readonly type: 'caseworker_wrote';
        readonly worker: WorkerId;
        readonly text: string;
        readonly attachments: readonly Attachment[];
      }
    | { readonly type: 'case_handed_back' }
    | { readonly type: 'case_closed' };
}

/** A file's bytes and what they are, as kept in a sealed document of their own. */
export interface StoredFile {
  readonly id: FileId;
  readonly mime: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}
