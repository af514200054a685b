import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CaseView } from '../../bots/console/wire.ts';
import { asId, type CaseId, day, type EffectKey, type FileId, hour } from '../../core/model/index.ts';
import { aCase, anEntry } from '../support/cases.ts';
import { type Browser, startConsole, type TestConsole } from '../support/console.ts';
import { add } from '../support/desk.ts';

const id = asId<CaseId>('case-1');
const key = 'client-made-key-0001';
let server: TestConsole;
let sophea: Browser;
let dara: Browser;

beforeEach(async () => {
  server = await startConsole();
  await server.person('sophea', 'caseworker');
  await server.person('dara', 'supervisor');
  [sophea, dara] = [await server.signIn('sophea'), await server.signIn('dara')];
  server.desk.put(aCase(id, server.clock.now()));
});
afterEach(() => server.close());

const at = (path = '') => `/console/api/cases/${id}${path}`;
const timeline = (answer: { body: unknown }) => (answer.body as CaseView).timeline;

describe('the lists', () => {
  test('hold the most urgent first and no word that was said', async () => {
    const now = server.clock.now();
    const said = [anEntry('said', now, { text: 'they took my passport' })];
    server.desk.put(aCase('case-2', now, { priority: 'emergency', timeline: said }));
    const answer = await sophea.get('/console/api/cases?state=waiting');
    expect(answer.body).toMatchObject({
      cases: [
        { id: 'case-2', awaitsReply: true },
        { id, priority: 'normal', awaitsReply: false, worker: null },
      ],
      counts: { waiting: 2, active: 0 },
    });
    expect(JSON.stringify(answer.body)).not.toContain('passport');
  });

  test('of what is open hold all but the closed', async () => {
    server.desk.put(aCase('case-2', server.clock.now(), { state: 'closed', closedAt: server.clock.now() }));
    expect((await sophea.get('/console/api/cases')).body).toMatchObject({ cases: [{ id }] });
    expect((await sophea.get('/console/api/cases?state=closed')).body).toMatchObject({ cases: [{ id: 'case-2' }] });
    expect((await sophea.get('/console/api/cases?state=other')).status).toBe(400);
  });
});

describe('taking a case', () => {
  test('of two who take it at once one has it, and the other is told who', async () => {
    const answers = await Promise.all([sophea.post(at('/take')), dara.post(at('/take'))]);
    const winner = answers.find(({ status }) => status === 200)?.body as CaseView;
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.body).toEqual({ error: 'held', held: winner.worker });
    expect(winner.timeline.filter(({ fact }) => fact?.type === 'taken')).toHaveLength(1);
    expect(['Sophea', 'Dara']).toContain(winner.worker?.name);
  });

  test('again by the same hand changes nothing', async () => {
    await sophea.post(at('/take'));
    expect(timeline(await sophea.post(at('/take')))).toHaveLength(2);
  });

  test('that does not exist is told so', async () => {
    expect(await sophea.post('/console/api/cases/nowhere/take')).toMatchObject({
      status: 404,
      body: { error: 'no_such_case' },
    });
  });
});

