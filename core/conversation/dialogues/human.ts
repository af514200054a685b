import type { Intake, Priority } from '../../model/index.ts';
import { minute } from '../../model/index.ts';
import { add, count, type Draft, type Offer, offer, sayWords, toCase, withState, words } from '../draft.ts';
import { caseOf, emptyIntake } from '../state.ts';

const fields: readonly (keyof Intake)[] = ['safeToWrite', 'country', 'about', 'forWhom'];
const values = {
  safeToWrite: ['yes', 'only_when_i_write', 'no'],
  about: ['held', 'wages', 'papers', 'violence', 'offer', 'missing', 'other'],
  forWhom: ['me', 'other'],
} as const;

/** Consent first: who reads, what they will see. Nobody is passed on without it. */
export function askForHuman(draft: Draft): Draft {
  const open = caseOf(draft.state.owner);
  if (open !== null) return tellPlace(draft);
  const priority: Priority = draft.state.dialogue.in === 'emergency' ? 'emergency' : 'normal';
  return sayWords(withState(draft, { dialogue: { in: 'human_consent', priority } }), 'human_consent', {
    choices: [
      offer(draft, 'human_yes', { do: 'human', consent: true, emergency: priority === 'emergency' }),
      offer(draft, 'human_no', { do: 'human', consent: false, emergency: false }),
    ],
  });
}

/** The case opens with the consent, so that nobody is lost whose battery dies during the questions. */
export function openCase(draft: Draft, emergency: boolean): Draft {
  const open = caseOf(draft.state.owner);
  if (open !== null) return tellPlace(draft);
  const { caseId } = draft.world;
  const intake: Intake = { ...emptyIntake, country: draft.state.country };
  const priority = emergency ? 'emergency' : urgencyOf(draft);
  const opened = add(count(draft, 'case_opened'), {
    type: 'open_case',
    case: caseId,
    priority,
    language: draft.language,
    intake,
    at: draft.heard.event.at,
    before: draft.state.recent,
  });
  const waiting = withState(opened, {
    owner: { by: 'waiting', case: caseId },
    cases: [...draft.state.cases, caseId],
    silent: false,
  });
  const asking = withState(waiting, { dialogue: { in: 'intake', field: 'safeToWrite', intake, case: caseId } });
  return askField(sayWords(asking, 'human_passed_on', { bare: true }), 'safeToWrite');
}

function urgencyOf(draft: Draft): Priority {
  const { dialogue } = draft.state;
  if (dialogue.in === 'human_consent') return dialogue.priority;
  return dialogue.in === 'emergency' ? 'emergency' : 'normal';
}

export function refuseHuman(draft: Draft): Draft {
  return sayWords(withState(draft, { dialogue: { in: 'idle' } }), 'human_refused', {
    choices: [offer(draft, 'topics', { do: 'topics' })],
  });
}

function askField(draft: Draft, field: keyof Intake): Draft {
  const skip: readonly Offer[] = [
    offer(draft, 'skip', { do: 'intake', field, value: null }),
    offer(draft, 'skip_all', { do: 'intake_skip_all' }),
  ];
  return sayWords(draft, `intake.${field}`, { choices: [...optionsOf(draft, field), ...skip] });
}

function optionsOf(draft: Draft, field: keyof Intake): readonly Offer[] {
  if (field === 'country') {
    return draft.world.content.countries
      .slice(0, 8)
      .map(({ code, name }) => ({ title: name[draft.language], action: { do: 'intake', field, value: code } }));
  }
  return values[field].map((value) => offer(draft, `${field}.${value}`, { do: 'intake', field, value }));
}

/** One answer (or a skip), then the next question. A press on an old question corrects that answer. */
export function takeIntake(draft: Draft, field: keyof Intake, value: string | null): Draft {
  const { dialogue, owner } = draft.state;
  const open = caseOf(owner);
  if (open === null) return askForHuman(draft);
  const known = dialogue.in === 'intake' ? dialogue.intake : emptyIntake;
  const intake = withAnswer(known, field, value);
  const told = toCase(draft, open, { type: 'intake', intake });
  const next = dialogue.in === 'intake' ? nextField(dialogue.field === field ? field : null, dialogue.field) : null;
  const country = field === 'country' && value !== null ? { country: value } : {};
  if (next === null) return tellPlace(withState(told, { dialogue: { in: 'idle' }, ...country }));
  return askField(withState(told, { dialogue: { in: 'intake', field: next, intake, case: open }, ...country }), next);
}

function nextField(answered: keyof Intake | null, asking: keyof Intake): keyof Intake | null {
  if (answered === null) return asking;
  return fields[fields.indexOf(answered) + 1] ?? null;
}

function withAnswer(intake: Intake, field: keyof Intake, value: string | null): Intake {
  switch (field) {
    case 'country':
      return { ...intake, country: value };
    case 'safeToWrite':
      return { ...intake, safeToWrite: values.safeToWrite.find((one) => one === value) ?? null };
    case 'about':
      return { ...intake, about: values.about.find((one) => one === value) ?? null };
    case 'forWhom':
      return { ...intake, forWhom: values.forWhom.find((one) => one === value) ?? null };
  }
}

/** Words typed during the questions: passed on whole, and the question is not asked twice. */
export function intakeInWords(draft: Draft): Draft {
  return tellPlace(withState(draft, { dialogue: { in: 'idle' } }));
}

export function skipIntake(draft: Draft): Draft {
  return tellPlace(withState(draft, { dialogue: { in: 'idle' } }));
}

/** The place in the queue and how long it usually takes. What is not known is said to be unknown. */
export function tellPlace(draft: Draft): Draft {
  if (draft.state.owner.by === 'case') return draft;
  const { waiting, usualWaitMs } = draft.world.desk;
  const line = words(draft, 'queue_ahead', { people: Math.max(waiting, 1) });
  const wait =
    usualWaitMs === null ? words(draft, 'wait_unknown') : words(draft, waitKey(usualWaitMs), waitValues(usualWaitMs));
  return sayWords(draft, 'waiting', {
    values: { line, wait },
    choices: [offer(draft, 'numbers', { do: 'emergency_numbers', country: draft.state.country, kind: 'other' })],
  });
}

function waitKey(ms: number): string {
  return ms < 50 * minute ? 'wait_minutes' : ms < 20 * 60 * minute ? 'wait_hours' : 'wait_days';
}

function waitValues(ms: number): Readonly<Record<string, number>> {
  if (ms < 50 * minute) return { minutes: Math.max(5, Math.ceil(ms / minute / 5) * 5) };
  const hours = Math.ceil(ms / minute / 60);
  return hours < 20 ? { hours } : { days: Math.ceil(hours / 24) };
}
