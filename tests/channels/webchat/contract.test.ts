import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createWebchat } from '../../../bots/webchat/adapter.ts';
import { chatOf } from '../../../bots/webchat/ids.ts';
import { type ChatLog, entriesKept } from '../../../bots/webchat/log.ts';
import type { OutboundMessage, OutboundPart, WebhookRequest } from '../../../core/delivery/channel.ts';
import { type Address, asId, type EffectKey, type FileId } from '../../../core/model/index.ts';
import type { Documents } from '../../../core/storage/documents.ts';
import { keyOf } from '../../support/webchat/client.ts';
import { text } from '../../support/webchat/echo.ts';
import { type Served, serveWebchat } from '../../support/webchat/served.ts';
import { type ChannelHarness, fileSuite, outbound, receiveSuite } from '../channel.suite.ts';

const key = keyOf('someone');
const chat = chatOf(key);
if (chat === null) throw new Error('the key is no key');
const person: Address = { channel: 'webchat', chat };

function request(body: unknown, headers: Record<string, string>): WebhookRequest {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  return { method: 'POST', query: {}, headers, body: Buffer.from(raw) };
}

describe('the web chat keeps the channel contract', () => {
  let served: Served;
  let harness: ChannelHarness;

  beforeAll(async () => {
    served = await serveWebchat();
    const genuine = (body: unknown) => request(body, { authorization: `Bearer ${key}` });
    harness = {
      adapter: served.webchat.adapter,
      offline: served.webchat.adapter,
      secrets: [key],
      person,
      said: (words, nth) => ({ type: 'message', id: `message-${nth}`, text: words, files: [] }),
      unknown: [{ type: 'dance', id: 'message-1' }, {}, [], 7, null, { type: 'message', id: 'x', text: 'short id' }],
      genuine,
      forged: (body) => [
        { fault: 'no key', request: request(body, {}) },
        { fault: 'an empty key', request: request(body, { authorization: 'Bearer ' }) },
        { fault: 'half a key', request: request(body, { authorization: `Bearer ${key.slice(0, 11)}` }) },
        { fault: 'two keys', request: request(body, { authorization: `Bearer ${key}${key}` }) },
        { fault: 'another scheme', request: request(body, { authorization: `Basic ${key}` }) },
      ],
      trouble: () => undefined,
      shown: () => [],
      upload: (bytes) => keepFile(served, bytes),
      staleRef: 'was-here-once',
      stop: () => served.stop(),
    };
  });
  afterAll(() => served.stop());

  receiveSuite(() => harness);
  fileSuite(() => harness);
});

function keepFile({ webchat }: Served, bytes: Uint8Array): Promise<FileId> {
  return webchat.files.keep({ mime: 'image/png', name: 'a.png', bytes });
}

describe('sending into the log', () => {
  let served: Served;
  let log: () => Promise<ChatLog | null>;
  beforeEach(async () => {
    served = await serveWebchat();
    log = async () => (await served.documents.read(person.chat))?.document ?? null;
  });

  const now = () => AbortSignal.timeout(1000);
  const send = (nth: number, part: OutboundPart, to = served.webchat) =>
    to.adapter.send(outbound(person, nth, part), now());
  const photo = (size: number): OutboundPart => ({
    type: 'file',
    kind: 'photo',
    mime: 'image/jpeg',
    name: 'a.jpg',
    bytes: new Uint8Array(size),
    caption: 'look',
  });

  test('the same key twice, also at once, stores once and answers the same', async () => {
    const both = await Promise.all([send(1, text('a')), send(1, text('a'))]);
    const third = await send(1, text('a'));
    expect(both).toEqual([third, third]);
    expect((await log())?.entries.map(({ seq }) => seq)).toEqual([1]);
    expect(await send(2, text('b'))).not.toEqual(third);
    await served.stop();
  });

  test('a photo sent twice at once is kept once', async () => {
    await Promise.all([send(1, photo(10)), send(1, photo(10))]);
    expect((await log())?.entries).toHaveLength(1);
    expect(served.files.size).toBe(1);
    await served.stop();
  });

  test('a key whose entry was wiped is not sent again', async () => {
    const first = await send(1, text('a'));
    await served.webchat.adapter.erase(person, [], now());
    expect(await send(1, text('a'))).toEqual(first);
    expect((await log())?.entries).toEqual([]);
    await served.stop();
  });

  test('wiping takes words and files, tells which messages are gone, and only once', async () => {
    const outcomes = [await send(1, text('a')), await send(2, photo(10))];
    const refs = outcomes.flatMap((outcome) => ('sent' in outcome ? [outcome.sent] : []));
    expect(await served.webchat.adapter.erase(person, refs, now())).toEqual({ erased: 2 });
    expect(await log()).toMatchObject({ entries: [], clearedUpTo: 2, lastSeq: 2 });
    expect(served.files.size).toBe(0);
    expect(await served.webchat.adapter.erase(person, refs, now())).toEqual({ erased: 0 });
    await served.stop();
  });

  test('wiping a chat that has no log makes none', async () => {
    expect(await served.webchat.adapter.erase(person, [], now())).toEqual({ erased: 0 });
    expect(await log()).toBeNull();
    await served.stop();
  });

  test('keeps the newest entries, and forgets the files of those that fall out', async () => {
    await send(0, photo(10));
    for (let nth = 1; nth <= entriesKept; nth += 1) await send(nth, text(`${nth}`));
    const kept = await log();
    expect(kept?.entries).toHaveLength(entriesKept);
    expect(kept?.entries[0]?.seq).toBe(2);
    expect(served.files.size).toBe(0);
    await served.stop();
  });

  test('sends nothing once its signal has ended, nor a file that is too big', async () => {
    const late = await served.webchat.adapter.send(outbound(person, 1, text('a')), AbortSignal.abort());
    expect(late).toMatchObject({ failed: 'temporary' });
    expect(await send(2, photo(10 * 1024 * 1024 + 1))).toMatchObject({ failed: 'file_refused' });
    expect(await log()).toBeNull();
    expect(served.files.size).toBe(0);
    await served.stop();
  });

  test('a store that cannot be reached is a failure that may be tried again, without a word in it', async () => {
    const broken: Documents<ChatLog> = {
      ...served.documents,
      read: () => Promise.reject(new Error('store gone while writing "a secret word"')),
    };
    const { documents: _, ...rest } = served.webchat;
    const webchat = createWebchat({ ...rest, documents: broken, log: { warn: () => undefined } });
    const message: OutboundMessage = { ...outbound(person, 1, text('a secret word')), key: asId<EffectKey>('k:0') };
    const outcome = await webchat.adapter.send(message, now());
    expect(outcome).toMatchObject({ failed: 'temporary' });
    expect(JSON.stringify(outcome)).not.toContain('secret');
    await served.stop();
  });
});
