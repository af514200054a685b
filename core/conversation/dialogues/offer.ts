import type { ChecklistItem } from '../../content/schema.ts';
import type { DangerKind, Meaning } from '../../understanding/contract.ts';
import { meansOneOf } from '../choices.ts';
import { count, type Draft, type Offer, offer, say, sayWords, withState, words } from '../draft.ts';
import { scoreChecklist } from '../score.ts';
import type { Dialogue, OfferAnswer } from '../state.ts';
import { raiseAlarm } from './emergency.ts';

type OfferDialogue = Extract<Dialogue, { in: 'offer' }>;

const checklistId = 'job-offer';
const reasonsShown = 3;

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
  const danger = dangerNow(draft, item, answer, dialogue);
  if (danger) return raiseAlarm(withState(draft, { dialogue: { ...dialogue, answers } }), danger);
  return askNext(draft, { ...dialogue, answers });
}

function dangerNow(draft: Draft, id: string, answer: OfferAnswer, { situation }: OfferDialogue): DangerKind | null {
  const item = itemsOf(draft).find((one) => one.id === id);
  if (item?.severe !== 'emergency' || answer !== item.risk_answer) return null;
  if (id === 'F2' || (item.when !== 'arrived' && situation !== 'arrived')) return null;
  return dangerOf[id] ?? 'other';
}

export function askRest(draft: Draft): Draft {
  return askNext(draft, { ...dialogueOf(draft), pass: 'rest' });
}

function askNext(draft: Draft, dialogue: OfferDialogue): Draft {
  const left = itemsToAsk(draft, dialogue);
  const [next] = left;
  if (!next) return giveResult(draft, dialogue);
  const asking = withState(draft, { dialogue: { ...dialogue, asking: next.id } });
  const all = itemsFor(draft, dialogue).length;
  return say(asking, {
    name: `offer.${next.id}`,
    text: `${words(draft, 'offer_progress', { now: all - left.length + 1, all })}\n${next.question[draft.language]}`,
    choices: [
      offer(draft, 'yes', { do: 'offer_answer', item: next.id, answer: 'yes' }),
      offer(draft, 'no', { do: 'offer_answer', item: next.id, answer: 'no' }),
      offer(draft, 'unknown', { do: 'offer_answer', item: next.id, answer: 'unknown' }),
      offer(draft, 'result_now', { do: 'offer_result' }),
    ],
  });
}

export function giveResult(draft: Draft, dialogue: OfferDialogue = dialogueOf(draft)): Draft {
  const checklist = draft.world.content.checklists.get(checklistId);
  if (!checklist) return sayWords(draft, 'gone');
  const result = scoreChecklist(checklist, dialogue.answers, dialogue.situation ?? 'before');
  const reasons = result.reasons
    .flatMap((id) => checklist.items.filter((item) => item.id === id))
    .slice(0, reasonsShown);
  const missing = result.findOut
    .flatMap((id) => checklist.items.filter((item) => item.id === id))
    .slice(0, reasonsShown);
  const told = withState(count(draft, `offer.${result.level}`), { dialogue: { ...dialogue, asking: null } });
  return say(told, {
    name: `offer_result.${result.level}`,
    text: paragraphs(draft, result.level, reasons, missing),
    choices: resultChoices(draft, dialogue, reasons),
  });
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
  const more = itemsToAsk(draft, { ...dialogue, pass: 'rest' }).length > 0;
  return [
    ...(more ? [offer(draft, 'offer_rest', { do: 'offer_rest' })] : []),
    offer(draft, 'check_agency', { do: 'answer', id: 'agency-licence' }),
    ...(reasons.length > 0 ? [offer(draft, 'lines', { do: 'answer', id: 'hotlines' })] : []),
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

/** A pasted or forwarded post: level, reasons with the words that show them, what to check next. Never "safe". */
export function judgePost(draft: Draft, meaning: Meaning): Draft {
  const { post } = meaning;
  if (!post)
    return sayWords(draft, 'post_unclear', {
      choices: [offer(draft, 'questions', { do: 'offer_start', how: 'questions' })],
    });
  const reasons = post.reasons
    .slice(0, reasonsShown)
    .map(({ code }) => `• ${draft.world.content.say(`reasons.${code}`, draft.language)}`);
  const parts = [
    words(draft, `post_level.${post.level}`),
    reasons.length > 0 ? `${words(draft, 'offer_why')}\n${reasons.join('\n')}` : '',
    words(draft, `post_next.${post.level}`),
  ];
  return say(withState(count(draft, `post.${post.level}`), { dialogue: { in: 'idle' } }), {
    name: `post.${post.level}`,
    text: parts.filter((part) => part !== '').join('\n\n'),
    choices: [
      offer(draft, 'questions', { do: 'offer_start', how: 'questions' }),
      offer(draft, 'check_agency', { do: 'answer', id: 'agency-licence' }),
    ],
  });
}

function dialogueOf(draft: Draft): OfferDialogue {
  const { dialogue } = draft.state;
  if (dialogue.in === 'offer') return dialogue;
  return { in: 'offer', situation: 'before', pass: 'first', asking: null, answers: {} };
}

function itemsOf(draft: Draft): readonly ChecklistItem[] {
  return draft.world.content.checklists.get(checklistId)?.items ?? [];
}

function itemsFor(draft: Draft, { situation, pass }: OfferDialogue): readonly ChecklistItem[] {
  return itemsOf(draft).filter(
    (item) => (pass === 'rest' || item.first_pass) && (item.when === 'always' || situation === 'arrived'),
  );
}

function itemsToAsk(draft: Draft, dialogue: OfferDialogue): readonly ChecklistItem[] {
  return itemsFor(draft, dialogue).filter((item) => dialogue.answers[item.id] === undefined);
}
