import type { DangerKind, Meaning } from '../../understanding/contract.ts';
import { meansOneOf } from '../choices.ts';
import {
  count,
  type Draft,
  type Offer,
  offer,
  type Saying,
  say,
  sayWords,
  toCase,
  withState,
  words,
} from '../draft.ts';
import { caseOf, type Dialogue } from '../state.ts';

type InEmergency = Extract<Dialogue, { in: 'emergency' }>;

/**
 * Danger now. One short neutral reply first, with one question and one press to numbers or to a human; everything else is
 * dropped. Order and silence rules follow `crisis-response.md`.
 */
export function raiseAlarm(draft: Draft, kind: DangerKind, about: string | null = null): Draft {
  const alarmed = withState(count(draft, `emergency.${kind}`), {
    dialogue: { in: 'emergency', kind, stage: 'asked_safe', ...(about === null ? {} : { about }) },
    silent: false,
  });
  return flagged(sayFirst(alarmed, kind));
}

function sayFirst(draft: Draft, kind: DangerKind): Draft {
  const reply = replyFor(draft, kind);
  return say(draft, {
    name: `emergency.${kind}.first`,
    text: reply ? reply.first[draft.language] : words(draft, 'emergency_first'),
    choices: safeOrNumbers(draft, kind),
  });
}

function safeOrNumbers(draft: Draft, kind: DangerKind): readonly Offer[] {
  return [
    offer(draft, 'safe_yes', { do: 'safe_to_chat', safe: true, kind }),
    offer(draft, 'safe_no', { do: 'safe_to_chat', safe: false, kind }),
    offer(draft, 'numbers', { do: 'emergency_numbers', country: draft.state.country, kind }),
    ...humanNow(draft),
  ];
}

/** A case that is open already learns of it at once. */
function flagged(draft: Draft): Draft {
  const open = caseOf(draft.state.owner);
  return open === null ? draft : toCase(draft, open, { type: 'priority', priority: 'emergency' });
}

function at(draft: Draft, kind: DangerKind, stage: InEmergency['stage']): InEmergency {
  const about = aboutOf(draft);
  return { in: 'emergency', kind, stage, ...(about === null ? {} : { about }) };
}

function aboutOf({ state }: Draft): string | null {
  return state.dialogue.in === 'emergency' ? (state.dialogue.about ?? null) : null;
}

/** What they asked, if it was a question as well. */
function theirQuestion(draft: Draft): readonly Offer[] {
  const id = aboutOf(draft);
  const title = id === null ? undefined : draft.world.content.faq.get(id)?.title[draft.language];
  return id === null || title === undefined ? [] : [{ title, action: { do: 'answer', id } }];
}

export function answerSafety(draft: Draft, safe: boolean, kind: DangerKind): Draft {
  if (safe || !isWatched(draft, kind)) return guide(draft, kind);
  const quiet = withState(draft, { dialogue: at(draft, kind, 'quiet'), silent: true });
  return sayForm(quiet, 'not_safe', 'first', { bare: true });
}

/** They write again. Who holds the phone now is not known: the same question first, and nothing that tells on them. */
function comeBack(draft: Draft, kind: DangerKind): Draft {
  const back = withState(draft, { dialogue: at(draft, kind, 'asked_safe'), silent: false });
  return sayForm(back, 'not_safe', 'now', { choices: safeOrNumbers(draft, kind) });
}

const isWatched = (draft: Draft, kind: DangerKind): boolean => replyFor(draft, kind)?.on_no !== 'help';

function sharedPhone(draft: Draft, kind: DangerKind): readonly Offer[] {
  return isWatched(draft, kind) ? [offer(draft, 'shared_phone', { do: 'shared_phone' })] : [];
}

/** How to write from a phone that others look into. */
export function adviseSharedPhone(draft: Draft): Draft {
  return sayForm(count(draft, 'emergency.shared_phone'), 'shared_phone', 'now', {
    choices: draft.state.dialogue.in === 'emergency' ? numbersOrHuman(draft, draft.state.dialogue.kind) : [],
  });
}

type Form = 'not_safe' | 'shared_phone';

/** Loading refuses content without these; a sentence that says nothing stands in for a form that is gone. */
function sayForm(draft: Draft, form: Form, part: 'first' | 'now', how: Pick<Saying, 'choices' | 'bare'>): Draft {
  const text = draft.world.content.emergencies.get(form)?.[part][draft.language] ?? words(draft, 'hide_innocent');
  return say(draft, { name: `emergency.${form}.${part}`, text, ...how });
}

function numbersOrHuman(draft: Draft, kind: DangerKind): readonly Offer[] {
  return [offer(draft, 'numbers', { do: 'emergency_numbers', country: draft.state.country, kind }), ...humanNow(draft)];
}

