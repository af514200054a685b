import { type Command, unreachable } from '../model/index.ts';
import type { Action } from './actions.ts';
import { decline, giveAnswer, giveLine, giveMore, topics } from './dialogues/answer.ts';
import { askLanguage, listCards, showCard } from './dialogues/cards.ts';
import { adviseSharedPhone, answerSafety, numbers, raiseAlarm } from './dialogues/emergency.ts';
import { askForHuman, openCase, refuseHuman, skipIntake, takeIntake } from './dialogues/human.ts';
import { answerLesson, listLessons, showLesson } from './dialogues/lessons.ts';
import { eraseAll, hide, showMyData, stop } from './dialogues/mydata.ts';
import { answerItem, askAgain, askRest, setSituation, startOffer } from './dialogues/offer.ts';
import { giveResult } from './dialogues/offer-result.ts';
import { readChecklist } from './dialogues/reading-list.ts';
import { chooseLanguage, greet, keepWords, setLanguage } from './dialogues/welcome.ts';
import { type Draft, offer, sayWords } from './draft.ts';

/** Does what a choice means, wherever the talk stands now. */
export function act(draft: Draft, action: Action): Draft {
  switch (action.do) {
    case 'answer':
      return giveAnswer(draft, action.id);
    case 'more':
      return giveMore(draft, action.id);
    case 'line':
      return giveLine(draft, action.id);
    case 'topics':
      return topics(draft);
    case 'command':
      return command(draft, action.command);
    case 'set_language':
      return askAgain(setLanguage(draft, action.language));
    case 'keep_words':
      return keepWords(draft, action.agree);
    case 'offer_start':
      return startOffer(draft, action.how);
    case 'offer_situation':
      return setSituation(draft, action.situation);
    case 'offer_answer':
      return answerItem(draft, action.item, action.answer);
    case 'offer_rest':
      return askRest(draft);
    case 'offer_result':
      return giveResult(draft);
    case 'safe_to_chat':
      return answerSafety(draft, action.safe, action.kind);
    case 'shared_phone':
      return adviseSharedPhone(draft);
    case 'emergency_numbers':
      return numbers(draft, action.country, action.kind);
    case 'human':
      return action.consent ? openCase(draft, action.emergency) : refuseHuman(draft);
    case 'intake':
      return takeIntake(draft, action.field, action.value);
    case 'intake_skip_all':
      return skipIntake(draft);
    case 'cards':
      return listCards(draft);
    case 'card':
      return showCard(draft, action.id, action.in);
    case 'card_languages':
      return askLanguage(draft, action.id);
    case 'lessons':
      return listLessons(draft, action.reader);
    case 'lesson':
      return showLesson(draft, action.id, action.reader, action.screen);
    case 'lesson_answer':
      return answerLesson(draft, action.id, action.reader, action.choice);
    case 'checklist':
      return readChecklist(draft, action.id, action.from);
    case 'my_data':
      return showMyData(draft);
    case 'none_of_these':
      return decline(draft);
    default:
      return unreachable(action);
  }
}

/** Commands work in every state, in human hands too. */
export function command(draft: Draft, given: Command): Draft {
  const inHands = draft.state.owner.by === 'case' || draft.state.owner.by === 'page_inbox';
  switch (given) {
    case 'hide':
      return hide(draft);
    case 'stop':
      return stop(draft);
    case 'delete':
      return eraseAll(draft);
    case 'language':
      return chooseLanguage(draft);
    case 'emergency':
      return raiseAlarm(draft, 'other');
    case 'human':
      return inHands ? draft : askForHuman(draft);
    case 'offer':
      return inHands ? draft : startOffer(draft, 'questions');
    case 'start':
      return inHands ? draft : greet(draft);
    case 'menu':
      return inHands ? draft : topics(draft);
    case 'help':
      return inHands ? draft : helpOnUse(draft);
    default:
      return unreachable(given);
  }
}

function helpOnUse(draft: Draft): Draft {
  return sayWords(draft, 'help', {
    choices: [
      offer(draft, 'check_offer', { do: 'offer_start', how: 'questions' }),
      offer(draft, 'topics', { do: 'topics' }),
      offer(draft, 'cards', { do: 'cards' }),
      offer(draft, 'lessons', { do: 'lessons', reader: null }),
      offer(draft, 'my_data', { do: 'my_data' }),
    ],
  });
}
