import { type Level, levels } from '../contract.ts';
import type { Weights } from '../vocabulary/schema.ts';
import type { Weighed } from './weigh.ts';
import { riskWeights } from './weights.ts';

/** Signs that are dangerous whatever else a post says. */
const severe = new Set([
  'under-18',
  'sexual-exploitation',
  'marriage-for-money',
  'illegal-work',
  'illegal-crossing',
  'bank-account-or-sim',
  'deposit-task-scam',
  'not-allowed-out',
]);
/** With a severe sign so little learned doubt is enough for high. */
const doubtful = 0.2;
/** A sign of this weight that is seen keeps a post from low, unless everything else speaks for it. */
const weighty = 4;
const sureOfLow = 0.75;

/**
 * How risky a post is, from the shares that were learned, held by what rules are sure of. High and low must be clear enough;
 * whatever is between them calls for care.
 */
export function judgeLevel(shares: Float32Array, weighed: Weighed, limits: Weights['posts']): Level {
  const share = (level: Level): number => shares[levels.indexOf(level)] ?? 0;
  const seen = weighed.risks.filter(({ words }) => words !== '');
  const isSevere = weighed.ruled === 'high' && seen.some(({ code }) => severe.has(code));
  if (share('high') >= limits.high || (isSevere && share('high') >= doubtful)) return 'high';
  if (share('low') < limits.low || weighed.ruled === 'high') return 'caution';
  const isWeighty = seen.some(({ code }) => (riskWeights[code] ?? 0) >= weighty);
  return isWeighty && share('low') < sureOfLow ? 'caution' : 'low';
}
