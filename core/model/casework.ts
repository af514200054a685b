import type { WorkerId } from './ids.ts';

export const priorities = ['emergency', 'urgent', 'normal'] as const;
export type Priority = (typeof priorities)[number];

export const outcomes = ['helped', 'referred', 'information_given', 'no_answer', 'not_for_us'] as const;
export type Outcome = (typeof outcomes)[number];

/** The few questions a caseworker needs; null is "skipped". */
export interface Intake {
  readonly safeToWrite: 'yes' | 'no' | 'only_when_i_write' | null;
  readonly country: string | null;
  readonly about: 'held' | 'wages' | 'papers' | 'violence' | 'offer' | 'missing' | 'other' | null;
  readonly forWhom: 'me' | 'other' | null;
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