describe('writing', () => {
  test('a repeated reply is there once, on its way', async () => {
    await sophea.post(at('/take'));
    const body = { key, text: ' សួស្តី  ' };
    await Promise.all([sophea.post(at('/reply'), body), sophea.post(at('/reply'), body)]);
    const written = timeline(await sophea.get(at())).filter(({ by }) => by === 'caseworker');
    expect(written).toMatchObject([{ text: 'សួស្តី', delivery: { state: 'sending' }, worker: { name: 'Sophea' } }]);
  });

  test('the same key in two hands is two messages', async () => {
    await sophea.post(at('/note'), { key, text: 'one' });
    await dara.post(at('/note'), { key, text: 'two' });
    const notes = timeline(await sophea.get(at())).filter(({ by }) => by === 'note');
    expect(notes.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  test('only who holds the case may reply, and nobody before it is taken', async () => {
    expect(await sophea.post(at('/reply'), { key, text: 'x' })).toMatchObject({
      status: 409,
      body: { error: 'not_active' },
    });
    await dara.post(at('/take'));
    expect(await sophea.post(at('/reply'), { key, text: 'x' })).toMatchObject({
      status: 409,
      body: { error: 'held', held: { name: 'Dara' } },
    });
  });

  test.each([
    ['no key', { text: 'x' }],
    ['a key with markup', { key: '<script>alert(1)</script>', text: 'x' }],
    ['a text that is no text', { key, text: { $ne: null } }],
    ['a text without end', { key, text: 'x'.repeat(10_001) }],
    ['a file that is none', { key, text: 'x', files: ['../../etc/passwd'] }],
  ])('%s is not understood', async (_, body) => {
    await sophea.post(at('/take'));
    expect(await sophea.post(at('/reply'), body)).toMatchObject({ status: 400, body: { error: 'not_understood' } });
  });

  test('nothing but spaces is nothing to send', async () => {
    await sophea.post(at('/take'));
    const answer = await sophea.post(at('/reply'), { key, text: ' \n ' });
    expect(answer).toMatchObject({ status: 409, body: { error: 'nothing_to_send' } });
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '"><script>alert(document.cookie)</script>',
    '\u202Eevil\u202C {{constructor}} **bold** [x](javascript:alert(1))',
    '\u200B'.repeat(500),
    '🙏🏽🇰🇭',
  ])('what was said comes back as it was, as data: %j', async (text) => {
    server.desk.change(id, (was) => add(was, anEntry('hostile', server.clock.now(), { text })));
    const answer = await sophea.get(at());
    expect(timeline(answer).at(-1)?.text).toBe(text);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('half a character is mended before it is stored', async () => {
    await sophea.post(at('/note'), { key, text: 'a\ud800b' });
    expect(timeline(await sophea.get(at())).at(-1)?.text).toBe('a\ufffdb');
  });
});

describe('an opened case', () => {
  test('says in one answer what is known, what can be done, and why the rest cannot', async () => {
    expect((await sophea.get(at())).body).toMatchObject({
      intake: { safeToWrite: 'yes', about: 'wages' },
      windowClosesAt: null,
      hindered: { take: null, reply: 'take_first', note: null, handBack: 'take_first', close: null },
    });
    await dara.post(at('/take'));
    expect((await dara.get(at())).body).toMatchObject({
      hindered: { take: 'taken_already', reply: null, handBack: null, close: null },
    });
    expect((await sophea.get(at())).body).toMatchObject({
      hindered: { take: 'held_by_colleague', reply: 'held_by_colleague', note: null },
    });
  });

  test('shows when the channel stops taking replies', async () => {
    const lastHeardAt = server.clock.now();
    server.desk.change(id, (was) => ({ ...was, channel: 'messenger', lastHeardAt }));
    await sophea.post(at('/take'));
    server.clock.advance(6 * hour);
    expect((await sophea.get(at())).body).toMatchObject({
      windowClosesAt: lastHeardAt + 7 * day,
      hindered: { reply: null },
    });
    server.desk.change(id, (was) => ({ ...was, lastHeardAt: lastHeardAt - 7 * day }));
    expect((await sophea.get(at())).body).toMatchObject({ hindered: { reply: 'window_closed' } });
  });

  test('says that the person is gone until they write again', async () => {
    await sophea.post(at('/take'));
    const left = anEntry('left', server.clock.now(), { by: 'system', fact: { type: 'person_unreachable' } });
    server.desk.change(id, (was) => add(was, left));
    expect((await sophea.get(at())).body).toMatchObject({ hindered: { reply: 'person_gone', close: null } });
    server.desk.change(id, (was) => add(was, anEntry('back', server.clock.now(), { text: 'I am back' })));
    expect((await sophea.get(at())).body).toMatchObject({ hindered: { reply: null } });
  });

  test('shows how each reply went, down to why it failed', async () => {
    const failed = { state: 'failed', failure: 'window_closed' } as const;
    const reply = anEntry('r1', server.clock.now(), { by: 'caseworker', text: 'hello', delivery: failed });
    server.desk.change(id, (was) => add(was, reply));
    expect(timeline(await sophea.get(at())).at(-1)?.delivery).toEqual(failed);
  });

  test('never carries the person, the conversation or what is still to be told', async () => {
    server.desk.change(id, (was) => ({
      ...was,
      outbox: [{ key: asId<EffectKey>('told-later'), at: 1, tell: { type: 'case_closed' } }],
    }));
    const sent = JSON.stringify((await sophea.get(at())).body);
    for (const kept of ['person-case-1', 'conversation-case-1', 'told-later']) expect(sent).not.toContain(kept);
  });

  test('is handed back or closed with an outcome, once', async () => {
    await sophea.post(at('/take'));
    expect((await sophea.post(at('/close'), { outcome: 'whatever' })).status).toBe(400);
    expect((await sophea.post(at('/close'), { outcome: 'referred' })).body).toMatchObject({
      state: 'closed',
      outcome: 'referred',
    });
    expect((await sophea.post(at('/hand-back'))).body).toEqual({ error: 'already_closed' });
  });
});

describe('files', () => {
  const photo = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], { type: 'image/png' });

  test('are kept, sent with a reply and read back by whoever may read the case', async () => {
    await sophea.post(at('/take'));
    const kept = (await sophea.upload(at('/files'), photo, 'C:\\map\u0000.png')).body;
    expect(kept).toMatchObject({ file: { kind: 'photo', mime: 'image/png', bytes: 4, name: 'map.png' } });
    const { file } = (kept as { file: { file: string; address: string } }).file;
    await sophea.post(at('/reply'), { key, text: '', files: [file] });
    const read = await dara.get(`/console/api/files/${id}/${file}`);
    expect(read.status).toBe(200);
    expect(read.headers.get('content-type')).toBe('image/png');
    expect(read.headers.get('content-disposition')).toMatch(/^inline; filename="map.png"/);
  });

  test('of a kind that could run are only handed over to be saved', async () => {
    const file = await server.desk.keepFile({
      mime: 'text/html',
      name: 'ឯកសារ".html',
      bytes: Buffer.from('<script>alert(1)</script>'),
    });
    const attachments = [{ kind: 'file', file, mime: 'text/html', bytes: 25 }] as const;
    server.desk.change(id, (was) => add(was, anEntry('sent', server.clock.now(), { attachments })));
    const { headers } = await sophea.get(`/console/api/files/${id}/${file}`);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="______.html"; filename*=UTF-8''${encodeURIComponent('ឯកសារ".html')}`,
    );
    expect(headers.get('cache-control')).toContain('no-store');
  });

  test('over ten megabytes are refused', async () => {
    const big = new Blob([new Uint8Array(10 * 1024 * 1024 + 1)], { type: 'image/png' });
    const answer = await sophea.upload(at('/files'), big, 'big.png');
    expect(answer).toMatchObject({ status: 413, body: { error: 'too_big' } });
  });

  test('over ten megabytes are refused wherever the line cuts them', async () => {
    const most = 10 * 1024 * 1024;
    expect(await uploadInParts([new Uint8Array(most), new Uint8Array(1)])).toBe(413);
    expect(await uploadInParts([new Uint8Array(most)])).toBe(200);
  });

  test('of one case are not found under another', async () => {
    const file: FileId = await server.desk.keepFile({ mime: 'image/png', name: 'x', bytes: new Uint8Array([1]) });
    expect((await sophea.get(`/console/api/files/${id}/${file}`)).status).toBe(404);
  });

  test('without the token of the session are refused', async () => {
    const form = new FormData();
    form.append('file', photo, 'x.png');
    const headers = { cookie: sophea.cookie };
    const answer = await fetch(`${server.address}${at('/files')}`, { method: 'POST', headers, body: form });
    expect(answer.status).toBe(403);
  });
});

/** Sends a file part by part, each when the one before has left; the status of the answer. */
async function uploadInParts(parts: readonly Uint8Array[]): Promise<number | undefined> {
  const edge = 'edge-of-the-parts';
  const sent = request(`${server.address}${at('/files')}`, {
    method: 'POST',
    headers: {
      origin: server.address,
      cookie: sophea.cookie,
      'x-csrf-token': sophea.session.csrf ?? '',
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
  });
  const answered = once(sent, 'response');
  const opening = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="x.png"\r\ncontent-type: image/png\r\n\r\n`;
  for (const part of [opening, ...parts]) await new Promise((left) => sent.write(part, left));
  sent.end(`\r\n--${edge}--\r\n`);
  const [response] = (await answered) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}
