import { day } from '../model/index.ts';
import { add, type Draft, withState } from './draft.ts';
import { wordsOf } from './events.ts';
import { caseOf, type Said } from './state.ts';

const turnsKept = 16;
const personWordsKept = 1000;
const botWordsKept = 240;

/** How long words are kept when nobody asks for more: said in the notice. */
export const wordsKeptFor = 30 * day;

/**
 * Closes a turn: the newest few words are kept for a caseworker who may take over, unless the person wants nothing kept.
 * While a case is open its own timeline holds them instead.
 */
export function remember(draft: Draft): Draft {
  const { owner, consent } = draft.state;
  if (caseOf(owner) !== null) return draft;
  if (consent === 'refused' || draft.heard.event.type === 'wait_expired' || erased(draft)) return draft;
  const said = [...personSaid(draft), ...botSaid(draft)];
  if (said.length === 0) return draft;
  const kept = withState(draft, { recent: [...draft.state.recent, ...said].slice(-turnsKept) });
  return add(kept, { type: 'wait_until', wait: 'forget_words', at: draft.world.now + wordsKeptFor });
}

function erased(draft: Draft): boolean {
  return draft.effects.some((effect) => effect.type === 'erase');
}

function personSaid({ heard, world }: Draft): readonly Said[] {
  const text = wordsOf(heard.event);
  if (text === null) return [];
  const danger = heard.meaning !== null && heard.meaning.danger !== 'none';
  return [{ by: 'person', at: Math.min(heard.event.at, world.now), text: cut(text, personWordsKept), danger }];
}

function botSaid({ effects, world }: Draft): readonly Said[] {
  return effects.flatMap((effect): readonly Said[] =>
    effect.type === 'send'
      ? [{ by: 'bot', at: world.now, text: cut(effect.body.text, botWordsKept), danger: false }]
      : [],
  );
}

function cut(text: string, most: number): string {
  const chars = [...text];
  return chars.length <= most ? text : `${chars.slice(0, most).join('')}…`;
}
