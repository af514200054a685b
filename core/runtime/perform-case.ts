import { aliasOf } from '../casework/alias.ts';
import type { Case, Delivery } from '../casework/case.ts';
import { blankEntry, openCase } from '../casework/open.ts';
import {
  withBotWords,
  withDelivery,
  withEntry,
  withFact,
  withIntake,
  withPriority,
  withSeen,
} from '../casework/timeline.ts';
import type { Effect } from '../conversation/effects.ts';
import type { Mailbox } from '../conversation/mailbox.ts';
import { asId, type CaseId, type ConversationId, type EffectKey, unreachable } from '../model/index.ts';
import type { Versioned } from '../storage/documents.ts';
import { type KeptAttachments, keepAttachments } from './attachments.ts';
import type { Parts } from './parts.ts';

type AddEffect = Extract<Effect, { type: 'add_to_case' }>;

/** Opens the case once; the same effect again finds it there. */
export async function openCaseFor(
  parts: Parts,
  { id, document }: Versioned<Mailbox>,
  effect: Extract<Effect, { type: 'open_case' }>,
): Promise<void> {
  const opened = openCase({
    id: effect.case,
    key: effect.key,
    alias: aliasOf(document.person, parts.aliases()),
    person: document.person,
    conversation: asId<ConversationId>(id),
    channel: document.address.channel,
    language: effect.language,
    priority: effect.priority,
    intake: effect.intake,
    at: effect.at,
    before: effect.before,
  });
  await parts.cases.update(effect.case, (was) => (was ? { leave: null } : { next: opened, result: null }));
}

/** Adds to the timeline what the person said or did. Files are fetched first and kept sealed. */
export async function addToCase(parts: Parts, mailbox: Mailbox, effect: AddEffect): Promise<void> {
  const { add } = effect;
  const kept = add.type === 'person_said' ? await keepAttachments(parts, mailbox, effect.key, add.attachments) : null;
  await changeCase(parts, effect.case, (of) => added(of, effect, kept));
}

function added(of: Case, { key, at, add }: AddEffect, kept: KeptAttachments | null): Case {
  switch (add.type) {
    case 'person_said': {
      const entry = { ...blankEntry(key, at), by: 'person' as const, text: add.text, danger: add.danger };
      const said = withEntry(of, { ...entry, attachments: kept?.attachments ?? [] });
      const edited = add.edited
        ? withFact(said, asId<EffectKey>(`${key}.edited`), at, { type: 'message_edited' })
        : said;
      return (kept?.missing ?? []).reduce(
        (done, reason, index) =>
          withFact(done, asId<EffectKey>(`${key}.missing.${index}`), at, { type: 'file_missing', reason }),
        edited,
      );
    }
    case 'intake':
      return withIntake(of, add.intake);
    case 'priority':
      return withPriority(of, add.priority);
    case 'fact':
      return withFact(of, key, at, add.fact);
    case 'seen':
      return withSeen(of, add.how, add.upTo);
    default:
      return unreachable(add);
  }
}

/** How a sending went, on the timeline of its case. */
export async function noteSending(
  parts: Parts,
  effect: Extract<Effect, { type: 'send' }>,
  delivery: Delivery,
): Promise<void> {
  const { case: caseId, author, key, body } = effect;
  if (caseId === null) return;
  const at = parts.clock.now();
  await changeCase(parts, caseId, (of) =>
    author === 'caseworker'
      ? withDelivery(of, replyKey(key), delivery)
      : withBotWords(of, key, at, body.text, delivery),
  );
}

/** A caseworker's words keep their own key on the timeline; what is sent adds a counter to it. */
function replyKey(key: EffectKey): EffectKey {
  return asId<EffectKey>(key.replace(/:\d+(?:\.\d+)?$/, ''));
}

async function changeCase(parts: Parts, id: CaseId, change: (of: Case) => Case): Promise<void> {
  await parts.cases.update(id, (was) => {
    if (!was) return { leave: null };
    const next = change(was);
    return next === was ? { leave: null } : { next, result: null };
  });
}
