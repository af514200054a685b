import { type Danger, dangers } from '../contract.ts';
import type { Weights } from '../vocabulary/schema.ts';
import type { Ruling } from './rulings.ts';

/** What of a ruling counts here. */
export type Ruled = Pick<Ruling, 'degree' | 'isBare'>;

const none = dangers.indexOf('none');
const urgent = dangers.indexOf('urgent');
const emergency = dangers.indexOf('emergency');

/**
 * How grave a text is, from the shares that were learned. It errs towards people: `none` must be clear; what is grave is an
 * emergency long before that is the likelier of the two; an emergency that may be harmless (`doubt`) is at least urgent; and
 * what rules find in a bare statement holds.
 */
export function judge(shares: Float32Array, ruling: Ruled, limits: Weights['danger']): Danger {
  const learned = weighed(shares, limits);
  return ruling.isBare && dangers.indexOf(ruling.degree) > dangers.indexOf(learned) ? ruling.degree : learned;
}

function weighed(shares: Float32Array, limits: Weights['danger']): Danger {
  const harmless = shares[none] ?? 0;
  if (harmless > limits.none) return 'none';
  const grave = (shares[urgent] ?? 0) + (shares[emergency] ?? 0);
  const isEmergency = (shares[emergency] ?? 0) >= grave * limits.emergency;
  return isEmergency && harmless <= limits.doubt ? 'emergency' : 'urgent';
}
