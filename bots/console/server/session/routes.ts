import type { FastifyInstance } from 'fastify';
import { type Account, passwordFault, readUserName } from '../../../../core/casework/accounts.ts';
import { languages } from '../../../../core/model/index.ts';
import type { ConsoleDeps } from '../deps.ts';
import { parse, Refusal } from '../refusal.ts';
import type { Door } from './door.ts';
import { accountId, join, openLink, renewPassword } from './links.ts';
import { makePasswords } from './passwords.ts';
import { presentLink, presentSession } from './present.ts';
import { openLinkBody, signInBody, useLinkBody } from './schema.ts';
import type { OneTimeLink } from './session.ts';
import { makeThrottle } from './throttle.ts';

const guarded = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } };

export function sessionRoutes(app: FastifyInstance, deps: ConsoleDeps, door: Door): void {
  const passwords = makePasswords();
  const throttle = makeThrottle(deps);

  app.get('/session', async (request) => presentSession(await door.visitor(request), deps));

  app.get('/words/:language', async (request) => {
    const { language } = request.params as { language: unknown };
    const known = languages.find((name) => name === language);
    if (known === undefined) throw new Refusal(404, 'no_such_page');
    return deps.words(known);
  });

  app.post('/session/sign-in', guarded, async (request, reply) => {
    const typed = parse(signInBody, request.body);
    const userName = readUserName(typed.userName) ?? '';
    await throttle.count(userName, request.ip);
    const account = (await deps.accounts.read(accountId(deps, userName)))?.document ?? null;
    const matches = await passwords.matches(account?.passwordHash ?? null, typed.password);
    if (account === null || !matches || account.disabled) {
      await deps.audit.record({ act: 'sign_in_failed', worker: null, person: account?.id ?? null });
      throw new Refusal(401, 'wrong_sign_in');
    }
    await throttle.forgive(userName, request.ip);
    await deps.audit.record({ act: 'signed_in', worker: account.id });
    return presentSession(await door.admit(reply, account), deps);
  });

  app.post('/session/sign-out', async (request, reply) => {
    const visitor = await door.enter(request, reply);
    await door.leave(reply, visitor);
    await deps.audit.record({ act: 'signed_out', worker: visitor.account.id });
    return presentSession(null, deps);
  });

  app.post('/session/sign-out-everywhere', async (request, reply) => {
    const visitor = await door.enter(request, reply);
    await deps.accounts.update(visitor.account.id, (was) =>
      was === null ? { leave: null } : { next: { ...was, epoch: was.epoch + 1 }, result: null },
    );
    await door.leave(reply, visitor);
    await deps.audit.record({ act: 'signed_out_everywhere', worker: visitor.account.id });
    return presentSession(null, deps);
  });

  app.post('/links/open', guarded, async (request) => {
    const { token } = parse(openLinkBody, request.body);
    const link = await openLink(deps, token);
    return presentLink(link.document, await userNameBehind(deps, link.document));
  });

  app.post('/links/use', guarded, async (request, reply) => {
    const typed = parse(useLinkBody, request.body);
    const link = await openLink(deps, typed.token);
    const { purpose } = link.document;
    const userName = (await userNameBehind(deps, link.document)) ?? readUserName(typed.userName) ?? '';
    const fault = passwordFault(typed.password, userName === '' ? '\0' : userName);
    if (fault !== null) throw new Refusal(400, fault);
    const account: Account =
      purpose.type === 'reset'
        ? await renewPassword(deps, passwords, link, purpose.worker, typed.password)
        : await join(deps, passwords, link, { ...typed, name: typed.name === '' ? typed.userName.trim() : typed.name });
    await deps.audit.record({ act: 'link_used', worker: account.id });
    return presentSession(await door.admit(reply, account), deps);
  });
}

async function userNameBehind(deps: ConsoleDeps, link: OneTimeLink): Promise<string | null> {
  if (link.purpose.type !== 'reset') return null;
  return (await deps.accounts.read(link.purpose.worker))?.document.userName ?? null;
}
