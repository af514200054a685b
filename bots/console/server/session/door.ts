import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../../../core/casework/accounts.ts';
import { minute } from '../../../../core/model/index.ts';
import type { Versioned } from '../../../../core/storage/documents.ts';
import type { ConsoleDeps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { lifetimes, type Session, type SignedIn } from './session.ts';

export const cookieName = 'phlov_console';

/** Somebody who is signed in, as of this request. */
export interface Visitor {
  readonly account: Account;
  readonly sessionId: string;
  readonly csrf: string;
}

/** The only way in. Each request reads the session and the account anew, so that what is withdrawn is withdrawn at once. */
export interface Door {
  /** Who it is, or null; changes nothing. */
  visitor(request: FastifyRequest): Promise<Visitor | null>;
  /** Refuses strangers (401) and, for what changes something, whoever cannot show the session's own token (403). */
  enter(request: FastifyRequest, reply: FastifyReply): Promise<Visitor>;
  admit(reply: FastifyReply, account: Account): Promise<Visitor>;
  leave(reply: FastifyReply, visitor: Visitor): Promise<void>;
}

type DoorDeps = Pick<ConsoleDeps, 'accounts' | 'sessions' | 'clock' | 'random' | 'hash' | 'secure'>;

export function makeDoor(deps: DoorDeps): Door {
  return {
    visitor: async (request) => (await recognise(deps, request))?.visitor ?? null,
    enter: async (request, reply) => {
      const found = await recognise(deps, request);
      if (found === null) throw new Refusal(401, 'sign_in');
      if (changesSomething(request)) requireToken(request, found.visitor.csrf);
      await slide(deps, reply, found);
      return found.visitor;
    },
    admit: (reply, account) => admit(deps, reply, account),
    leave: async (reply, visitor) => {
      await deps.sessions.update(visitor.sessionId, (was) =>
        was === null ? { leave: null } : { next: null, result: null },
      );
      reply.clearCookie(cookieName, { path: '/console' });
    },
  };
}

export function changesSomething(request: FastifyRequest): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
}

interface Found {
  readonly visitor: Visitor;
  readonly token: string;
  readonly kept: Versioned<Session> & { readonly document: SignedIn };
}

async function recognise(deps: DoorDeps, request: FastifyRequest): Promise<Found | null> {
  const token = request.cookies[cookieName];
  if (token === undefined || !/^[\w-]{22,64}$/.test(token)) return null;
  const sessionId = deps.hash('console.session', token);
  const kept = await deps.sessions.read(sessionId);
  if (kept === null || kept.document.type !== 'signed_in') return null;
  const document = kept.document;
  if (document.expiresAt <= deps.clock.now()) return null;
  const account = (await deps.accounts.read(document.worker))?.document ?? null;
  if (account === null || account.disabled || account.epoch !== document.epoch) return null;
  return { visitor: { account, sessionId, csrf: tokenOf(deps, sessionId) }, token, kept: { ...kept, document } };
}

/** Bound to the session and never stored: another site can neither read it nor make it. */
function tokenOf(deps: DoorDeps, sessionId: string): string {
  return deps.hash('console.csrf', sessionId);
}

function requireToken(request: FastifyRequest, csrf: string): void {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const wanted = Buffer.from(csrf);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Refusal(403, 'no_token');
}

async function admit(deps: DoorDeps, reply: FastifyReply, account: Account): Promise<Visitor> {
  const token = `${deps.random.id()}${deps.random.id()}`;
  const sessionId = deps.hash('console.session', token);
  const now = deps.clock.now();
  const times = { createdAt: now, seenAt: now, expiresAt: now + lifetimes.idle };
  await deps.sessions.update(sessionId, () => ({
    next: { schema: 1, type: 'signed_in', worker: account.id, epoch: account.epoch, ...times },
    result: null,
  }));
  setCookie(deps, reply, token);
  return { account, sessionId, csrf: tokenOf(deps, sessionId) };
}

/** Moves the end on, at most once in five minutes. A conflict means that another request has just done it. */
async function slide(deps: DoorDeps, reply: FastifyReply, { kept, token }: Found): Promise<void> {
  const now = deps.clock.now();
  const session = kept.document;
  if (now - session.seenAt < 5 * minute) return;
  const expiresAt = Math.min(now + lifetimes.idle, session.createdAt + lifetimes.whole);
  await deps.sessions.swap(kept, { ...session, seenAt: now, expiresAt });
  setCookie(deps, reply, token);
}

function setCookie(deps: DoorDeps, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName, token, {
    path: '/console',
    httpOnly: true,
    sameSite: 'strict',
    secure: deps.secure,
    maxAge: lifetimes.idle / 1000,
  });
}
