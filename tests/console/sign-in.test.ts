import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sweepSessions } from '../../bots/console/server/console.ts';
import { makePasswords } from '../../bots/console/server/session/passwords.ts';
import { hour, minute } from '../../core/model/index.ts';
import { browser, password, startConsole, type TestConsole } from '../support/console.ts';

let server: TestConsole;
beforeEach(async () => {
  server = await startConsole();
  await server.person('sophea', 'caseworker');
});
afterEach(() => server.close());

const stranger = () => browser(server.address, '', null);
const tryIn = (userName: string, typed: string) =>
  stranger().post('/console/api/session/sign-in', { userName, password: typed });

describe('signing in', () => {
  test('opens a session whose cookie no script and no other site can use', async () => {
    const answer = await tryIn('Sophea ', password);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ me: { name: 'Sophea', role: 'caseworker' } });
    const cookie = answer.headers.getSetCookie()[0];
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\/console/);
    expect(cookie).not.toMatch(/Secure/);
  });

  test('says the same for a wrong password, an unknown name and a disabled account', async () => {
    const sokha = await server.person('sokha', 'caseworker');
    await server.deps.accounts.update(sokha.id, (was) => ({ next: was && { ...was, disabled: true }, result: null }));
    const answers = [await tryIn('sophea', 'wrong'), await tryIn('nobody', password), await tryIn('sokha', password)];
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
      Array(3).fill({ status: 401, body: { error: 'wrong_sign_in' } }),
    );
  });

  test('an unknown name is compared with a password that lets nobody in', async () => {
    const passwords = makePasswords();
    expect(await passwords.matches(null, 'nobody has this password')).toBe(false);
    expect(await passwords.matches(await passwords.hash('ｐａｓｓ'), 'pass')).toBe(true);
  });

  test('guesses wait longer and longer, and the wait is over when its time has come', async () => {
    for (let guess = 0; guess < 5; guess += 1) expect((await tryIn('sophea', 'wrong')).status).toBe(401);
    const waiting = await tryIn('sophea', password);
    expect(waiting).toMatchObject({ status: 429, body: { error: 'too_many_attempts' } });
    expect(waiting.body).toMatchObject({ waitUntil: server.clock.now() + minute / 2 });
    server.clock.advance(minute / 2);
    expect((await tryIn('sophea', 'wrong')).status).toBe(401);
    expect((await tryIn('sophea', password)).body).toMatchObject({ waitUntil: server.clock.now() + minute });
    server.clock.advance(minute);
    expect((await tryIn('sophea', password)).status).toBe(200);
    expect((await tryIn('sophea', 'wrong')).status).toBe(401);
  });

  test('guesses made at the same moment are all counted', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryIn('sophea', 'wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  test('one address cannot try many names', async () => {
    const answers = [];
    for (let name = 0; name < 21; name += 1) answers.push((await tryIn(`name${name}`, 'wrong')).status);
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(answers[20]).toBe(429);
  });

  test.each([
    ['nothing', {}],
    ['no words', { userName: 4, password: ['x'] }],
    ['too much', { userName: 'x'.repeat(5000), password: 'x' }],
    ['more than asked for', { userName: 'sophea', password, role: 'administrator' }],
  ])('%s is not understood', async (_, body) => {
    expect(await stranger().post('/console/api/session/sign-in', body)).toMatchObject({
      status: 400,
      body: { error: 'not_understood' },
    });
  });
});

describe('a session', () => {
  test('ends twelve hours after the last request, not after the first', async () => {
    const sophea = await server.signIn('sophea');
    server.clock.advance(11 * hour);
    expect((await sophea.get('/console/api/counts')).status).toBe(200);
    server.clock.advance(11 * hour);
    expect((await sophea.get('/console/api/counts')).status).toBe(200);
    server.clock.advance(12 * hour);
    expect((await sophea.get('/console/api/counts')).status).toBe(401);
  });

  test('ends after a week, however busy', async () => {
    const sophea = await server.signIn('sophea');
    for (let step = 0; step < 17; step += 1) {
      expect((await sophea.get('/console/api/counts')).status).toBe(200);
      server.clock.advance(10 * hour);
    }
    expect((await sophea.get('/console/api/counts')).status).toBe(401);
  });

  test('ends on this device when one signs out', async () => {
    const [here, there] = [await server.signIn('sophea'), await server.signIn('sophea')];
    expect((await here.post('/console/api/session/sign-out')).status).toBe(200);
    expect((await here.get('/console/api/counts')).status).toBe(401);
    expect((await there.get('/console/api/counts')).status).toBe(200);
  });

  test('ends everywhere when one signs out everywhere', async () => {
    const [here, there] = [await server.signIn('sophea'), await server.signIn('sophea')];
    expect((await here.post('/console/api/session/sign-out-everywhere')).status).toBe(200);
    expect((await there.get('/console/api/counts')).status).toBe(401);
    expect((await (await server.signIn('sophea')).get('/console/api/counts')).status).toBe(200);
  });

  test('is swept away once it has run out', async () => {
    await server.signIn('sophea');
    expect(await sweepSessions(server.deps.sessions, server.clock)).toBe(0);
    server.clock.advance(12 * hour);
    expect(await sweepSessions(server.deps.sessions, server.clock)).toBeGreaterThan(0);
    expect(await server.deps.sessions.count('signed_in')).toBe(0);
  });
});

describe('requests from elsewhere', () => {
  test('without the token of the session: refused', async () => {
    const sophea = await server.signIn('sophea');
    const bare = await sophea.post('/console/api/session/sign-out', {}, { 'x-csrf-token': '' });
    expect(bare).toMatchObject({ status: 403, body: { error: 'no_token' } });
    const other = await server.signIn('sophea');
    const borrowed = { 'x-csrf-token': other.session.csrf ?? '' };
    expect((await sophea.post('/console/api/session/sign-out', {}, borrowed)).status).toBe(403);
    expect((await sophea.get('/console/api/counts')).status).toBe(200);
  });

  test.each([['https://evil.example'], ['null'], ['http://127.0.0.1:1']])(
    'from %s: refused, even with the token',
    async (origin) => {
      const sophea = await server.signIn('sophea');
      expect(await sophea.post('/console/api/session/sign-out', {}, { origin })).toMatchObject({
        status: 403,
        body: { error: 'other_site' },
      });
    },
  );

  test('a sign-in started by another site is refused as well', async () => {
    const body = { userName: 'sophea', password };
    const answer = await stranger().post('/console/api/session/sign-in', body, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
  });

  test('the public address counts as ours behind a proxy, and its cookie travels over https alone', async () => {
    const behind = await startConsole({ publicUrl: 'https://help.example/', secure: true });
    await behind.person('sophea', 'caseworker');
    const body = { userName: 'sophea', password };
    const origin = { origin: 'https://help.example' };
    const answer = await browser(behind.address, '', null).post('/console/api/session/sign-in', body, origin);
    await behind.close();
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/Secure/);
  });
});