/** What helps now, one screen, then the numbers one press away. */
function guide(draft: Draft, kind: DangerKind): Draft {
  const talking = withState(draft, { dialogue: at(draft, kind, 'talking'), silent: false });
  const reply = replyFor(draft, kind);
  if (draft.state.country !== null) return numbers(talking, draft.state.country, kind);
  return say(talking, {
    name: `emergency.${kind}.now`,
    text: reply ? reply.now[draft.language] : words(draft, 'emergency_now'),
    choices: [...numbersOrHuman(draft, kind), ...theirQuestion(draft), ...sharedPhone(draft, kind)],
  });
}

/** Numbers for where the person is. Asks for the country and nothing narrower. */
export function numbers(draft: Draft, country: string | null, kind: DangerKind): Draft {
  if (country === null) return askCountry(draft, kind);
  const contacts = linesThere(draft, country, kind);
  const known = withState(draft, { country, dialogue: at(draft, kind, 'talking') });
  const reply = replyFor(draft, kind);
  const lead = reply ? reply.now[draft.language] : words(draft, 'emergency_now');
  return say(known, {
    name: `emergency.${kind}.numbers.${country}`,
    text: contacts.length > 0 ? lead : `${lead}\n\n${words(draft, 'no_line_there')}`,
    contacts: contacts.length > 0 ? contacts : fromAbroad(draft, kind),
    choices: [
      ...humanNow(draft),
      offer(draft, 'other_country', { do: 'emergency_numbers', country: null, kind }),
      ...theirQuestion(draft),
      ...sharedPhone(draft, kind),
    ],
  });
}

/** Two or three, not ten: somebody has to choose one with a shaking hand. */
const linesShown = 3;

function linesThere(draft: Draft, country: string, kind: DangerKind) {
  return draft.world.content.contacts(country, draft.language, 'emergency', draft.world.now, kind).slice(0, linesShown);
}

function fromAbroad(draft: Draft, kind: DangerKind) {
  return draft.world.content
    .contacts('kh', draft.language, 'emergency', draft.world.now, kind)
    .filter(({ number }) => number.startsWith('+'))
    .slice(0, linesShown);
}

function askCountry(draft: Draft, kind: DangerKind): Draft {
  const places = draft.world.content.countries.map(({ code, name }) => ({
    title: name[draft.language],
    action: { do: 'emergency_numbers', country: code, kind } as const,
  }));
  return sayWords(draft, 'which_country', { choices: [...places.slice(0, 9), ...humanNow(draft)] });
}

/** Words while the safety question is open. Short or unclear answers are not a yes: ask once more, then numbers, then rest. */
export function hearInDanger(draft: Draft, text: string, meaning: Meaning | null): Draft | null {
  const { dialogue } = draft.state;
  if (dialogue.in !== 'emergency') return null;
  if (dialogue.stage === 'quiet') return comeBack(draft, dialogue.kind);
  if (dialogue.stage === 'talking') return talkOn(draft, text, meaning, dialogue.kind);
  if (meansOneOf(text, words(draft, 'means.yes'))) return answerSafety(draft, true, dialogue.kind);
  if (meansOneOf(text, words(draft, 'means.no'))) return answerSafety(draft, false, dialogue.kind);
  if (dialogue.stage === 'asked_again') return numbers(draft, draft.state.country, dialogue.kind);
  return sayWords(withState(draft, { dialogue: { ...dialogue, stage: 'asked_again' } }), 'emergency_again', {
    choices: [
      offer(draft, 'safe_yes', { do: 'safe_to_chat', safe: true, kind: dialogue.kind }),
      offer(draft, 'safe_no', { do: 'safe_to_chat', safe: false, kind: dialogue.kind }),
      ...humanNow(draft),
    ],
  });
}

function talkOn(draft: Draft, text: string, meaning: Meaning | null, kind: DangerKind): Draft | null {
  const place = meaning?.country ?? null;
  if (place !== null && [...text].length < 40) return numbers(draft, place, kind);
  if (meaning?.decision === 'answer') return null;
  return sayWords(draft, 'emergency_listen', {
    choices: [...numbersOrHuman(draft, kind), ...theirQuestion(draft)],
  });
}

function humanNow(draft: Draft) {
  if (draft.state.owner.by !== 'bot') return [];
  return [offer(draft, 'human_now', { do: 'human', consent: true, emergency: true })];
}

function replyFor(draft: Draft, kind: DangerKind) {
  const { emergencies } = draft.world.content;
  return emergencies.get(kind) ?? emergencies.get('other') ?? null;
}
