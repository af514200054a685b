import type { ChecklistItem } from '../../content/schema.ts';
import { count, type Draft, type Offer, offer, say, sayWords, withState, words } from '../draft.ts';
import { checklistOf, dialogueOf, type OfferDialogue, questionsLeft } from './offer-questions.ts';

const reasonsShown = 3;

/** Level, reasons, and what to do or find out next. Never "safe". */
export function giveResult(draft: Draft, dialogue: OfferDialogue = dialogueOf(draft)): Draft {
  const checklist = checklistOf(draft);
  if (!checklist) return sayWords(draft, 'gone');
  const result = draft.world.checklists.score(checklist, dialogue.answers, dialogue.situation ?? 'before');
  const level = result.level === 'none_found' && cutShort(draft, dialogue) ? 'unknown' : result.level;
  const named = (ids: readonly string[]) =>
    ids.flatMap((id) => checklist.items.filter((item) => item.id === id)).slice(0, reasonsShown);
  const reasons = named(result.reasons);
  const told = withState(count(draft, `offer.${level}`), { dialogue: { ...dialogue, asking: null } });
  return say(told, {
    name: `offer_result.${level}`,
    text: paragraphs(draft, level, reasons, named(result.findOut)),
    choices: resultChoices(draft, dialogue, reasons),
  });
}

/** Ended before the first ten were answered: nothing found says little. */
function cutShort(draft: Draft, dialogue: OfferDialogue): boolean {
  return questionsLeft(draft, { ...dialogue, pass: 'first' }).length > 0;
}

function paragraphs(
  draft: Draft,
  level: string,
  reasons: readonly ChecklistItem[],
  missing: readonly ChecklistItem[],
): string {
  const { language } = draft;
  const why = reasons.map((item) => `• ${item.why[language]}`);
  const [gravest] = reasons;
  const todo = gravest ? [gravest.advice[language]] : missing.map((item) => `• ${item.advice[language]}`);
  return [
    words(draft, `offer_level.${level}`),
    why.length > 0 ? `${words(draft, 'offer_why')}\n${why.join('\n')}` : '',
    todo.length > 0 ? `${words(draft, 'offer_next')}\n${todo.join('\n')}` : words(draft, 'offer_check_anyway'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function resultChoices(draft: Draft, dialogue: OfferDialogue, reasons: readonly ChecklistItem[]): readonly Offer[] {
  const more = questionsLeft(draft, { ...dialogue, pass: 'rest' }).length > 0;
  return [
    ...(more ? [offer(draft, 'offer_rest', { do: 'offer_rest' })] : []),
    offer(draft, 'check_agency', { do: 'answer', id: 'agency-licence' }),
    ...(reasons.length > 0 ? [offer(draft, 'lines', { do: 'answer', id: 'hotlines' })] : []),
  ];
}
