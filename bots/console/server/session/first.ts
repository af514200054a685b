import type { ConsoleDeps } from '../deps.ts';
import { createAccount, hasAdministrator, makeLink } from './links.ts';
import { makePasswords } from './passwords.ts';
import { firstLinks } from './session.ts';

export type FirstAdministrator =
  | { readonly exists: true }
  /** Made from `PHLOV_ADMIN_PASSWORD`. */
  | { readonly created: string }
  /** To be printed once, behind the address of this server. Works once, for a day; the next start makes another. */
  | { readonly path: string };

/** Called at each start. A link made by an earlier start stops working. */
export async function firstAdministrator(
  deps: Pick<ConsoleDeps, 'accounts' | 'sessions' | 'clock' | 'random' | 'hash'> & {
    readonly adminPassword: string | null;
  },
): Promise<FirstAdministrator> {
  if (await hasAdministrator(deps)) return { exists: true };
  if (deps.adminPassword !== null) {
    const wanted = { userName: 'admin', name: 'admin', role: 'administrator', createdBy: null } as const;
    const made = await createAccount(deps, makePasswords(), { ...wanted, password: deps.adminPassword });
    if (made !== null) return { created: made.userName };
  }
  await withdrawFirstLinks(deps);
  return { path: `/console/#/first/${await makeLink(deps, { type: 'first' })}` };
}

async function withdrawFirstLinks(deps: Pick<ConsoleDeps, 'sessions'>): Promise<void> {
  for (const { id, version } of await deps.sessions.list(firstLinks, { limit: 100 })) {
    await deps.sessions.swap({ id, version }, null);
  }
}
