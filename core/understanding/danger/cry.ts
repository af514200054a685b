import type { Danger } from '../contract.ts';
import type { Hit } from '../signs/hit.ts';
import type { Token } from '../words/index.ts';
import type { Scene } from './weigh.ts';

/** A cry for help and nothing else. */
export interface Cry {
  readonly degree: Danger;
  readonly words: string;
}

/** More words than this tell what is wrong, and are weighed as such. */
const mostTokens = 9;
const grave = ['strong-plea', 'in-danger', 'emergency'];
const crying = [...grave, 'plea', 'fear'];
/** What may stand beside it and still say nothing more. */
const beside = [...crying, 'me', 'my', 'now', 'people', 'relative'];
const greetings = new Set(['#greet', '#thanks']);

/**
 * Help is called for, and why is not said ("ជួយផង", "sos", "I am in danger"). Who has a minute and six per cent of battery
 * writes no more than that; it is never nothing. With any other word in it the text is a question ("help me find a job") or
 * a sign, and is left to them.
 */
export function readCry({ reading, frame, negatedBy }: Scene): Cry | null {
  const { prepared, hits } = reading;
  if (frame.joke || frame.notInDanger || frame.asks || prepared.tokens.length > mostTokens) return null;
  const degree = graver(
    degreeOfHits(hits, negatedBy),
    prepared.emoji.some(({ emoji }) => emoji === '🆘') ? 'emergency' : 'none',
  );
  if (degree === 'none') return null;
  const covered = coveredBy(hits, prepared.text.length);
  if (!prepared.tokens.every((token) => saysNoMore(token, covered))) return null;
  return { degree, words: prepared.original.trim() };
}

function degreeOfHits(hits: readonly Hit[], negatedBy: Int32Array): Danger {
  const says = (wanted: readonly string[]): boolean =>
    hits.some(({ ids }, hit) => negatedBy[hit] === -1 && wanted.some((id) => ids.has(id)));
  if (says(grave)) return 'emergency';
  return says(crying) ? 'urgent' : 'none';
}

/** For each letter, whether it belongs to what may stand here. */
function coveredBy(hits: readonly Hit[], length: number): Uint8Array {
  const covered = new Uint8Array(length);
  for (const { ids, start, end } of hits) if (beside.some((id) => ids.has(id))) covered.fill(1, start, end);
  return covered;
}

function saysNoMore({ stop, name, text, start }: Token, covered: Uint8Array): boolean {
  return stop || greetings.has(name) || text.split('').every((letter, i) => letter === ' ' || covered[start + i] === 1);
}

const order: readonly Danger[] = ['none', 'urgent', 'emergency'];

export function graver(one: Danger, other: Danger): Danger {
  return order.indexOf(one) >= order.indexOf(other) ? one : other;
}
