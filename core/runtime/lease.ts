import { type Instant, second } from '../model/index.ts';
import type { Parts } from './parts.ts';

/** Longer than any one attempt may take; a dead holder's chats wait this long. */
export const leaseLasts = 30 * second;

/** A holder name of its own for each claim, and until when it holds. */
export function leaseFor({ clock, random }: Pick<Parts, 'clock' | 'random'>): [string, Instant] {
  return [random.id(), clock.now() + leaseLasts];
}
