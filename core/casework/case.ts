import type {
  Attachment,
  CaseId,
  ChannelName,
  ConversationId,
  EffectKey,
  FileId,
  Instant,
  Intake,
  Language,
  Outcome,
  PersonId,
  Priority,
  SystemFact,
  WorkerId,
} from '../model/index.ts';

export { type Intake, type Outcome, outcomes, type Priority, priorities, type SystemFact } from '../model/index.ts';

export const caseStates = ['waiting', 'active', 'paused', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

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
