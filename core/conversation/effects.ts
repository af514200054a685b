import type {
  CaseId,
  EffectKey,
  ForeignAttachment,
  Instant,
  Intake,
  Language,
  MessageBody,
  MessageRef,
  Priority,
  SystemFact,
} from '../model/index.ts';
import type { WaitName } from './events.ts';
import type { Said } from './state.ts';

/** What is to be done, as a command. `key` is the event id plus a counter, so doing an effect twice is harmless. */
export type Effect = { readonly key: EffectKey } & EffectFact;

export type EffectFact =
  | {
      readonly type: 'send';
      readonly body: MessageBody;
      readonly author: 'bot' | 'caseworker';
      /** `while_bot`: dropped at the moment of sending when a human holds the chat. */
      readonly allowed: 'while_bot' | 'always';
      /** The timeline that is told what was said and how the sending went. */
      readonly case: CaseId | null;
    }
  | {
      readonly type: 'open_case';
      readonly case: CaseId;
      readonly priority: Priority;
      readonly language: Language;
      readonly intake: Intake;
      readonly at: Instant;
      /** What was said before, as far as it was kept. */
      readonly before: readonly Said[];
    }
  | { readonly type: 'add_to_case'; readonly case: CaseId; readonly at: Instant; readonly add: CaseAddition }
  | { readonly type: 'wait_until'; readonly wait: WaitName; readonly at: Instant | null }
  | { readonly type: 'count'; readonly what: string }
  | {
      readonly type: 'erase';
      readonly scope: 'screen' | 'everything';
      /** For `everything`: every case this chat ever opened, ended ones too. */
      readonly cases: readonly CaseId[];
      /** Sent where the platform cannot take messages back. */
      readonly otherwise: MessageBody | null;
    };

export type CaseAddition =
  | {
      readonly type: 'person_said';
      readonly text: string;
      readonly attachments: readonly ForeignAttachment[];
      readonly danger: boolean;
      readonly edited: boolean;
      readonly message: MessageRef | null;
    }
  | { readonly type: 'intake'; readonly intake: Intake }
  | { readonly type: 'priority'; readonly priority: Priority }
  | { readonly type: 'fact'; readonly fact: SystemFact }
  | { readonly type: 'seen'; readonly how: 'delivered' | 'read'; readonly upTo: Instant };
