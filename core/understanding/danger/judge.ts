import { type Danger, dangers } from '../contract.ts';
import type { Weights } from '../vocabulary/schema.ts';

const none = dangers.indexOf('none');
const urgent = dangers.indexOf('urgent');
const emergency = dangers.indexOf('emergency');

/**
 * How grave a text is, from the shares that were learned. It errs towards people: `none` must be clear, clearer still when
 * rules find an emergency; what is grave is an emergency long before that is the likelier of the two; and an emergency that
 * may be harmless (`doubt`) is at least urgent.
 */
export function judge(shares: Float32Array, ruled: Danger, limits: Weights['danger']): Danger {
  const harmless = shares[none] ?? 0;
  const needed = ruled === 'emergency' ? limits.calm : limits.none;
  if (harmless > needed) return 'none';
  const grave = (shares[urgent] ?? 0) + (shares[emergency] ?? 0);
  const isEmergency = (shares[emergency] ?? 0) >= grave * limits.emergency;
  return isEmergency && harmless <= limits.doubt ? 'emergency' : 'urgent';
}
