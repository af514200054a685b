import {
  asId,
  type CaseId,
  type ChannelName,
  type ConversationId,
  type EffectKey,
  type Instant,
  type Intake,
  type Language,
  type PersonId,
  type Priority,
} from '../model/index.ts';
import type { Case, TimelineEntry } from './case.ts';

export interface Opening {
  readonly id: CaseId;
  readonly key: EffectKey;
  readonly alias: Case['alias'];
  readonly person: PersonId;
  readonly conversation: ConversationId;
  readonly channel: ChannelName;
  readonly language: Language;
  readonly priority: Priority;
  readonly intake: Intake;
  readonly at: Instant;
  readonly before: readonly {
    readonly by: 'person' | 'bot';
    readonly at: Instant;
    readonly text: string;
    readonly danger: boolean;
  }[];
}

/** A new case, waiting, with what was said before it as far as that was kept. */
export function openCase(opening: Opening): Case {
  const before = opening.before.map(
    (said, index): TimelineEntry => ({
      ...blankEntry(asId<EffectKey>(`${opening.key}.before.${index}`), said.at),
      by: said.by,
      text: said.text,
      danger: said.danger,
    }),
  );
  const opened: TimelineEntry = { ...blankEntry(opening.key, opening.at), by: 'system', fact: { type: 'opened' } };
  return {
    schema: 1,
    id: opening.id,
    alias: opening.alias,
    person: opening.person,
    conversation: opening.conversation,
    channel: opening.channel,
    language: opening.language,
    state: 'waiting',
    priority: opening.priority,
    worker: null,
    intake: opening.intake,
    consentedAt: opening.at,
    openedAt: opening.at,
    takenAt: null,
    firstReplyAt: null,
    closedAt: null,
    outcome: null,
    lastHeardAt: opening.at,
    timeline: [...before, opened],
    outbox: [],
  };
}

export function blankEntry(key: EffectKey, at: Instant): TimelineEntry {
  return { key, at, by: 'system', worker: null, text: '', attachments: [], fact: null, danger: false, delivery: null };
}
