import { type Account, type Role, readUserName } from '../../../../core/casework/accounts.ts';
import { asId, type WorkerId } from '../../../../core/model/index.ts';
import type { Versioned } from '../../../../core/storage/documents.ts';
import type { ConsoleDeps } from '../deps.ts';
import { may } from '../policies.ts';
import { Refusal } from '../refusal.ts';
import type { Passwords } from './passwords.ts';
import { lifetimes, type OneTimeLink, type Session } from './session.ts';

type LinkDeps = Pick<ConsoleDeps, 'accounts' | 'sessions' | 'clock' | 'random' | 'hash'>;
type OpenLink = Versioned<Session> & { readonly document: OneTimeLink };

/** Makes a link that can be used once, within a day. Only its hash is kept. */
export async function makeLink(deps: LinkDeps, purpose: OneTimeLink['purpose']): Promise<string> {
  const token = deps.random.id();
  const now = deps.clock.now();
  const link: OneTimeLink = { schema: 1, type: 'link', purpose, createdAt: now, expiresAt: now + lifetimes.link };
  await deps.sessions.update(deps.hash('console.link', token), () => ({ next: link, result: null }));
  return token;
}

export async function openLink(deps: LinkDeps, token: string): Promise<OpenLink> {
  const kept = await deps.sessions.read(deps.hash('console.link', token));
  const link = kept?.document;
  if (kept === null || link?.type !== 'link' || link.expiresAt <= deps.clock.now()) {
    throw new Refusal(410, 'link_used');
  }
  if (!(await stillGood(deps, link))) throw new Refusal(410, 'link_used');
  return { ...kept, document: link };
}

/** A first link dies with the first administrator; any other with the right of whoever made it. */
async function stillGood(deps: LinkDeps, { purpose }: OneTimeLink): Promise<boolean> {
  if (purpose.type === 'first') return !(await hasAdministrator(deps));
  const maker = (await deps.accounts.read(purpose.by))?.document;
  return maker !== undefined && may(maker, 'change_people');
}

/** True: somebody can let others in. */
export async function hasAdministrator(deps: Pick<ConsoleDeps, 'accounts'>): Promise<boolean> {
  return (await deps.accounts.count('administrator')) > 0;
}

export function accountId(deps: Pick<ConsoleDeps, 'hash'>, userName: string): WorkerId {
  return asId<WorkerId>(deps.hash('console.account', userName));
}

export function roleOf(link: OneTimeLink): Role {
  return link.purpose.type === 'invite' ? link.purpose.role : 'administrator';
}

export interface NewAccount {
  readonly userName: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  readonly createdBy: WorkerId | null;
}

/** Null: somebody has that user name. */
export async function createAccount(deps: LinkDeps, passwords: Passwords, wanted: NewAccount): Promise<Account | null> {
  const { password, ...rest } = wanted;
  const id = accountId(deps, wanted.userName);
  const passwordHash = await passwords.hash(password);
  const start = { schema: 1, id, disabled: false, epoch: 1, createdAt: deps.clock.now() } as const;
  const account: Account = { ...start, ...rest, passwordHash };
  return (await deps.accounts.swap({ id, version: 0 }, account)) === null ? null : account;
}

/** Uses a first link or an invitation up. Whoever comes second with the same link is refused; a taken name burns nothing. */
export async function join(
  deps: LinkDeps,
  passwords: Passwords,
  link: OpenLink,
  typed: { readonly userName: string; readonly name: string; readonly password: string },
): Promise<Account> {
  const userName = readUserName(typed.userName);
  if (userName === null) throw new Refusal(400, 'user_name_wrong');
  if ((await deps.accounts.read(accountId(deps, userName))) !== null) throw new Refusal(409, 'user_name_taken');
  await useUp(deps, link);
  const createdBy = link.document.purpose.type === 'invite' ? link.document.purpose.by : null;
  const account = await createAccount(deps, passwords, { ...typed, userName, role: roleOf(link.document), createdBy });
  if (account !== null) return account;
  await deps.sessions.swap({ id: link.id, version: 0 }, link.document);
  throw new Refusal(409, 'user_name_taken');
}

export async function renewPassword(
  deps: LinkDeps,
  passwords: Passwords,
  link: OpenLink,
  worker: WorkerId,
  password: string,
): Promise<Account> {
  const passwordHash = await passwords.hash(password);
  await useUp(deps, link);
  const { result } = await deps.accounts.update<Account | null>(worker, (was) => {
    if (was === null || was.disabled) return { leave: null };
    const next = { ...was, passwordHash, epoch: was.epoch + 1 };
    return { next, result: next };
  });
  if (result === null) throw new Refusal(410, 'link_used');
  return result;
}

async function useUp(deps: LinkDeps, link: OpenLink): Promise<void> {
  if ((await deps.sessions.swap(link, null)) === null) throw new Refusal(410, 'link_used');
}
