import type { Account } from '../../../../core/casework/accounts.ts';
import type { WorkerId } from '../../../../core/model/index.ts';
import type { AuditView, ChannelView, PersonView, WorkerName } from '../../wire.ts';
import type { AuditEntry } from '../audit.ts';
import type { ConsoleDeps } from '../deps.ts';

export function presentPerson(account: Account): PersonView {
  return {
    id: account.id,
    userName: account.userName,
    name: account.name,
    role: account.role,
    disabled: account.disabled,
    createdAt: account.createdAt,
  };
}

export function presentChannel(channel: ChannelView): ChannelView {
  return { name: channel.name, state: channel.state, detail: channel.detail };
}

export function presentAudit(entry: AuditEntry, names: Names): AuditView {
  return {
    at: entry.at,
    who: entry.worker === null ? null : names(entry.worker).name,
    act: entry.act,
    case: entry.case,
    person: entry.person === null ? null : names(entry.person).name,
  };
}

/** Who a worker id is. Unknown ids keep a dash, so that nothing breaks when an account is gone. */
export type Names = (id: WorkerId) => WorkerName;

export async function namesOf(accounts: ConsoleDeps['accounts'], ids: Iterable<WorkerId | null>): Promise<Names> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const found = await Promise.all(wanted.map((id) => accounts.read(id)));
  const names = new Map(wanted.map((id, index) => [id, found[index]?.document.name ?? '–']));
  return (id) => ({ id, name: names.get(id) ?? '–' });
}
