import { add, count, type Draft, offer, sayWords, toCase, withState, words } from '../draft.ts';
import { caseOf, newConversation } from '../state.ts';

/** What is kept about this person, in plain words, with the ways to hide, stop and delete. */
export function showMyData(draft: Draft): Draft {
  const { state } = draft;
  const lines = [
    words(draft, 'data.language', { language: draft.world.content.say('chat.language_name', draft.language) }),
    state.country === null ? '' : words(draft, 'data.country', { country: placeName(draft, state.country) }),
    state.consent === 'refused'
      ? words(draft, 'data.nothing_kept')
      : words(draft, 'data.words_kept', { number: state.recent.length }),
    caseOf(state.owner) === null ? '' : words(draft, 'data.case'),
  ];
  return sayWords(draft, 'my_data', {
    values: {
      lines: lines
        .filter((line) => line !== '')
        .map((line) => `• ${line}`)
        .join('\n'),
    },
    choices: [
      offer(draft, 'delete_all', { do: 'command', command: 'delete' }),
      offer(draft, 'stop', { do: 'command', command: 'stop' }),
    ],
  });
}

function placeName(draft: Draft, code: string): string {
  return draft.world.content.countries.find((country) => country.code === code)?.name[draft.language] ?? code;
}

/** One word, at once: what the platform lets us take back is gone from the screen, and a harmless sentence stands in its place. */
export function hide(draft: Draft): Draft {
  const open = caseOf(draft.state.owner);
  const told = open === null ? draft : toCase(draft, open, { type: 'fact', fact: { type: 'person_hid' } });
  const quiet = withState(count(told, 'hidden'), { dialogue: { in: 'idle' }, asked: [], silent: true });
  return add(quiet, {
    type: 'erase',
    scope: 'screen',
    cases: [],
    otherwise: { name: 'hide_innocent', text: words(draft, 'hide_innocent') },
  });
}

/** Leaves: no message comes by itself any more. Writing again starts anew. */
export function stop(draft: Draft): Draft {
  const open = caseOf(draft.state.owner);
  const told = open === null ? draft : toCase(draft, open, { type: 'fact', fact: { type: 'person_stopped' } });
  const silent = withState(count(told, 'stopped'), { dialogue: { in: 'idle' }, silent: true });
  return sayWords(silent, 'stopped', {
    allowed: 'always',
    choices: [offer(draft, 'delete_all', { do: 'command', command: 'delete' })],
  });
}

/** Everything about this person, at once. What cannot be taken back (a platform's own copies) is said. */
export function eraseAll(draft: Draft): Draft {
  const { cases } = draft.state;
  const erased = add(count(draft, 'erased'), { type: 'erase', scope: 'everything', cases, otherwise: null });
  const { spoken, lastHeardAt } = draft.state;
  const blank = withState(erased, { ...newConversation(lastHeardAt), spoken, silent: true });
  return sayWords(blank, 'erased', { bare: true, allowed: 'always' });
}
