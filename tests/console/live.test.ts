import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LiveChange } from '../../bots/console/wire.ts';
import { hour } from '../../core/model/index.ts';
import { aCase, anEntry } from '../support/cases.ts';
import { type Browser, startConsole, type TestConsole } from '../support/console.ts';
import { add } from '../support/desk.ts';

let server: TestConsole;
let sophea: Browser;
beforeEach(async () => {
  server = await startConsole();
  const { id } = await server.person('sophea', 'caseworker');
  await server.person('malis', 'observer');
  sophea = await server.signIn('sophea');
  server.desk.put(aCase('case-1', server.clock.now(), { worker: id, state: 'active' }));
});
afterEach(() => server.close());

/** What comes down the line, one event a call; null when it was closed from the other side. */
async function listen(as: Browser): Promise<() => Promise<{ event: string; data: LiveChange } | null>> {
  const response = await fetch(`${server.address}/console/live`, { headers: { cookie: as.cookie } });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  const next = async (): Promise<{ event: string; data: LiveChange } | null> => {
    const end = waiting.indexOf('\n\n');
    if (end >= 0) {
      const [block, rest] = [waiting.slice(0, end), waiting.slice(end + 2)];
      waiting = rest;
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) return { event: /^event: (.*)$/m.exec(block)?.[1] ?? 'message', data: JSON.parse(data) };
      return next();
    }
    const read = await reader?.read();
    if (read === undefined || read.done) return null;
    waiting += read.value;
    return next();
  };
  return next;
}

describe('what changes is pushed', () => {
  test('to whoever works on cases: the row, never the words', async () => {
    const next = await listen(sophea);
    const said = anEntry('said', server.clock.now(), { text: 'they took my passport' });
    server.desk.change(aCase('case-1', 0).id, (was) => add(was, said));
    const change = await next();
    expect(change?.data).toMatchObject({
      id: 'case-1',
      summary: { awaitsReply: true, worker: { name: 'Sophea' } },
      counts: { active: 1 },
    });
    expect(JSON.stringify(change)).not.toContain('passport');
  });

  test('to an observer: numbers alone', async () => {
    const next = await listen(await server.signIn('malis'));
    server.desk.put(aCase('case-2', server.clock.now()));
    expect((await next())?.data).toEqual({
      id: null,
      summary: null,
      counts: { waiting: 1, active: 1, paused: 0, closed: 0 },
    });
  });

  test('also when a case is gone', async () => {
    const next = await listen(sophea);
    server.desk.remove(aCase('case-1', 0).id);
    expect((await next())?.data).toMatchObject({ id: 'case-1', summary: null, counts: { active: 0 } });
  });

  test('of many changes at once the last one is told to all', async () => {
    const [one, two] = [await listen(sophea), await listen(sophea)];
    for (let count = 0; count < 50; count += 1) server.desk.put(aCase(`more-${count}`, server.clock.now()));
    for (const next of [one, two]) {
      let latest: LiveChange | undefined;
      while (latest?.counts.waiting !== 50 || latest.id !== 'more-49') latest = (await next())?.data;
      expect(latest.counts.waiting).toBe(50);
    }
  });

  test('to nobody whose session has ended: they are told, and the line is closed', async () => {
    const next = await listen(sophea);
    server.clock.advance(12 * hour);
    server.desk.put(aCase('case-2', server.clock.now()));
    expect((await next())?.event).toBe('signed_out');
    expect(await next()).toBeNull();
  });
});

describe('the console', () => {
  test('keeps an unknown error to itself and logs no word of it', async () => {
    server.desk.read = async () => {
      throw new Error('the person said: help me');
    };
    const answer = await sophea.get('/console/api/cases/case-1');
    expect(answer).toMatchObject({ status: 500, body: { error: 'unexpected' } });
    expect(JSON.stringify(answer.body)).not.toContain('help me');
    expect(server.logged.join()).toContain('console request failed');
    expect(server.logged.join()).not.toContain('help me');
  });

  test('answers bad bodies and unknown addresses in one form', async () => {
    const address = `${server.address}/console/api/session/sign-in`;
    const bad = (body: string, type = 'application/json') =>
      fetch(address, { method: 'POST', body, headers: { 'content-type': type } });
    expect((await bad('{not json')).status).toBe(400);
    expect((await bad('x', 'text/plain')).status).toBe(400);
    expect((await bad('<x/>', 'application/xml')).status).toBe(415);
    expect((await bad(JSON.stringify({ userName: 'x'.repeat(2_000_000) }))).status).toBe(413);
    expect(await sophea.get('/console/api/nowhere')).toMatchObject({ status: 404, body: { error: 'no_such_page' } });
    expect((await sophea.get('/console/api/words/en')).body).toEqual({ language: 'en' });
    expect((await sophea.get('/console/api/words/fr')).status).toBe(404);
  });

  test('tells every browser to load nothing from elsewhere and to frame it nowhere', async () => {
    const { headers } = await sophea.get('/console/api/session');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/);
  });
});
