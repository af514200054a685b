import type { Reason } from '../contract.ts';
import { placeOf } from '../learned/places.ts';
import type { Prepared } from '../words/index.ts';
import type { Classifier } from './classifier.ts';
import { nameOf } from './features.ts';
import type { Lexis } from './lexis.ts';

const mostReasons = 3;

/** The words of the text that spoke most for the chosen topic. */
export function explain(
  prepared: Prepared,
  group: number,
  entry: string,
  lexis: Lexis,
  classifier: Classifier,
): Reason[] {
  return prepared.tokens
    .slice(0, 60)
    .map((token) => {
      const id = placeOf(lexis.ids, nameOf(token.name));
      const voice = id < 0 || token.stop ? 0 : classifier.voice(id, group) * (lexis.rarity[id] ?? 0);
      return { voice, token };
    })
    .filter(({ voice }) => voice > 0)
    .sort((a, b) => b.voice - a.voice)
    .slice(0, mostReasons)
    .map(({ token }) => ({ part: 'answer', words: prepared.words(token.start, token.end), says: entry }));
}
