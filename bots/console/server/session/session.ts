import type { Account, Attempts, Role } from '../../../../core/casework/accounts.ts';
import { type Clock, day, hour, type Instant, type WorkerId } from '../../../../core/model/index.ts';
import type { Documents, Shape } from '../../../../core/storage/documents.ts';

/** Everything about signing in that runs out by itself. Tokens are never stored: each is found by its keyed hash. */
export type Session = SignedIn | OneTimeLink | CountedAttempts;

export interface SignedIn {
  readonly schema: 1;
  readonly type: 'signed_in';
  readonly worker: WorkerId;
  /** Ends when the account's own has moved on. */
  readonly epoch: number;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
}

export interface OneTimeLink {
  readonly schema: 1;
  readonly type: 'link';
  readonly purpose:
    | { readonly type: 'first' }
    | { readonly type: 'invite'; readonly role: Role; readonly by: WorkerId }
    | { readonly type: 'reset'; readonly worker: WorkerId; readonly by: WorkerId };
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export interface CountedAttempts extends Attempts {
  readonly schema: 1;
  readonly type: 'attempts';
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export const sessionShape: Shape<Session> = {
  kind: 'session',
  mark: (session) => ({ group: groupOf(session), rank: session.createdAt, due: session.expiresAt }),
};

export const firstLinks = 'link.first';

function groupOf(session: Session): string {
  return session.type === 'link' ? `link.${session.purpose.type}` : session.type;
}

export const accountShape: Shape<Account> = {
  kind: 'account',
  mark: (account) => ({ group: account.disabled ? 'disabled' : account.role, rank: account.createdAt, due: null }),
};

export const lifetimes = { idle: 12 * hour, whole: 7 * day, link: day, attempts: hour } as const;

/** Takes away what has run out, `limit` at most. Called now and then; nothing that has run out is ever honoured before. */
export async function sweepSessions(sessions: Documents<Session>, clock: Clock, limit = 200): Promise<number> {
  const gone = await sessions.due(clock.now(), limit);
  for (const { id, version } of gone) await sessions.swap({ id, version }, null);
  return gone.length;
}
