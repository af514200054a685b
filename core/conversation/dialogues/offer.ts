import type { DangerKind } from '../../understanding/contract.ts';
import type { OfferAnswer } from '../actions.ts';
import { meansOneOf } from '../choices.ts';
import { count, type Draft, type Offer, offer, say, sayWords, withState, words } from '../draft.ts';
import { raiseAlarm } from './emergency.ts';
import { checklistOf, dialogueOf, itemsFor, type OfferDialogue, questionsLeft } from './offer-questions.ts';
import { giveResult } from './offer-result.ts';

/** Severe answers that mean danger now, and which kind it is. */
const dangerOf: Readonly<Record<string, DangerKind>> = {
  G1: 'held',
  G2: 'violence',
  G3: 'moved_or_sold',
  G4: 'held',
  G5: 'scam_compound',
  F2: 'threat',
};

/** Questions, or paste the post: both from the first screen. */
export function startOffer(draft: Draft, how: 'questions' | 'paste'): Draft {
  if (how === 'paste') return sayWords(withState(draft, { dialogue: { in: 'offer_paste' } }), 'offer_paste');
  const dialogue: OfferDialogue = { in: 'offer', situation: null, pass: 'first', asking: null, answers: {} };
  return sayWords(withState(count(draft, 'offer_started'), { dialogue }), 'offer_situation', {
    choices: [
      offer(draft, 'situation_before', { do: 'offer_situation', situation: 'before' }),
      offer(draft, 'situation_arrived', { do: 'offer_situation', situation: 'arrived' }),
      offer(draft, 'paste_post', { do: 'offer_start', how: 'paste' }),
    ],
  });
}

export function setSituation(draft: Draft, situation: 'before' | 'arrived'): Draft {
  return askNext(draft, { ...dialogueOf(draft), situation });
}

/** One answer. A press on an old question corrects that answer and the check goes on from where it was. */
export function answerItem(draft: Draft, item: string, answer: OfferAnswer): Draft {
  const dialogue = dialogueOf(draft);
  const answers = { ...dialogue.answers, [item]: answer };
  const next = { ...dialogue, answers };
  const before = levelOf(draft, dialogue);
  const level = levelOf(draft, next);
  if (level === 'severe_emergency') return raiseAlarm(withState(draft, { dialogue: next }), dangerOf[item] ?? 'other');
  if (level === 'severe_stop' && before !== 'severe_stop') return giveResult(draft, next);
  return askNext(draft, next);
}

function levelOf(draft: Draft, { answers, situation }: OfferDialogue) {
  const checklist = checklistOf(draft);
  return checklist ? draft.world.checklists.score(checklist, answers, situation ?? 'before').level : null;
}

export function askRest(draft: Draft): Draft {
  return askNext(draft, { ...dialogueOf(draft), pass: 'rest' });
}

function askNext(draft: Draft, dialogue: OfferDialogue): Draft {
  const [next] = questionsLeft(draft, dialogue);
  if (!next) return giveResult(draft, dialogue);
  const items = itemsFor(draft, dialogue);
  const done = items.filter(({ id }) => dialogue.answers[id] !== undefined).length;
  const asking = withState(draft, { dialogue: { ...dialogue, asking: next.id } });
  return say(asking, {
    name: `offer.${next.id}`,
    text: `${words(draft, 'offer_progress', { now: Math.min(done + 1, items.length), all: items.length })}\n${next.text}`,
    choices: answersTo(draft, next.id),
  });
}

function answersTo(draft: Draft, item: string): readonly Offer[] {
  return [
    offer(draft, 'yes', { do: 'offer_answer', item, answer: 'yes' }),
    offer(draft, 'no', { do: 'offer_answer', item, answer: 'no' }),
    offer(draft, 'unknown', { do: 'offer_answer', item, answer: 'unknown' }),
    offer(draft, 'result_now', { do: 'offer_result' }),
  ];
}

/** A typed yes, no or "I don't know" to the open question. */
export function hearOfferAnswer(draft: Draft, text: string): Draft | null {
  const { dialogue } = draft.state;
  if (dialogue.in !== 'offer' || dialogue.asking === null) return null;
  for (const answer of ['yes', 'no', 'unknown'] as const) {
    if (meansOneOf(text, words(draft, `means.${answer}`))) return answerItem(draft, dialogue.asking, answer);
  }
  return null;
}

/** The open question once more, in the language of this turn. */
export function askAgain(draft: Draft): Draft {
  const { dialogue } = draft.state;
  if (dialogue.in !== 'offer') return draft;
  return dialogue.situation === null ? startOffer(draft, 'questions') : askNext(draft, dialogue);
}
