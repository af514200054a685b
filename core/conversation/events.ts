import type { Attachment, CaseId, EventId, IncomingFact, Instant, Language, WorkerId } from '../model/index.ts';
import type { Meaning } from '../understanding/contract.ts';

/** Waits a conversation can ask for. One of each name at a time. */
export const waits = ['forget_words', 'return_from_inbox'] as const;
export type WaitName = (typeof waits)[number];

/** What happened on our own side of the chat. */
export type InternalFact =
  | { readonly type: 'wait_expired'; readonly wait: WaitName }
  | { readonly type: 'case_taken'; readonly case: CaseId; readonly worker: WorkerId }
  | {
      readonly type: 'caseworker_wrote';
      readonly case: CaseId;
      readonly worker: WorkerId;
      readonly text: string;
      readonly attachments: readonly Attachment[];
    }
  | { readonly type: 'case_handed_back'; readonly case: CaseId }
  | { readonly type: 'case_closed'; readonly case: CaseId };

/** Everything a mailbox can hold, in the past tense. `at` gives the order in which it is answered. */
export type ConversationEvent = {
  readonly id: EventId;
  readonly at: Instant;
  /** What the person's screen is set to, where a channel knows. */
  readonly language?: Language;
} & (IncomingFact | InternalFact);

/** An event and what its words mean; `meaning` is null for events without words. */
export interface Heard {
  readonly event: ConversationEvent;
  readonly meaning: Meaning | null;
}

/** The words of an event, where it has any. */
export function wordsOf(event: ConversationEvent): string | null {
  switch (event.type) {
    case 'message_received':
    case 'message_edited':
    case 'overheard':
      return event.text.trim() === '' ? null : event.text;
    default:
      return null;
  }
}
