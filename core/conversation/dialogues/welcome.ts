import type { Language } from '../../model/index.ts';
import { add, count, type Draft, offer, sayWords, withState } from '../draft.ts';

/** First contact without a question: who we are, three things to press, the notice below it. */
export function greet(draft: Draft): Draft {
  return sayWords(count(draft, 'greeted'), 'welcome', {
    choices: [
      offer(draft, 'check_offer', { do: 'offer_start', how: 'questions' }),
      offer(draft, 'topics', { do: 'topics' }),
      otherLanguage(draft),
    ],
  });
}

/** Three short lines on what is kept. Rides along with the first reply; never stands before help. */
export function notice(draft: Draft): Draft {
  const told = withState(draft, { consent: 'told' });
  const asked = draft.state.asked;
  const said = sayWords(told, 'notice', {
    bare: true,
    choices: [
      offer(draft, 'notice_ok', { do: 'keep_words', agree: true }),
      offer(draft, 'notice_refuse', { do: 'keep_words', agree: false }),
    ],
  });
  return withState(said, { asked: [...asked, ...said.state.asked] });
}

/** Only a bot that talks freely tells its notice: not in an emergency, not in human hands, not in silence. */
export function owesNotice(draft: Draft): boolean {
  const { state, effects, heard } = draft;
  if (heard.event.type === 'group_spoken' || (heard.meaning && heard.meaning.danger !== 'none')) return false;
  const spoke = effects.some((effect) => effect.type === 'send');
  return (
    spoke &&
    state.consent === 'untold' &&
    state.owner.by === 'bot' &&
    state.dialogue.in !== 'emergency' &&
    !state.silent
  );
}

export function keepWords(draft: Draft, agree: boolean): Draft {
  if (agree) return sayWords(withState(draft, { consent: 'agreed' }), 'notice_agreed');
  const forgotten = withState(draft, { consent: 'refused', recent: [] });
  return sayWords(add(forgotten, { type: 'wait_until', wait: 'forget_words', at: null }), 'notice_refused');
}

export function chooseLanguage(draft: Draft): Draft {
  return sayWords(draft, 'language_ask', {
    choices: (['km', 'en'] as const).map((language) => ({
      title: draft.world.content.say('chat.language_name', language),
      action: { do: 'set_language', language },
    })),
  });
}

export function setLanguage(draft: Draft, language: Language): Draft {
  const changed = { ...withState(draft, { language, spoken: language }), language };
  return sayWords(changed, 'language_set');
}

export function otherLanguage(draft: Draft) {
  const language = draft.language === 'km' ? 'en' : 'km';
  return {
    title: draft.world.content.say('chat.language_name', language),
    action: { do: 'set_language', language } as const,
  };
}
