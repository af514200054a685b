import type { Command } from '../model/index.ts';
import type { ForeignTongue, Meaning } from '../understanding/contract.ts';
import { act, command } from './act.ts';
import { meansOneOf, typed } from './choices.ts';
import { answerText, giveAnswer } from './dialogues/answer.ts';
import { answerAttachment } from './dialogues/attachments.ts';
import { hearInDanger, raiseAlarm } from './dialogues/emergency.ts';
import { intakeInWords } from './dialogues/human.ts';
import { askAgain, hearOfferAnswer } from './dialogues/offer.ts';
import { judgePost } from './dialogues/post.ts';
import { passOn } from './dialogues/relay.ts';
import { setLanguage } from './dialogues/welcome.ts';
import { count, type Draft, offer, sayWords, withState, words } from './draft.ts';
import type { ConversationEvent } from './events.ts';
import { caseOf } from './state.ts';

/** Where the lines are that speak it; Chinese speakers who write to a Cambodian helpline are most often in Cambodia. */
const homeOf: Readonly<Record<ForeignTongue, string>> = { th: 'th', vi: 'vn', zh: 'kh', my: 'mm', lo: 'la' };

type Words = Extract<ConversationEvent, { type: 'message_received' | 'message_edited' }>;

const commandWords: readonly Command[] = [
  'hide',
  'stop',
  'delete',
  'human',
  'language',
  'help',
  'menu',
  'offer',
  'start',
];

/** Words a person wrote. The order here is the order of what matters. */
export function hearWords(draft: Draft, event: Words): Draft {
  const given = commandWords.find((one) => meansOneOf(event.text, bothLanguages(draft, `commands.${one}`)));
  if (given === 'hide' || given === 'stop' || given === 'delete') return command(draft, given);
  const open = caseOf(draft.state.owner);
  const passed = open === null ? draft : passOn(draft, open, event);
  if (draft.state.owner.by === 'case' || draft.state.owner.by === 'page_inbox') return passed;
  return answerWords(placed(passed), event.text, given ?? null);
}

function answerWords(draft: Draft, text: string, given: Command | null): Draft {
  const { meaning } = draft.heard;
  if (meaning?.danger === 'emergency' && !inDanger(draft)) return alarm(draft, meaning);
  if (given) return command(draft, given);
  const language = languageNamed(draft, text);
  if (language) return askAgain(setLanguage(draft, language));
  const action = typed(draft.state, text);
  if (action) return act(draft, action);
  const inDialogue = hearInDanger(draft, text, meaning) ?? hearOfferAnswer(draft, text);
  if (inDialogue) return inDialogue;
  return meaning ? byMeaning(draft, text, meaning) : answerAttachment(draft, []);
}

function byMeaning(draft: Draft, text: string, meaning: Meaning): Draft {
  if (meaning.tongue) return foreignWords(draft, meaning.tongue);
  if (meaning.post || draft.state.dialogue.in === 'offer_paste') return judgePost(draft, meaning);
  if (meaning.danger === 'urgent') return answerUrgent(draft, meaning);
  if (draft.state.dialogue.in === 'intake') return intakeInWords(draft);
  if (draft.state.owner.by === 'waiting' && meaning.decision !== 'answer') return sayWords(draft, 'passed_on');
  if (!/\p{L}|\p{N}/u.test(text)) return answerAttachment(draft, []);
  if (meaning.decision !== 'answer' && isThanks(draft, text)) return sayWords(draft, 'thanks');
  const answered = answerText(draft, meaning);
  return draft.state.dialogue.in === 'offer' ? offerGoOn(answered) : answered;
}

/** One prepared sentence and the lines that speak the language. */
function foreignWords(draft: Draft, tongue: ForeignTongue): Draft {
  const { content, now } = draft.world;
  const contacts = content.contacts(homeOf[tongue], draft.language, 'emergency', now).slice(0, 2);
  return sayWords(count(draft, `tongue.${tongue}`), `tongue.${tongue}`, { contacts });
}

/** A question in the middle of the check: answered, and the check stays one press away. */
function offerGoOn(draft: Draft): Draft {
  const { dialogue } = draft.state;
  return dialogue.in === 'offer' && dialogue.asking !== null ? askAgain(draft) : draft;
}

/** An alarm that is told of somebody else is an alarm as well. */
function alarm(draft: Draft, meaning: Meaning): Draft {
  const [best] = meaning.answers;
  return raiseAlarm(draft, meaning.dangerKind ?? 'other', meaning.decision === 'answer' && best ? best.id : null);
}

function inDanger(draft: Draft): boolean {
  const { dialogue } = draft.state;
  return dialogue.in === 'emergency' && dialogue.stage !== 'quiet';
}

/** Serious, but not now: a kind word, the answer when there is one, and the way to numbers and to a person. */
function answerUrgent(draft: Draft, meaning: Meaning): Draft {
  const kind = meaning.dangerKind ?? 'other';
  const noticed = count(draft, `urgent.${kind}`);
  const [best] = meaning.answers;
  if (best && meaning.decision === 'answer') return giveAnswer(noticed, best.id, words(draft, 'urgent_lead'));
  return sayWords(noticed, 'urgent_lead', {
    choices: [offer(draft, 'numbers', { do: 'emergency_numbers', country: draft.state.country, kind })],
  });
}

/** "thank you", "ok": nothing is asked, so nothing is not known. */
function isThanks(draft: Draft, text: string): boolean {
  return meansOneOf(text, bothLanguages(draft, 'means.thanks'));
}

function placed(draft: Draft): Draft {
  const country = draft.heard.meaning?.country ?? null;
  return country === null ? draft : withState(draft, { country });
}

function languageNamed(draft: Draft, text: string) {
  return (['km', 'en'] as const).find((language) => meansOneOf(text, words(draft, `means.${language}`))) ?? null;
}

function bothLanguages(draft: Draft, key: string): string {
  const { content } = draft.world;
  return `${content.say(`chat.${key}`, 'km')},${content.say(`chat.${key}`, 'en')}`;
}
