import type { Content } from '../../core/content/content.ts';
import { firstPass, questionsFor, scoreChecklist } from '../../core/content/score.ts';
import { act } from '../../core/conversation/act.ts';
import type { Action } from '../../core/conversation/actions.ts';
import { pressed } from '../../core/conversation/choices.ts';
import { cardLanguages } from '../../core/conversation/dialogues/cards.ts';
import {
  adviseSharedPhone,
  answerSafety,
  hearInDanger,
  raiseAlarm,
} from '../../core/conversation/dialogues/emergency.ts';
import { readers } from '../../core/conversation/dialogues/lessons.ts';
import type { Draft } from '../../core/conversation/draft.ts';
import { newConversation } from '../../core/conversation/state.ts';
import {
  asId,
  type CaseId,
  type ChatId,
  type ChoiceToken,
  type EffectKey,
  type EventId,
  type Instant,
  type Language,
  type MessageBody,
} from '../../core/model/index.ts';
import { dangerKinds } from '../../core/understanding/contract.ts';

/**
 * All that people get from one entry of the content, message by message, as the engine itself says it. `entry` is its place in
 * the content folder: `faq/border-closure`, `emergency/held`, `lessons/decide`, `checklists/before-you-go`, `cards/police`,
 * and `directory/kh-1288` for one line; a name alone is an answer. Empty: there is no such entry.
 */
export function previewEntry(
  entry: string,
  language: Language,
  content: Content,
  now: Instant,
): readonly MessageBody[] {
  const [folder, id] = entry.includes('/') ? entry.split('/', 2) : ['faq', entry];
  const show = shows[folder ?? ''];
  return show ? show(begin(language, content, now), id ?? '').flatMap(said) : [];
}

type Show = (begun: Draft, id: string) => readonly Draft[];

const shows: Readonly<Record<string, Show>> = {
  faq: showAnswer,
  directory: (begun, id) => (begun.world.content.lines.has(id) ? [act(begun, { do: 'line', id })] : []),
  emergency: showEmergency,
  checklists: (begun, id) =>
    begun.world.content.checklists.has(id) ? through(begun, { do: 'checklist', id, from: 0 }) : [],
  lessons: (begun, id) =>
    begun.world.content.lessons.has(id)
      ? readers.flatMap((reader) => through(begun, { do: 'lesson', id, reader, screen: 0 }))
      : [],
  cards: (begun, id) =>
    begun.world.content.cards.has(id) ? cardLanguages.map((each) => act(begun, { do: 'card', id, in: each })) : [],
};

function showAnswer(begun: Draft, id: string): readonly Draft[] {
  const answer = begun.world.content.answer(id, begun.language, begun.world.now);
  if (answer === null) return [];
  const shown = act(begun, { do: 'answer', id });
  return answer.more === null ? [shown] : [shown, act(begun, { do: 'more', id })];
}

/** The first words; then after “yes”, and after “no”; for the form of a silent chat also what follows when they write again. */
function showEmergency(begun: Draft, id: string): readonly Draft[] {
  if (!begun.world.content.emergencies.has(id)) return [];
  if (id === 'shared_phone') return [adviseSharedPhone(begun)];
  const kind = dangerKinds.find((one) => one === id) ?? 'held';
  const alarmed = raiseAlarm(begun, kind);
  const no = answerSafety(fresh(alarmed), false, kind);
  if (id !== 'not_safe') return [alarmed, answerSafety(fresh(alarmed), true, kind), no];
  return [no, hearInDanger(fresh(no), '', null) ?? no];
}

/** One screen after the other, as long as a press goes on to the next. */
function through(begun: Draft, action: Action): readonly Draft[] {
  const shown = act(begun, action);
  const on = shown.state.asked.map(({ token }) => pressed(shown.state, token)).find((one) => one?.do === action.do);
  return on ? [shown, ...through(fresh(shown), on)] : [shown];
}

const fresh = (draft: Draft): Draft => ({ ...draft, effects: [] });

const said = ({ effects }: Draft): readonly MessageBody[] =>
  effects.flatMap((effect) => (effect.type === 'send' ? [effect.body] : []));

function begin(language: Language, content: Content, now: Instant): Draft {
  const from = { channel: 'webchat', chat: asId<ChatId>('preview') } as const;
  const event = { id: asId<EventId>('preview'), at: now, from, type: 'conversation_started', ref: null, message: null };
  return {
    state: { ...newConversation(now), language, consent: 'agreed' },
    effects: [],
    tokens: 0,
    language,
    heard: { event: { ...event, type: 'conversation_started' }, meaning: null },
    world: {
      now,
      content,
      checklists: { score: scoreChecklist, questionsFor, firstPass },
      desk: { waiting: 0, usualWaitMs: null },
      caseId: asId<CaseId>('preview'),
      key: (counter) => asId<EffectKey>(`preview:${counter}`),
      token: (counter) => asId<ChoiceToken>(`preview${counter}`),
    },
  };
}
