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
  const holding = role ?? closed ?? holdingHindrance(account, of);
  return {
    take:
      role ?? closed ?? (of.worker === null ? null : of.worker === account.id ? 'taken_already' : 'held_by_colleague'),
    reply: holding ?? personGone(of) ?? (window !== null && window.closesAt <= now ? 'window_closed' : null),
    note: role,
    handBack: holding,
    close: holding,
  };
}

function holdingHindrance(account: Account, of: Case): Hindrance | null {
  if (of.worker === null) return 'take_first';
  return of.worker === account.id ? null : 'held_by_colleague';
}

/** True from the moment the person left or erased everything until they write again. */
function personGone(of: Case): Hindrance | null {
  const gone = of.timeline.findLast(
    (entry) =>
      entry.by === 'person' ||
      entry.fact?.type === 'person_unreachable' ||
      entry.fact?.type === 'person_stopped' ||
      entry.fact?.type === 'person_erased',
  );
  return gone === undefined || gone.by === 'person' ? null : 'person_gone';
}
