import type { Clock, Instant } from '../../core/model/index.ts';

/** A clock that stands still until the test moves it. */
export interface FakeClock extends Clock {
  advance(milliseconds: number): Instant;
  set(at: Instant): void;
}

export function fakeClock(start: Instant = Date.UTC(2026, 0, 5, 2, 0, 0)): FakeClock {
  let now = start;
  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds;
      return now;
    },
    set(at) {
      now = at;
    },
  };
}
