import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstAdministrator } from '../../bots/console/server/console.ts';
import { type Permission, policies } from '../../bots/console/server/policies.ts';
import type { AuditView, PersonView } from '../../bots/console/wire.ts';
import { type Role, roles } from '../../core/casework/accounts.ts';
import { asId, type CaseId, day } from '../../core/model/index.ts';
import { aCase } from '../support/cases.ts';
import {
  type Browser,
  browser,
  password,
  signedIn,
  signIn,
  startConsole,
  type TestConsole,
} from '../support/console.ts';

let server: TestConsole;
beforeEach(async () => {
  server = await startConsole();
});
afterEach(() => server.close());

const stranger = () => browser(server.address, '', null);
const firstToken = async () => tokenIn(await firstAdministrator({ ...server.deps, adminPassword: null }));
const use = (token: string, userName = 'bopha', typed = password) =>
  stranger().post('/console/api/links/use', { token, userName, name: 'Bopha', password: typed });

function tokenIn(made: unknown): string {
  const path = typeof made === 'object' && made !== null && 'path' in made ? String(made.path) : '';
  return path.split('/').at(-1) ?? '';
}

describe('the first administrator', () => {
  test('makes an account by a link that works once', async () => {
    const token = await firstToken();
    expect((await stranger().post('/console/api/links/open', { token })).body).toEqual({
      purpose: 'first',
      role: 'administrator',
      userName: null,
    });
    const made = await use(token);
    expect(made.body).toMatchObject({ me: { name: 'Bopha', role: 'administrator' } });
    expect((await signedIn(server.address, made).get('/console/api/people')).status).toBe(200);
    expect(await use(token, 'other')).toMatchObject({ status: 410, body: { error: 'link_used' } });
    expect(await firstAdministrator({ ...server.deps, adminPassword: null })).toEqual({ exists: true });
  });

  test('of two who use the link at once there is one', async () => {
    const token = await firstToken();
    const answers = await Promise.all([use(token, 'bopha'), use(token, 'malis')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await server.deps.accounts.count('administrator')).toBe(1);
  });

  test('gets a new link at the next start, and the old one is dead', async () => {
    const [old, fresh] = [await firstToken(), await firstToken()];
    expect((await use(old)).status).toBe(410);
    expect((await use(fresh)).status).toBe(200);
  });

  test('comes too late after a day', async () => {
    const token = await firstToken();
    server.clock.advance(day);
    expect((await use(token)).status).toBe(410);
  });

  test('may be made from the settings, unattended, and only when there is none', async () => {
    const first = { ...server.deps, adminPassword: 'set-by-the-operator' };
    expect(await firstAdministrator(first)).toEqual({ created: 'admin' });
    expect(await firstAdministrator({ ...first, adminPassword: 'another-password' })).toEqual({ exists: true });
    const admin = await signIn(server.address, 'admin', 'set-by-the-operator');
    expect(admin.session.me?.role).toBe('administrator');
  });

  test.each([
    ['short', 'password_short'],
    ['aaaaaaaaaaaa', 'password_plain'],
    ['hello-Bopha-2026', 'password_plain'],
    ['x1y2'.repeat(60), 'password_long'],
  ])('a weak password burns nothing: %s', async (typed, error) => {
    const token = await firstToken();
    expect(await use(token, 'bopha', typed)).toMatchObject({ status: 400, body: { error } });
    expect((await use(token)).status).toBe(200);
  });

  test('the token is nowhere in the store in a readable form', async () => {
    const token = await firstToken();
    const links = await server.deps.sessions.list('link.first', { limit: 10 });
    expect(links).toHaveLength(1);
    expect(JSON.stringify([links, await server.deps.sessions.read(links[0]?.id ?? '')])).not.toContain(token);
  });
});

describe('people', () => {
  let bopha: Browser;
  beforeEach(async () => {
    await server.person('bopha', 'administrator');
    bopha = await server.signIn('bopha');
  });
  const invite = async (role: Role) => tokenIn((await bopha.post('/console/api/people/invite', { role })).body);

  test('join with the role they were invited to', async () => {
    const made = await use(await invite('observer'), 'malis');
    expect(made.body).toMatchObject({ me: { role: 'observer' } });
    expect((await bopha.get('/console/api/people')).body).toMatchObject({
      people: [{ userName: 'bopha' }, { userName: 'malis', role: 'observer', disabled: false }],
    });
  });

  test('may not have a name somebody has, and the invitation stays good', async () => {
    const token = await invite('caseworker');
    expect(await use(token, ' BOPHA ')).toMatchObject({ status: 409, body: { error: 'user_name_taken' } });
    expect(await use(token, 'a b')).toMatchObject({ status: 400, body: { error: 'user_name_wrong' } });
    expect((await use(token, 'ម៉ាលីស')).status).toBe(200);
  });

  test('lose every session when they are disabled, and come back when they are let in again', async () => {
    const { id } = await server.person('malis', 'caseworker');
    const malis = await server.signIn('malis');
    expect((await bopha.post(`/console/api/people/${id}/disable`)).body).toMatchObject({ disabled: true });
    expect((await malis.get('/console/api/counts')).status).toBe(401);
    await bopha.post(`/console/api/people/${id}/enable`);
    expect((await malis.get('/console/api/counts')).status).toBe(401);
    expect((await server.signIn('malis')).session.me?.name).toBe('Malis');
  });

  test('renew a password by a link that shows whose it is and ends the old sessions', async () => {
    const { id } = await server.person('malis', 'caseworker');
    const malis = await server.signIn('malis');
    const token = tokenIn((await bopha.post(`/console/api/people/${id}/reset`)).body);
    expect((await stranger().post('/console/api/links/open', { token })).body).toMatchObject({ userName: 'malis' });
    expect((await use(token, '', 'a-new-password')).status).toBe(200);
    expect((await malis.get('/console/api/counts')).status).toBe(401);
    expect((await signIn(server.address, 'malis', 'a-new-password')).session.me?.id).toBe(id);
    expect((await use(token, '', 'a-third-password')).status).toBe(410);
  });

  test('an invitation dies with the right of whoever made it', async () => {
    const other = await server.person('rith', 'administrator');
    const rith = await server.signIn('rith');
    const token = tokenIn((await rith.post('/console/api/people/invite', { role: 'administrator' })).body);
    await bopha.post(`/console/api/people/${other.id}/disable`);
    expect((await use(token)).status).toBe(410);
  });

  test('cannot lock themselves out', async () => {
    const me = bopha.session.me?.id ?? '';
    expect((await bopha.post(`/console/api/people/${me}/disable`)).body).toEqual({ error: 'not_yourself' });
    expect((await bopha.post(`/console/api/people/${me}/role`, { role: 'observer' })).body).toEqual({
      error: 'not_yourself',
    });
  });

  test('a new role counts at once', async () => {
    const { id } = await server.person('malis', 'caseworker');
    const malis = await server.signIn('malis');
    expect((await malis.get('/console/api/cases')).status).toBe(200);
    await bopha.post(`/console/api/people/${id}/role`, { role: 'observer' });
    expect((await malis.get('/console/api/cases')).status).toBe(403);
  });

  test('nobody is shown with a password', async () => {
    const { people } = (await bopha.get('/console/api/people')).body as { people: PersonView[] };
    expect(Object.keys(people[0] ?? {}).sort()).toEqual(['createdAt', 'disabled', 'id', 'name', 'role', 'userName']);
  });
});

describe('the table of who may do what', () => {
  const requests: Record<Permission, (as: Browser) => Promise<{ status: number }>> = {
    see_numbers: (as) => as.get('/console/api/counts'),
    see_channels: (as) => as.get('/console/api/channels'),
    read_cases: (as) => as.get('/console/api/cases/case-1'),
    work_on_cases: (as) => as.post('/console/api/cases/case-1/note', { key: 'k'.repeat(16), text: 'x' }),
    see_people: (as) => as.get('/console/api/people'),
    change_people: (as) => as.post('/console/api/people/invite', { role: 'observer' }),
    read_audit: (as) => as.get('/console/api/audit?day=2026-01-05'),
  };

  test.each(roles)('holds for the %s', async (role) => {
    server.desk.put(aCase('case-1', server.clock.now()));
    await server.person('malis', role);
    const malis = await server.signIn('malis');
    for (const [permission, ask] of Object.entries(requests)) {
      const allowed: readonly Role[] = policies[permission as Permission];
      const { status } = await ask(malis);
      expect({ permission, status }).toEqual({ permission, status: allowed.includes(role) ? 200 : 403 });
    }
  });

  test('the observer sees numbers only', async () => {
    server.desk.put(aCase('case-1', server.clock.now()));
    await server.person('malis', 'observer');
    const malis = await server.signIn('malis');
    expect((await malis.get('/console/api/counts')).body).toEqual({ waiting: 1, active: 0, paused: 0, closed: 0 });
    for (const path of ['cases', 'cases/case-1', 'files/case-1/x', 'people', 'audit?day=2026-01-05', 'channels']) {
      expect((await malis.get(`/console/api/${path}`)).status).toBe(403);
    }
    for (const act of ['take', 'hand-back', 'close', 'reply', 'note']) {
      const body = { key: 'k'.repeat(16), text: 'x', outcome: 'helped' };
      const only =
        act === 'close'
          ? { outcome: body.outcome }
          : act === 'reply' || act === 'note'
            ? { key: body.key, text: 'x' }
            : {};
      expect((await malis.post(`/console/api/cases/case-1/${act}`, only)).status).toBe(403);
    }
  });

  test('strangers get nothing', async () => {
    for (const path of ['counts', 'cases', 'cases/case-1', 'people', 'audit?day=2026-01-05', 'channels']) {
      expect((await stranger().get(`/console/api/${path}`)).status).toBe(401);
    }
    expect((await stranger().get('/console/live')).status).toBe(401);
  });
});

describe('the audit trail', () => {
  test('says who read and did what, never what was said', async () => {
    await server.person('bopha', 'administrator');
    const bopha = await server.signIn('bopha');
    server.desk.put(aCase('case-1', server.clock.now()));
    const acts = [
      () => bopha.get('/console/api/cases/case-1'),
      () => bopha.post('/console/api/cases/case-1/take'),
      () => bopha.post('/console/api/cases/case-1/reply', { key: 'k'.repeat(16), text: 'meet me at the market' }),
      () => bopha.post('/console/api/cases/case-1/close', { outcome: 'helped' }),
    ];
    for (const act of acts) {
      server.clock.advance(1000);
      await act();
    }
    server.clock.advance(1000);
    const { entries } = (await bopha.get('/console/api/audit?day=2026-01-05')).body as { entries: AuditView[] };
    const wanted = ['audit_read', 'case_closed', 'replied', 'case_taken', 'case_read', 'signed_in'];
    expect(entries.map(({ act }) => act)).toEqual(wanted);
    expect(entries[1]).toMatchObject({ who: 'Bopha', case: 'case-1' });
    expect(JSON.stringify(entries)).not.toContain('market');
  });

  test('counts an open case as one reading in ten minutes, and each reader for themselves', async () => {
    const readings = async () =>
      (await server.deps.audit.list('2026-01-05', { limit: 100 })).filter(({ act }) => act === 'case_read');
    await server.person('bopha', 'caseworker');
    await server.person('malis', 'caseworker');
    const [bopha, malis] = [await server.signIn('bopha'), await server.signIn('malis')];
    server.desk.put(aCase('case-1', server.clock.now()));
    for (const as of [bopha, malis, bopha]) {
      await as.get('/console/api/cases/case-1');
      server.clock.advance(60_000);
    }
    expect(await readings()).toHaveLength(2);
    server.clock.advance(10 * 60_000);
    await bopha.get('/console/api/cases/case-1');
    expect(await readings()).toHaveLength(3);
    expect((await readings()).every((entry) => entry.case === asId<CaseId>('case-1'))).toBe(true);
  });

  test('holds failed sign-ins', async () => {
    const { id } = await server.person('bopha', 'caseworker');
    await stranger().post('/console/api/session/sign-in', { userName: 'bopha', password: 'wrong' });
    const [entry] = await server.deps.audit.list('2026-01-05', { limit: 1 });
    expect(entry).toMatchObject({ act: 'sign_in_failed', worker: null, person: id });
  });
});
