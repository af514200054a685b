import { setTimeout as delay } from 'node:timers/promises';
import { minute, second } from '../../core/model/index.ts';
import type { ApiFailure } from './errors.ts';

/** Resolves after a while, or at once when `signal` ends. Never rejects. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const realWait: Wait = async (milliseconds, signal) => {
  try {
    await delay(milliseconds, undefined, { signal, ref: false });
  } catch {
    // Ended early, which is what the signal asks for.
  }
};

/** 1 s, 2 s, 4 s ... up to a minute. */
export function backoff(failures: number): number {
  return Math.min(minute, second * 2 ** Math.min(failures - 1, 10));
}

/** How long to leave Telegram alone. A refused token mends itself only when somebody changes it. */
export function patienceFor(failure: ApiFailure, failures: number): number {
  if (failure.kind !== 'refused') return backoff(failures);
  if (failure.retryAfterMs !== null) return failure.retryAfterMs;
  if (failure.status === 401 || failure.status === 404) return 5 * minute;
  return failure.status === 409 ? Math.max(10 * second, backoff(failures)) : backoff(failures);
}
