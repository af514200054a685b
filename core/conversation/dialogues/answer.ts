import type { Answer } from '../../content/content.ts';
import type { NextStep } from '../../content/schema.ts';
import type { Meaning } from '../../understanding/contract.ts';
import { count, type Draft, type Offer, offer, say, sayWords, words } from '../draft.ts';

const choicesThatMatter = 3;

/** Free text: the vetted answer, up to three "did you mean", or an honest "I don't know" with a human offered. */
export function answerText(draft: Draft, meaning: Meaning): Draft {
  const [best] = meaning.answers;
  if (meaning.decision === 'answer' && best) return giveAnswer(draft, best.id);
  if (meaning.decision === 'ask' && best) return didYouMean(draft, meaning);
  return decline(draft);
}

/** `lead` is a kind word that stands before it. */
export function giveAnswer(draft: Draft, id: string, lead: string | null = null): Draft {
  const answer = draft.world.content.answer(id, draft.language, draft.world.now, draft.state.country);
  if (!answer) return sayWords(draft, 'gone', { choices: [offer(draft, 'topics', { do: 'topics' })] });
  return say(count(draft, `answered.${answer.topic}`), {
    name: `answer.${id}`,
    text: [lead, answer.text, answer.footer].filter((part) => part !== null).join('\n\n'),
    contacts: answer.contacts,
    choices: nextChoices(draft, answer),
  });
}

/** The "more" part, with where it comes from. */
export function giveMore(draft: Draft, id: string): Draft {
  const answer = draft.world.content.answer(id, draft.language, draft.world.now, draft.state.country);
  if (!answer) return giveAnswer(draft, id);
  const text = answer.more ?? answer.text;
  return say(draft, {
    name: `more.${id}`,
    text: `${text}\n\n${answer.footer}`,
    contacts: answer.contacts,
    choices: steps(draft, answer.next).slice(0, choicesThatMatter),
  });
}

export function giveLine(draft: Draft, id: string): Draft {
  const contact = draft.world.content.contact(id, draft.language, draft.world.now);
  if (!contact) return sayWords(draft, 'gone');
  return sayWords(draft, 'line', { contacts: [contact] });
}

function didYouMean(draft: Draft, meaning: Meaning): Draft {
  const asked = meaning.answers.slice(0, choicesThatMatter).flatMap(({ id }) => titled(draft, id));
  if (asked.length === 0) return decline(draft);
  return sayWords(count(draft, 'asked_back'), 'did_you_mean', {
    choices: [...asked, offer(draft, 'none_of_these', { do: 'none_of_these' })],
  });
}

export function decline(draft: Draft): Draft {
  return sayWords(count(draft, 'declined'), 'dont_know', {
    choices: [
      offer(draft, 'check_offer', { do: 'offer_start', how: 'questions' }),
      offer(draft, 'topics', { do: 'topics' }),
    ],
  });
}

/** What people ask most, when they want to look around. Never shown before an answer. */
export function topics(draft: Draft): Draft {
  const shown = words(draft, 'topics_shown')
    .split(',')
    .flatMap((id) => titled(draft, id.trim()));
  return sayWords(draft, 'topics', {
    choices: [...shown, offer(draft, 'my_data', { do: 'my_data' })],
  });
}

function nextChoices(draft: Draft, answer: Answer): readonly Offer[] {
  const matter = steps(draft, answer.next).slice(0, choicesThatMatter);
  return answer.more ? [...matter, offer(draft, 'more', { do: 'more', id: answer.id })] : matter;
}

function steps(draft: Draft, next: readonly NextStep[]): readonly Offer[] {
  return next.flatMap((step) => {
    if ('answer' in step) return titled(draft, step.answer);
    if ('line' in step) return lineTitle(draft, step.line);
    if ('card' in step) return cardTitle(draft, step.card);
    if ('checklist' in step) return checklistTitle(draft, step.checklist);
    return doing(draft, step.do);
  });
}

function doing(draft: Draft, what: Extract<NextStep, { do: string }>['do']): readonly Offer[] {
  switch (what) {
    case 'offer-check':
      return [offer(draft, 'check_offer', { do: 'offer_start', how: 'questions' })];
    case 'human':
      return [];
    case 'emergency':
      return [offer(draft, 'danger_now', { do: 'command', command: 'emergency' })];
    case 'shared-phone':
      return [offer(draft, 'shared_phone', { do: 'shared_phone' })];
    case 'my-data':
      return [offer(draft, 'my_data', { do: 'my_data' })];
    case 'menu':
      return [offer(draft, 'topics', { do: 'topics' })];
  }
}

function titled(draft: Draft, id: string): readonly Offer[] {
  const title = draft.world.content.faq.get(id)?.title[draft.language];
  return title === undefined ? [] : [{ title, action: { do: 'answer', id } }];
}

function cardTitle({ world, language }: Draft, id: string): readonly Offer[] {
  const card = world.content.cards.get(id);
  return card ? [{ title: card.title[language], action: { do: 'card', id, in: null } }] : [];
}

function checklistTitle({ world, language }: Draft, id: string): readonly Offer[] {
  const checklist = world.content.checklists.get(id);
  return checklist ? [{ title: checklist.title[language], action: { do: 'checklist', id, from: 0 } }] : [];
}

function lineTitle(draft: Draft, id: string): readonly Offer[] {
  const line = draft.world.content.lines.get(id);
  return line ? [{ title: `☎ ${line.name[draft.language]}`, action: { do: 'line', id } }] : [];
}
