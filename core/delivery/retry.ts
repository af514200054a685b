import { type Instant, minute, second } from '../model/index.ts';
import { type FailureName, sendFailures } from './failures.ts';

export interface Failed {
  readonly failure: FailureName;
  /** Attempts made, this one counted. */
  readonly attempts: number;
  readonly now: Instant;
  readonly retryAfterMs: number | null;
  /** The channel reports our own sends back, so a doubtful one is given time to be confirmed. */
  readonly confirms: boolean;
  /** 0 to 1, for jitter. */
  readonly fraction: number;
}

export type Next = { readonly again: Instant; readonly attempts: number; readonly doubtful: boolean } | 'give_up';

const mostAttempts = 9;
const longestWait = 15 * minute;
/** How long a platform may take to report a send back. */
const confirmationWait = 20 * second;

/** What follows a failure: when to try again, or to give up and show it to a human. */
export function afterFailure({ failure, attempts, now, retryAfterMs, confirms, fraction }: Failed): Next {
  const policy = sendFailures[failure];
  if (policy.channelDown) return { again: now + minute, attempts: attempts - 1, doubtful: false };
  switch (policy.retry) {
    case 'no':
      return 'give_up';
    case 'once':
      if (attempts > 1) return 'give_up';
      return { again: now + (confirms ? confirmationWait : 2 * second), attempts, doubtful: true };
    case 'yes':
      if (attempts >= mostAttempts) return 'give_up';
      return { again: now + Math.max(retryAfterMs ?? 0, backoff(attempts, fraction)), attempts, doubtful: false };
  }
}

/** 1 s, 2 s, 4 s ... with up to half of it as jitter, never more than a quarter of an hour. */
function backoff(attempts: number, fraction: number): number {
  const base = Math.min(longestWait, second * 2 ** (attempts - 1));
  return Math.round(base * (0.75 + fraction / 2));
}
