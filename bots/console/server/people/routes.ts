import type { FastifyInstance } from 'fastify';
import { type Account, roles } from '../../../../core/casework/accounts.ts';
import { asId, type WorkerId } from '../../../../core/model/index.ts';
import type { ConsoleDeps } from '../deps.ts';
import { allow } from '../policies.ts';
import { parse, Refusal } from '../refusal.ts';
import type { Door } from '../session/door.ts';
import { makeLink } from '../session/links.ts';
import { namesOf, presentAudit, presentChannel, presentPerson } from './present.ts';
import { auditQuery, personParams, roleBody } from './schema.ts';

export function peopleRoutes(app: FastifyInstance, deps: ConsoleDeps, door: Door): void {
  app.get('/people', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    allow(account, 'see_people');
    return { people: (await everybody(deps)).map(presentPerson) };
  });

  app.post('/people/invite', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    const { role } = parse(roleBody, request.body);
    allow(account, 'change_people');
    const token = await makeLink(deps, { type: 'invite', role, by: account.id });
    await deps.audit.record({ act: 'person_invited', worker: account.id });
    return { path: `/console/#/join/${token}` };
  });

  app.post('/people/:id/reset', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    const person = personIn(request.params);
    allow(account, 'change_people');
    if ((await deps.accounts.read(person)) === null) throw new Refusal(404, 'no_such_person');
    const token = await makeLink(deps, { type: 'reset', worker: person, by: account.id });
    await deps.audit.record({ act: 'reset_made', worker: account.id, person });
    return { path: `/console/#/reset/${token}` };
  });

  app.post('/people/:id/disable', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    const person = personIn(request.params);
    allow(account, 'change_people');
    if (person === account.id) throw new Refusal(409, 'not_yourself');
    const changed = await change(deps, person, (was) => ({ ...was, disabled: true, epoch: was.epoch + 1 }));
    await deps.audit.record({ act: 'person_disabled', worker: account.id, person });
    return presentPerson(changed);
  });

  app.post('/people/:id/enable', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    const person = personIn(request.params);
    allow(account, 'change_people');
    const changed = await change(deps, person, (was) => ({ ...was, disabled: false }));
    await deps.audit.record({ act: 'person_enabled', worker: account.id, person });
    return presentPerson(changed);
  });

  app.post('/people/:id/role', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    const person = personIn(request.params);
    const { role } = parse(roleBody, request.body);
    allow(account, 'change_people');
    if (person === account.id) throw new Refusal(409, 'not_yourself');
    const changed = await change(deps, person, (was) => ({ ...was, role }));
    await deps.audit.record({ act: 'role_changed', worker: account.id, person });
    return presentPerson(changed);
  });

  app.get('/audit', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    const { day, below } = parse(auditQuery, request.query);
    allow(account, 'read_audit');
    await deps.audit.recordReading({ act: 'audit_read', worker: account.id });
    const entries = await deps.audit.list(day, { limit: 100, ...(below === undefined ? {} : { below }) });
    const names = await namesOf(
      deps.accounts,
      entries.flatMap((entry) => [entry.worker, entry.person]),
    );
    return { entries: entries.map((entry) => presentAudit(entry, names)) };
  });

  app.get('/channels', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    allow(account, 'see_channels');
    return { channels: deps.channels().map(presentChannel) };
  });
}

function personIn(params: unknown): WorkerId {
  return asId<WorkerId>(parse(personParams, params).id);
}

async function everybody(deps: ConsoleDeps): Promise<readonly Account[]> {
  const pages = await Promise.all([...roles, 'disabled'].map((group) => deps.accounts.list(group, { limit: 200 })));
  const read = await Promise.all(pages.flat().map((entry) => deps.accounts.read(entry.id)));
  return read
    .flatMap((found) => (found === null ? [] : [found.document]))
    .sort((a, b) => Number(a.disabled) - Number(b.disabled) || a.createdAt - b.createdAt);
}

async function change(deps: ConsoleDeps, id: WorkerId, next: (was: Account) => Account): Promise<Account> {
  const { document } = await deps.accounts.update(id, (was) =>
    was === null ? { leave: null } : { next: next(was), result: null },
  );
  if (document === null) throw new Refusal(404, 'no_such_person');
  return document;
}
