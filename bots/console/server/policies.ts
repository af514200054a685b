import type { Account, Role } from '../../../core/casework/accounts.ts';
import type { Case } from '../../../core/casework/case.ts';
import type { WritingWindow } from '../../../core/casework/desk.ts';
import type { Instant } from '../../../core/model/index.ts';
import type { CaseAct, Hindrance } from '../wire.ts';
import { Refusal } from './refusal.ts';

/** Who may do what. This table is the only place that knows. */
export const policies = {
  see_numbers: ['caseworker', 'supervisor', 'administrator', 'observer'],
  see_channels: ['caseworker', 'supervisor', 'administrator'],
  read_cases: ['caseworker', 'supervisor', 'administrator'],
  work_on_cases: ['caseworker', 'supervisor', 'administrator'],
  see_people: ['supervisor', 'administrator'],
  change_people: ['administrator'],
  read_audit: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof policies;

export function may(account: Account, permission: Permission): boolean {
  const allowed: readonly Role[] = policies[permission];
  return !account.disabled && allowed.includes(account.role);
}

export function allow(account: Account, permission: Permission): void {
  if (!may(account, permission)) throw new Refusal(403, 'not_allowed');
}

/** Why each act on a case cannot be done now, so that the page can say it before somebody tries. */
export function hindrances(
  account: Account,
  of: Case,
  window: WritingWindow | null,
  now: Instant,
): Readonly<Record<CaseAct, Hindrance | null>> {
  const role = may(account, 'work_on_cases') ? null : 'role';
  const closed = of.state === 'closed' ? 'closed' : null;
  const holding = role ?? closed ?? (of.state === 'active' ? heldBy(account, of) : 'take_first');
  return {
    take: role ?? takeHindrance(account, of),
    reply: holding ?? personGone(of) ?? (window !== null && window.closesAt <= now ? 'window_closed' : null),
    note: role,
    handBack: holding,
    close: role ?? closed ?? (of.state === 'active' ? heldBy(account, of) : null),
  };
}

function heldBy(account: Account, of: Case): Hindrance | null {
  if (of.worker === null) return 'take_first';
  return of.worker === account.id ? null : 'held_by_colleague';
}

/** A closed case may be opened again, unless there is nobody left to write to. */
function takeHindrance(account: Account, of: Case): Hindrance | null {
  if (of.state === 'active' && of.worker !== null) return heldBy(account, of) ?? 'taken_already';
  return of.timeline.some(({ fact }) => fact?.type === 'person_erased') ? 'person_erased' : null;
}

/** True from the moment the person left or wanted no more until they write again. */
function personGone(of: Case): Hindrance | null {
  const last = of.timeline.findLast(({ by, fact }) => by === 'person' || (fact !== null && leavings.has(fact.type)));
  if (last === undefined || last.by === 'person') return null;
  return last.fact?.type === 'person_erased' ? 'person_erased' : 'person_gone';
}

const leavings: ReadonlySet<string> = new Set(['person_unreachable', 'person_stopped', 'person_erased']);
