import { countAttempt, forgiveAttempt } from '../../../../core/casework/accounts.ts';
import type { Instant } from '../../../../core/model/index.ts';
import type { ConsoleDeps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { type CountedAttempts, lifetimes, type Session } from './session.ts';

const free = { name: 5, address: 20 } as const;

/** Attempts to sign in are counted in the store, under the name tried and the address they come from. */
export interface Throttle {
  /** Refuses (429) while either has to wait. */
  count(userName: string, address: string): Promise<void>;
  forgive(userName: string, address: string): Promise<void>;
}

export function makeThrottle(deps: Pick<ConsoleDeps, 'sessions' | 'clock' | 'hash'>): Throttle {
  const ids = (userName: string, address: string) => ({
    name: deps.hash('console.attempts.name', userName),
    address: deps.hash('console.attempts.address', address),
  });
  return {
    count: async (userName, address) => {
      const id = ids(userName, address);
      await countOne(deps, id.address, free.address);
      await countOne(deps, id.name, free.name);
    },
    forgive: async (userName, address) => {
      const id = ids(userName, address);
      await deps.sessions.update(id.name, (was) => (was === null ? { leave: null } : { next: null, result: null }));
      await deps.sessions.update(id.address, (was) => forgiven(was));
    },
  };
}

async function countOne(
  deps: Pick<ConsoleDeps, 'sessions' | 'clock'>,
  id: string,
  freeAttempts: number,
): Promise<void> {
  const now = deps.clock.now();
  const { result: waitUntil } = await deps.sessions.update<Instant | null>(id, (was) => {
    const counted = countAttempt(liveAttempts(was, now), now, freeAttempts);
    if ('waitUntil' in counted) return { leave: counted.waitUntil };
    const kept = { schema: 1, type: 'attempts', createdAt: now, expiresAt: now + lifetimes.attempts } as const;
    return { next: { ...kept, ...counted.next }, result: null };
  });
  if (waitUntil !== null) throw new Refusal(429, 'too_many_attempts', { waitUntil });
}

function liveAttempts(was: Session | null, now: Instant): CountedAttempts | null {
  return was?.type === 'attempts' && was.expiresAt > now ? was : null;
}

function forgiven(was: Session | null) {
  if (was?.type !== 'attempts') return { leave: null };
  const less = forgiveAttempt(was);
  return { next: less === null ? null : { ...was, ...less }, result: null };
}
