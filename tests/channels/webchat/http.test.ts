import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { chatOf } from '../../../bots/webchat/ids.ts';
import { defaultLimits } from '../../../bots/webchat/limits.ts';
import type { OutboundPart } from '../../../core/delivery/channel.ts';
import { type Address, asId, type ChatId } from '../../../core/model/index.ts';
import { bearer, keyOf, message, until } from '../../support/webchat/client.ts';
import { echo, sendTo, text } from '../../support/webchat/echo.ts';
import { type Served, serveWebchat, testWords } from '../../support/webchat/served.ts';

const key = keyOf('a person');
const stranger = keyOf('a stranger');
const address: Address = { channel: 'webchat', chat: chatOf(key) ?? asId<ChatId>('') };
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

const shorter = (part: OutboundPart): readonly OutboundPart[] =>
  part.type === 'text' ? [{ ...part, text: part.text.slice(0, 5), contacts: [] }] : [part];

const wordsShape = z.object({ words: z.record(z.string(), z.string()), preview: z.boolean() });
const uploadShape = z.looseObject({ file: z.string() });
const updateShape = z.object({
  entries: z.array(z.object({ part: z.object({ file: z.string().optional(), bytes: z.number().optional() }) })),
});

let served: Served;
beforeAll(async () => {
  const wide = { burst: 10_000, perSecond: 1000 };
  const limits = { ...defaultLimits, uploads: wide, acts: wide };
  served = await serveWebchat({ hear: echo, preview: (part) => shorter(part), limits });
});
afterAll(() => served.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${served.address}${path}`, { headers });
const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${served.address}${path}`, { method: 'POST', body, headers });
const upload = (bytes: Uint8Array, type: string, name = 'photo.png', as = key) =>
  post('/chat/files', Buffer.from(bytes), {
    ...bearer(as),
    'content-type': type,
    'x-file-name': encodeURIComponent(name),
  });

