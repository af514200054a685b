import type { ChecklistFile, ChecklistItem } from '../../content/schema.ts';
import type { Draft } from '../draft.ts';
import type { Dialogue } from '../state.ts';

export type OfferDialogue = Extract<Dialogue, { in: 'offer' }>;

/** One question on the screen: an item, or what follows from its answer. */
export interface Question {
  readonly id: string;
  readonly text: string;
}

export function dialogueOf(draft: Draft): OfferDialogue {
  const { dialogue } = draft.state;
  if (dialogue.in === 'offer') return dialogue;
  return { in: 'offer', situation: 'before', pass: 'first', asking: null, answers: {} };
}

export function checklistOf(draft: Draft): ChecklistFile | null {
  return draft.world.content.checklists.get('job-offer') ?? null;
}

export function itemsFor(draft: Draft, { situation, pass }: OfferDialogue): readonly ChecklistItem[] {
  const checklist = checklistOf(draft);
  if (!checklist) return [];
  const { firstPass, questionsFor } = draft.world.checklists;
  return (pass === 'first' ? firstPass : questionsFor)(checklist, situation ?? 'before');
}

/** What is still to be asked. What follows from an answer comes right after it. */
export function questionsLeft(draft: Draft, dialogue: OfferDialogue): readonly Question[] {
  const { language } = draft;
  return itemsFor(draft, dialogue).flatMap((item): readonly Question[] => {
    const answer = dialogue.answers[item.id];
    if (answer === undefined) return [{ id: item.id, text: item.question[language] }];
    const follow = item.follow_up;
    const open = follow && answer === item.risk_answer && dialogue.answers[follow.id] === undefined;
    return open ? [{ id: follow.id, text: follow.question[language] }] : [];
  });
}
