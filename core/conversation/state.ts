import type { CaseId, ChoiceToken, Instant, Intake, Language, Priority } from '../model/index.ts';
import type { DangerKind } from '../understanding/contract.ts';
import type { Action, OfferAnswer } from './actions.ts';

/** Who answers in this chat. Checked again at the moment of sending. */
export type Owner =
  | { readonly by: 'bot' }
  | { readonly by: 'waiting'; readonly case: CaseId }
  | { readonly by: 'case'; readonly case: CaseId }
  /** A colleague answers in the platform's own inbox; the bot keeps out. */
  | { readonly by: 'page_inbox'; readonly case: CaseId | null };

/** Where the talk stands. Plain JSON; written and read back between turns. */
export interface Conversation {
  readonly schema: 1;
  readonly owner: Owner;
  /** The person's own choice; null: follow the language they write. */
  readonly language: Language | null;
  /** The language of the last reply; null before the first. */
  readonly spoken: Language | null;
  /** What their screen was set to when it was last told. */
  readonly screen?: Language;
  readonly consent: 'untold' | 'told' | 'agreed' | 'refused';
  /** Every case this chat ever opened, so that "delete" reaches ended ones too. */
  readonly cases: readonly CaseId[];
  /** Where the person is or wants to go, when they said so. */
  readonly country: string | null;
  readonly dialogue: Dialogue;
  /** What the newest message offered, for typed answers and numbers. */
  readonly asked: readonly Asked[];
  /** Tokens still understood, newest last: a press on an old message makes sense. */
  readonly offered: readonly (readonly [ChoiceToken, Action])[];
  /** The newest few things said, for a caseworker who takes over. Empty when the person wants nothing kept. */
  readonly recent: readonly Said[];
  readonly lastHeardAt: Instant;
  /** The person asked for silence: nothing is sent until they write. */
  readonly silent: boolean;
}

export interface Asked {
  readonly token: ChoiceToken;
  readonly title: string;
}

export interface Said {
  readonly by: 'person' | 'bot';
  readonly at: Instant;
  readonly text: string;
  readonly danger: boolean;
}

export type Dialogue =
  | { readonly in: 'idle' }
  | {
      readonly in: 'offer';
      readonly situation: 'before' | 'arrived' | null;
      readonly pass: 'first' | 'rest';
      readonly asking: string | null;
      readonly answers: Readonly<Record<string, OfferAnswer>>;
    }
  | { readonly in: 'offer_paste' }
  | {
      readonly in: 'emergency';
      readonly kind: DangerKind;
      readonly stage: 'asked_safe' | 'asked_again' | 'quiet' | 'talking';
      /** The answer to what they asked, when it was a question as well: one press away once they can read. */
      readonly about?: string;
    }
  | { readonly in: 'human_consent'; readonly priority: Priority }
  | { readonly in: 'intake'; readonly field: keyof Intake; readonly intake: Intake; readonly case: CaseId };

export const emptyIntake: Intake = { safeToWrite: null, country: null, about: null, forWhom: null };

export function newConversation(at: Instant): Conversation {
  return {
    schema: 1,
    owner: { by: 'bot' },
    language: null,
    spoken: null,
    consent: 'untold',
    cases: [],
    country: null,
    dialogue: { in: 'idle' },
    asked: [],
    offered: [],
    recent: [],
    lastHeardAt: at,
    silent: false,
  };
}

/** The case that should hear of what happens here, if there is one. */
export function caseOf(owner: Owner): CaseId | null {
  return owner.by === 'bot' ? null : owner.case;
}
