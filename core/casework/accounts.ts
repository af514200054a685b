import { type Instant, minute, second, type WorkerId } from '../model/index.ts';

export const roles = ['caseworker', 'supervisor', 'administrator', 'observer'] as const;
export type Role = (typeof roles)[number];

/** Somebody who works here. `id` is the keyed hash of the user name, so that a user name can be taken only once. */
export interface Account {
  readonly schema: 1;
  readonly id: WorkerId;
  readonly userName: string;
  /** What colleagues see. Never shown to the people who ask for help. */
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly disabled: boolean;
  /** One more ends every session: "sign out everywhere", a new password, being disabled. */
  readonly epoch: number;
  readonly createdAt: Instant;
  /** Null: made at the first start. */
  readonly createdBy: WorkerId | null;
}

/** One spelling per user name, whatever keyboard it was typed on. Null: not a user name. */
export function readUserName(typed: string): string | null {
  const name = typed.normalize('NFKC').trim().toLowerCase();
  return /^[\p{L}\p{M}\p{N}._-]{2,40}$/u.test(name) ? name : null;
}

export type PasswordFault = 'password_short' | 'password_long' | 'password_plain';

/** Length is what makes a password strong; only the plainest are refused beyond that. */
export function passwordFault(password: string, userName: string): PasswordFault | null {
  const length = [...password].length;
  if (length < 10) return 'password_short';
  if (length > 200) return 'password_long';
  const plain = new Set(password).size < 4 || password.toLowerCase().includes(userName);
  return plain ? 'password_plain' : null;
}

/** Attempts to sign in under one user name, or from one address. */
export interface Attempts {
  readonly failed: number;
  readonly waitUntil: Instant;
}

const firstWait = 30 * second;
const longestWait = 15 * minute;

/** Counted before the password is looked at, so that guesses made at the same moment do not slip through. */
export function countAttempt(
  was: Attempts | null,
  now: Instant,
  free: number,
): { readonly next: Attempts } | { readonly waitUntil: Instant } {
  if (was !== null && now < was.waitUntil) return { waitUntil: was.waitUntil };
  const failed = (was?.failed ?? 0) + 1;
  const wait = failed < free ? 0 : Math.min(firstWait * 2 ** Math.min(failed - free, 20), longestWait);
  return { next: { failed, waitUntil: wait === 0 ? 0 : now + wait } };
}

/** The attempt was the right password after all: it does not count. */
export function forgiveAttempt(was: Attempts): Attempts | null {
  return was.failed <= 1 ? null : { failed: was.failed - 1, waitUntil: 0 };
}
