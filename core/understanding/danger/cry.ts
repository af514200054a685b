import type { Danger } from '../contract.ts';
import { saysOnly } from './cover.ts';
import type { Scene } from './weigh.ts';

/** A cry for help, or the wish to die, and nothing else. */
export interface Cry {
  readonly degree: Danger;
  readonly kind: 'self_harm' | 'other';
  readonly words: string;
}

/** More words than this tell what is wrong, and are weighed as such. */
const mostTokens = 9;
const grave = ['strong-plea', 'in-danger', 'emergency'];
const crying = [...grave, 'plea', 'fear'];
const wish = 'want';
const death = ['die', 'severe-die', 'suicide', 'better-dead'];
/** Who else may want it: that is a threat. */
const others = ['they', 'gang'];
/** What may stand beside it and still say nothing more. */
const beside = [...crying, wish, 'want-die', ...death, 'me', 'my', 'now', 'people', 'relative'];
const greetings = new Set(['#greet', '#thanks']);

/**
 * Help is called for, and why is not said ("ជួយផង", "sos", "I am in danger"). Who has a minute and six per cent of battery
 * writes no more than that; it is never nothing. With any other word in it the text is a question ("help me find a job") or
 * a sign, and is left to them ("the heat makes me want to die").
 */
export function readCry({ reading, frame, negatedBy }: Scene): Cry | null {
  const { prepared, hits } = reading;
  if (frame.joke || frame.notInDanger || frame.asks || prepared.tokens.length > mostTokens) return null;
  const says = (wanted: readonly string[]): boolean =>
    hits.some(({ ids }, hit) => negatedBy[hit] === -1 && wanted.some((id) => ids.has(id)));
  const wishes = (says(['want-die']) || (says([wish]) && says(death))) && !says(others);
  const signals = prepared.emoji.some(({ emoji }) => emoji === '🆘');
  const calls = says(crying);
  const forLife = wishes || signals || says(grave) || (calls && says(death));
  const degree = forLife ? 'emergency' : calls ? 'urgent' : 'none';
  if (degree === 'none') return null;
  const said = hits.filter(({ ids }) => beside.some((id) => ids.has(id)));
  if (!saysOnly(prepared, said, ({ name }) => greetings.has(name))) return null;
  return { degree, kind: wishes || says(['suicide']) ? 'self_harm' : 'other', words: prepared.original.trim() };
}