describe('the page', () => {
  test.each(['/chat', '/notes', '/notes?en'])('%s runs only what came with it and sets no cookie', async (path) => {
    const reply = await get(path);
    expect(reply.status).toBe(200);
    const policy = reply.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(reply.headers.get('set-cookie')).toBeNull();
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  test('the page where ✖ leads says nothing about us', async () => {
    for (const path of ['/notes', '/notes?en']) {
      const html = await (await get(path)).text();
      expect(html).not.toMatch(/ផ្លូវ|phlov|chat|help|{{/i);
      expect(html).toContain(testWords()[path.endsWith('en') ? 'en' : 'km'].notes_title);
    }
  });

  test('what it is made of may be kept for ever', async () => {
    const reply = await get('/chat/assets/asset-abc123.js');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('cache-control')).toContain('immutable');
    expect((await get('/chat/assets/..%2findex.html')).status).toBe(404);
    expect((await get('/chat/assets/none.js')).status).toBe(404);
  });

  test('the words come in both languages and in no other', async () => {
    const { words, preview } = wordsShape.parse(await (await get('/chat/words/km')).json());
    expect(words).toEqual(testWords().km);
    expect(preview).toBe(true);
    expect(wordsShape.parse(await (await get('/chat/words/en')).json()).words.hide).toBe('Hide');
    for (const wrong of ['fr', '__proto__', 'constructor'])
      expect((await get(`/chat/words/${wrong}`)).status).toBe(404);
  });
});

describe('a chat by plain requests', () => {
  const say = (said: unknown, as = key) => post('/chat/messages', JSON.stringify(said), bearer(as));

  test('what is said is stored, then acknowledged, then answered', async () => {
    const reply = await say(message('one', 'hello'));
    expect([reply.status, await reply.json()]).toEqual([
      200,
      expect.objectContaining({ type: 'received', id: 'one00000' }),
    ]);
    const update = await (await get('/chat/updates?after=0&cleared=0&wait=0', bearer(key))).json();
    expect(update).toMatchObject({ lastSeq: 1, entries: [{ seq: 1, author: 'bot', part: { text: 'echo: hello' } }] });
  });

  test('a request that waits is answered when there is something new', async () => {
    const someone = keyOf('who waits');
    const waiting = get('/chat/updates?after=0', bearer(someone));
    await until(() => served.webchat.hub.looksAt(chatOf(someone) ?? asId<ChatId>('')));
    await say(message('two', 'wake up'), someone);
    expect(await (await waiting).json()).toMatchObject({ lastSeq: 1, entries: [{ part: { text: 'echo: wake up' } }] });
    expect(served.webchat.hub.listeners()).toBe(0);
  });

  test('who gives up waiting is forgotten', async () => {
    const gone = new AbortController();
    const waiting = fetch(`${served.address}/chat/updates?after=0`, {
      headers: bearer(keyOf('impatient')),
      signal: gone.signal,
    });
    await until(() => served.webchat.hub.listeners() === 1);
    gone.abort();
    await expect(waiting).rejects.toThrow();
    await until(() => served.webchat.hub.listeners() === 0);
  });

  test.each([
    ['no key', {}, 401],
    ['half a key', bearer('abc'), 401],
    ['a key in another scheme', { authorization: `Basic ${key}` }, 401],
  ])('%s opens nothing', async (_name, headers: Record<string, string>, status) => {
    expect((await get('/chat/updates?wait=0', headers)).status).toBe(status);
    expect((await post('/chat/messages', JSON.stringify(message('bad', 'x')), headers)).status).toBe(status);
    expect((await post('/chat/files', Buffer.from(png), { ...headers, 'content-type': 'image/png' })).status).toBe(
      status,
    );
    expect((await get('/chat/files/some', headers)).status).toBe(status);
    expect((await post('/chat/preview', '{}', headers)).status).toBe(status);
  });

  test('a key in the address opens nothing', async () => {
    expect((await get(`/chat/updates?wait=0&key=${key}&authorization=Bearer%20${key}`)).status).toBe(401);
  });

  test.each([
    ['no JSON', 'hello', 400],
    ['nothing', '', 400],
    ['broken UTF-8', Buffer.from([0xff, 0xfe]), 400],
    ['an unknown kind', '{"type":"dance"}', 400],
    ['too many words', JSON.stringify(message('long', 'x'.repeat(10_001))), 413],
    ['too much of anything', 'x'.repeat(70_000), 413],
    ['a file of nobody', JSON.stringify(message('file', '', { files: ['no-such-file'] })), 400],
  ])('%s is refused', async (_name, body, status) => {
    const before = served.heard.length;
    expect((await post('/chat/messages', body, bearer(key))).status).toBe(status);
    expect(served.heard).toHaveLength(before);
  });

  test.each(['after=-1', 'after=x', 'after=1.5', 'wait=7', 'other=1'])(
    'an update after "%s" is refused',
    async (query) => {
      expect((await get(`/chat/updates?wait=0&${query}`, bearer(key))).status).toBe(400);
    },
  );
});

describe('files', () => {
  test('one handed in can be named by its chat, read by the core, and seen by its chat alone', async () => {
    const reply = await upload(png, 'image/png', 'រូប.png');
    expect(reply.status).toBe(201);
    const { file, ...rest } = uploadShape.parse(await reply.json());
    expect(rest).toEqual({ kind: 'photo', mime: 'image/png', bytes: png.length, name: 'រូប.png' });

    const said = message('photo', '', { files: [file] });
    expect((await post('/chat/messages', JSON.stringify(said), bearer(stranger))).status).toBe(400);
    expect((await post('/chat/messages', JSON.stringify(said), bearer(key))).status).toBe(200);
    expect(served.heard.at(-1)).toMatchObject({ attachments: [{ kind: 'photo', ref: file, mime: 'image/png' }] });
    const outcome = await served.webchat.adapter.fetchFile(file, 1000, AbortSignal.timeout(1000));
    expect(outcome).toMatchObject({ mime: 'image/png', name: 'រូប.png' });

    const mine = await get(`/chat/files/${file}`, bearer(key));
    expect(Buffer.from(await mine.arrayBuffer())).toEqual(Buffer.from(png));
    expect(mine.headers.get('content-type')).toBe('image/png');
    expect(mine.headers.get('content-security-policy')).toContain('sandbox');
    expect(mine.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await get(`/chat/files/${file}`, bearer(stranger))).status).toBe(404);
    expect((await get(`/chat/files/${file}`)).status).toBe(401);
  });

  test('one handed in is gone for good when its chat is wiped', async () => {
    const leaver = keyOf('who leaves');
    const { file } = uploadShape.parse(await (await upload(png, 'image/png', 'a.png', leaver)).json());
    expect(served.files.has(file)).toBe(true);
    const wipe = JSON.stringify({ type: 'command', id: 'delete-1', command: 'delete' });
    expect((await post('/chat/messages', wipe, bearer(leaver))).status).toBe(200);
    expect(served.files.has(file)).toBe(false);
    expect((await get(`/chat/files/${file}`, bearer(leaver))).status).toBe(404);
  });

  test('one that was sent to a chat is seen by that chat alone', async () => {
    const part = {
      type: 'file',
      kind: 'file',
      mime: 'application/pdf',
      name: 'a "b".pdf',
      bytes: png,
      caption: '',
    } as const;
    await sendTo(served.webchat, address, 'file:0', part);
    const update = await (await get('/chat/updates?wait=0', bearer(key))).json();
    const { file, bytes } = updateShape.parse(update).entries.at(-1)?.part ?? {};
    expect(bytes).toBe(png.length);
    const mine = await get(`/chat/files/${file}`, bearer(key));
    expect(mine.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''a%20%22b%22\.pdf$/);
    expect((await get(`/chat/files/${file}`, bearer(stranger))).status).toBe(404);
  });

  test.each([
    ['a page that calls itself a picture', Buffer.from('<html><script>alert(1)</script>'), 'image/png'],
    ['a page', Buffer.from('<html></html>'), 'text/html'],
    ['a drawing that can run scripts', Buffer.from('<svg onload="alert(1)"/>'), 'image/svg+xml'],
    ['a program', Buffer.from('MZ\u0090'), 'application/x-msdownload'],
    ['nothing', Buffer.from(''), 'image/png'],
    ['no type', Buffer.from(png), 'application/octet-stream'],
  ])('%s is refused, and nothing is kept', async (_name, bytes, type) => {
    const before = served.files.size;
    expect((await upload(bytes, type)).status).toBe(415);
    expect(served.files.size).toBe(before);
  });

  test('ten megabytes are taken, one byte more is not', async () => {
    const big = Buffer.alloc(10 * 1024 * 1024 + 1);
    big.set(png);
    expect((await upload(big, 'image/png')).status).toBe(413);
    expect((await upload(big.subarray(1 - 1, -1), 'image/png')).status).toBe(201);
  });

  test.each([
    ['../../etc/passwd', '.. .. etc passwd'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['', 'file'],
    ['x'.repeat(500), 'x'.repeat(80)],
  ])('the name %j becomes harmless', async (name, clean) => {
    expect(await (await upload(png, 'image/png', name)).json()).toMatchObject({ name: clean });
  });

  test('too many too fast must wait', async () => {
    const slow = await serveWebchat({ limits: { ...defaultLimits, uploads: { burst: 1, perSecond: 1 } } });
    const send = () =>
      fetch(`${slow.address}/chat/files`, {
        method: 'POST',
        body: Buffer.from(png),
        headers: { ...bearer(key), 'content-type': 'image/png' },
      });
    expect([(await send()).status, (await send()).status]).toEqual([201, 429]);
    await slow.stop();
  });
});

describe('how it looks elsewhere', () => {
  const preview = (body: unknown, as = key) => post('/chat/preview', JSON.stringify(body), bearer(as));

  test('a message of this chat is reshaped as delivery would', async () => {
    const seen = keyOf('preview');
    await sendTo(
      served.webchat,
      { channel: 'webchat', chat: chatOf(seen) ?? asId<ChatId>('') },
      'p:0',
      text('long words'),
    );
    const reply = await preview({ seq: 1, channel: 'messenger' }, seen);
    expect(await reply.json()).toMatchObject({ parts: [{ type: 'text', text: 'long ', contacts: [] }] });
    expect((await preview({ seq: 1, channel: 'messenger' }, stranger)).status).toBe(404);
    expect((await preview({ seq: 1, channel: 'fax' }, seen)).status).toBe(400);
  });

  test('where nobody can say how it looks there is nothing to ask', async () => {
    const plain = await serveWebchat();
    expect(await (await fetch(`${plain.address}/chat/words/km`)).json()).toMatchObject({ preview: false });
    const reply = await fetch(`${plain.address}/chat/preview`, { method: 'POST', headers: bearer(key), body: '{}' });
    expect(reply.status).toBe(404);
    await plain.stop();
  });
});

test('an address that asks too much must wait', async () => {
  const strict = await serveWebchat({ limits: { ...defaultLimits, requestsPerAddress: { burst: 2, perSecond: 0.5 } } });
  const ask = () => fetch(`${strict.address}/chat/words/km`);
  await ask();
  await ask();
  const third = await ask();
  expect([third.status, third.headers.get('retry-after')]).toEqual([429, '2']);
  strict.store.clock.advance(2000);
  expect((await ask()).status).toBe(200);
  await strict.stop();
});
