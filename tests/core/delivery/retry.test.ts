import { describe, expect, test } from '@jest/globals';
import { Pace } from '../../../core/delivery/pace.ts';
import { afterFailure } from '../../../core/delivery/retry.ts';
import { minute } from '../../../core/model/index.ts';

const now = 1_000_000;
const base = { now, retryAfterMs: null, confirms: false, fraction: 0.5, attempts: 1 };

describe('after a failure', () => {
  test("the platform's own wait is kept to", () => {
    expect(afterFailure({ ...base, failure: 'throttled', retryAfterMs: 30_000 })).toMatchObject({
      again: now + 30_000,
    });
  });

  test('waits grow with every attempt and end', () => {
    const waits = [1, 2, 3, 4].map((attempts) => {
      const next = afterFailure({ ...base, failure: 'temporary', attempts });
      return next === 'give_up' ? 0 : next.again - now;
    });
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
    expect(afterFailure({ ...base, failure: 'temporary', attempts: 9 })).toBe('give_up');
  });

  test('what may have arrived is repeated once; where the platform tells us, it gets time to do so', () => {
    expect(afterFailure({ ...base, failure: 'unknown_outcome' })).toMatchObject({ doubtful: true, again: now + 2000 });
    expect(afterFailure({ ...base, failure: 'unknown_outcome', confirms: true })).toMatchObject({
      again: now + 20_000,
    });
    expect(afterFailure({ ...base, failure: 'unknown_outcome', attempts: 2 })).toBe('give_up');
  });

  test('a person who left is not tried again; a channel that is down is tried for as long as it takes', () => {
    expect(afterFailure({ ...base, failure: 'person_left' })).toBe('give_up');
    expect(afterFailure({ ...base, failure: 'channel_barred', attempts: 400 })).toMatchObject({
      again: now + minute,
      attempts: 399,
    });
  });
});

describe('pace', () => {
  test('a short burst to one chat goes at once, then one by one', () => {
    const pace = new Pace({ perChat: 1, overall: 30, burst: 2 });
    expect([1, 2, 3, 4].map(() => pace.reserve('a', now))).toEqual([0, 0, 1000, 2000]);
    expect(pace.reserve('b', now)).toBe(0);
    expect(pace.reserve('a', now + 10_000)).toBe(0);
  });

  test('all chats together keep to the overall rate', () => {
    const pace = new Pace({ perChat: 10, overall: 2, burst: 10 });
    expect(['a', 'b', 'c', 'd'].map((chat) => pace.reserve(chat, now))).toEqual([0, 0, 500, 1000]);
  });
});
