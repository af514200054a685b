import type { LinkView, Me, SessionView } from '../../wire.ts';
import type { ConsoleDeps } from '../deps.ts';
import type { Visitor } from './door.ts';
import { roleOf } from './links.ts';
import type { OneTimeLink } from './session.ts';

export function presentSession(visitor: Visitor | null, deps: Pick<ConsoleDeps, 'clock' | 'publicUrl'>): SessionView {
  return {
    me: visitor === null ? null : presentMe(visitor),
    csrf: visitor?.csrf ?? null,
    now: deps.clock.now(),
    chatAddress: `${deps.publicUrl?.replace(/\/+$/, '') ?? ''}/chat`,
  };
}

function presentMe({ account }: Visitor): Me {
  return { id: account.id, name: account.name, role: account.role };
}

export function presentLink(link: OneTimeLink, userName: string | null): LinkView {
  return { purpose: link.purpose.type, role: roleOf(link), userName };
}
