import { afterEach, describe, expect, test } from '@jest/globals';
import { chatOf } from '../../../bots/webchat/ids.ts';
import { defaultLimits } from '../../../bots/webchat/limits.ts';
import { type Address, asId, type ChatId } from '../../../core/model/index.ts';
import { storeOn } from '../../support/stores.ts';
import { bearer, keyOf, message, openPage, type TestPage, until } from '../../support/webchat/client.ts';
import { echo, sendTo, text } from '../../support/webchat/echo.ts';
import { type Served, type ServedOptions, serveWebchat } from '../../support/webchat/served.ts';

const key = keyOf('a person');
const address: Address = { channel: 'webchat', chat: chatOf(key) ?? asId<ChatId>('') };

let served: Served;
afterEach(() => served.stop());
async function open(options: ServedOptions = { hear: echo }, ...page: [cursor?: object]): Promise<TestPage> {
  served = await serveWebchat(options);
  return openPage(served.address, key, ...page);
}

describe('a chat over a socket', () => {
  test('what is said is heard once, answered, and shown', async () => {
    const page = await open();
    expect(await page.say(message('one', 'hello', { language: 'en' }))).toMatchObject({
      type: 'received',
      id: 'one00000',
    });
    await until(() => page.texts().includes('echo: hello'));
    expect(served.heard).toMatchObject([
      { type: 'message_received', from: address, text: 'hello', attachments: [], language: 'en', forwarded: false },
    ]);
    expect(page.entries()[0]?.part).toMatchObject({ choices: [{ token: 'tok-yes' }, { token: 'tok-no' }] });
  });

  test('a press, a command and a link followed are heard as such', async () => {
    const page = await open();
    await page.say({ type: 'press', id: 'press-01', token: 'tok-yes', title: 'Yes', seq: 4 });
    await page.say({ type: 'command', id: 'comm-001', command: 'human' });
    await page.say({ type: 'start', id: 'start-01', ref: 'village-7' });
    await page.say(message('place-01', '', { location: { latitude: 11.5, longitude: 104.9 } }));
    expect(served.heard).toMatchObject([
      { type: 'choice_pressed', token: 'tok-yes', title: 'Yes', message: 's:4' },
      { type: 'command_given', command: 'human' },
      { type: 'conversation_started', ref: 'village-7' },
      { type: 'message_received', attachments: [{ kind: 'location', latitude: 11.5, longitude: 104.9 }] },
    ]);
  });

  test('nothing is stored for somebody who only looks', async () => {
    const page = await open();
    await until(() => page.frames.length > 0);
    expect(page.frames).toEqual([{ type: 'update', fresh: false, cleared: 0, lastSeq: 0, entries: [] }]);
    expect(await served.documents.read(address.chat)).toBeNull();
    expect(served.heard).toEqual([]);
  });

  test('it is not called received before it is durably stored', async () => {
    const stores: (() => void)[] = [];
    const page = await open({ hear: () => new Promise<void>((resolve) => void stores.push(resolve)) });
    page.raw(JSON.stringify(message('slow', 'hello')));
    page.raw(JSON.stringify(message('next', 'world')));
    await until(() => stores.length > 0);
    await page.close();
    expect(page.frames.filter(({ type }) => type === 'received')).toEqual([]);
    stores[0]?.();
    // What came before the line dropped is stored all the same.
    await until(() => stores.length > 1);
    expect(served.heard).toHaveLength(1);
  });

  test('what could not be stored is refused for now, and the same words again are the same event', async () => {
    let broken = true;
    const page = await open({
      hear: async () => {
        if (broken) throw new Error('the disk is full');
      },
    });
    expect(await page.say(message('same', 'hello'))).toMatchObject({ type: 'refused', why: 'try_later' });
    broken = false;
    await page.say(message('same', 'hello'));
    await page.close();
    const again = await openPage(served.address, key);
    await again.say(message('same', 'hello'));
    await again.say(message('other', 'hello'));
    const ids = served.heard.map(({ id }) => id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(ids).toHaveLength(3);
  });

  test('many at once are heard in the order in which they were said', async () => {
    const page = await open({ hear: async (events) => void (await Promise.all(events.map(() => until(() => true)))) });
    const said = Array.from({ length: 15 }, (_, nth) => `message ${nth}`);
    for (const [nth, words] of said.entries()) page.raw(JSON.stringify(message(`nr-${nth}-`, words)));
    await until(() => served.heard.length === said.length);
    expect(served.heard.map((event) => event.type === 'message_received' && event.text)).toEqual(said);
  });

  test('hostile words come through as they were written', async () => {
    const page = await open();
    const words = `<img src=x onerror=alert(1)> \u202egnp.exe \ud83d ${'\u200b'.repeat(200)}`;
    await page.say(message('bad', words));
    expect(served.heard).toMatchObject([{ text: words }]);
  });
});

describe('coming back', () => {
  test('only what was missed is told, with nothing twice', async () => {
    const first = await open();
    await first.say(message('one', 'a'));
    await until(() => first.texts().length === 1);
    await first.close();
    await sendTo(served.webchat, address, 'later:0', text('while you were away'));
    const second = await openPage(served.address, key, { after: 1 });
    await until(() => second.texts().length > 0);
    expect(second.texts()).toEqual(['while you were away']);
    const third = await openPage(served.address, key);
    await until(() => third.texts().length > 1);
    expect(third.texts()).toEqual(['echo: a', 'while you were away']);
  });

  test('every open window of a chat is told, and no other chat', async () => {
    const mine = await open();
    const again = await openPage(served.address, key);
    const other = await openPage(served.address, keyOf('another'));
    await until(() => again.frames.length > 0 && other.frames.length > 0);
    await sendTo(served.webchat, address, 'k:0', text('for you'));
    await until(() => mine.texts().length > 0 && again.texts().length > 0);
    expect(other.texts()).toEqual([]);
  });

  test('what another process sent is found', async () => {
    const page = await open();
    await until(() => page.frames.length > 0);
    await served.webchat.catchUp();
    // Another process holds the same store, but is not told of its changes.
    const { shelf, clock, random } = served.store;
    const elsewhere = await serveWebchat({ store: storeOn({ ...shelf }, { clock, random }) });
    await sendTo(elsewhere.webchat, address, 'k:0', text('from elsewhere'));
    expect(page.texts()).toEqual([]);
    await served.webchat.catchUp();
    await until(() => page.texts().includes('from elsewhere'));
    await elsewhere.stop();
  });

  test('when the server stops, every page is sent away at once, to come again', async () => {
    const page = await open();
    await until(() => page.frames.length > 0);
    const waiting = fetch(`${served.address}/chat/updates`, { headers: bearer(keyOf('who waits')) });
    await until(() => served.webchat.hub.listeners() === 2);
    await served.webchat.stop();
    expect(await page.closed()).toBe(1012);
    expect((await waiting).status).toBe(503);
    expect(served.webchat.health()).toMatchObject({ state: 'off' });
  });

  test('a wiped chat is cleared on the open page, and on one that comes back', async () => {
    const page = await open();
    await page.say(message('one', 'a'));
    await until(() => page.texts().length === 1);
    await page.say({ type: 'command', id: 'delete-1', command: 'delete' });
    const cleared = await until(() => page.frames.find((frame) => frame.type === 'update' && frame.cleared === 1));
    expect(cleared).toMatchObject({ entries: [], lastSeq: 1, fresh: false });
    const late = await openPage(served.address, key, { after: 1, cleared: 0 });
    expect(await until(() => late.frames[0])).toMatchObject({ cleared: 1, entries: [] });
  });

  test('a page that knows more than there is begins from nothing', async () => {
    const page = await open({ hear: echo }, { after: 40, cleared: 3 });
    expect(await until(() => page.frames[0])).toMatchObject({ fresh: true, lastSeq: 0, cleared: 0 });
  });
});

describe('what does not fit', () => {
  test.each([
    ['no JSON', 'hello'],
    ['half JSON', '{"type":"message","id":"abc'],
    ['an unknown kind', '{"type":"dance","id":"12345678"}'],
    ['more than was asked', '{"type":"ping","extra":1}'],
    ['no words', JSON.stringify(message('none', '  \n'))],
    ['a short id', '{"type":"message","id":"x","text":"hello"}'],
    ['a token with spaces', '{"type":"press","id":"12345678","token":"a b","title":null,"seq":null}'],
    ['bytes', Buffer.from([0, 1, 2, 255])],
  ])('%s is refused, and the chat goes on', async (_name, raw) => {
    const page = await open();
    page.raw(raw);
    expect(await until(() => page.frames.find(({ type }) => type === 'refused'))).toMatchObject({
      why: 'not_understood',
    });
    expect(await page.say(message('fine', 'hello'))).toMatchObject({ type: 'received' });
    expect(served.heard).toHaveLength(1);
  });

  test('ten thousand characters are taken, one more is refused by its name', async () => {
    const page = await open();
    expect(await page.say(message('long', 'ក'.repeat(10_000)))).toMatchObject({ type: 'received' });
    expect(await page.say(message('longer', 'ក'.repeat(10_001)))).toMatchObject({ why: 'too_long', id: 'longer00' });
    expect(served.heard).toHaveLength(1);
  });

  test('a flood of nonsense ends the line', async () => {
    const page = await open();
    for (let nth = 0; nth < 12; nth += 1) page.raw('nonsense');
    expect(await page.closed()).toBe(4400);
  });

  test('a frame far too big ends the line and harms nobody', async () => {
    const page = await open();
    page.raw(JSON.stringify(message('huge', 'x'.repeat(200_000))));
    expect(await page.closed()).toBe(1009);
    const next = await openPage(served.address, key);
    expect(await next.say(message('fine', 'hello'))).toMatchObject({ type: 'received' });
  });

  test.each([
    ['no hello', message('one', 'hello')],
    ['no key', { type: 'hello', after: 0, cleared: 0 }],
    ['a short key', { type: 'hello', key: 'abc', after: 0, cleared: 0 }],
    ['a key with a path in it', { type: 'hello', key: '../../../../etc/passwd', after: 0, cleared: 0 }],
    ['a cursor below nothing', { type: 'hello', key, after: -1, cleared: 0 }],
  ])('%s: the line is closed', async (_name, hello) => {
    served = await serveWebchat();
    const page = await openPage(served.address, key, {}, hello);
    expect(await page.closed()).toBe(4401);
    expect(served.heard).toEqual([]);
  });

  test('too many too fast must wait, and is told for how long', async () => {
    const page = await open({ limits: { ...defaultLimits, acts: { burst: 2, perSecond: 1 } } });
    await page.say(message('one', 'a'));
    await page.say(message('two', 'b'));
    expect(await page.say(message('three', 'c'))).toMatchObject({ why: 'too_fast', retryAfterMs: 1000 });
    served.store.clock.advance(1000);
    expect(await page.say(message('three', 'c'))).toMatchObject({ type: 'received' });
  });

  test('one address holds so many lines and no more, and gets them back', async () => {
    const page = await open({ limits: { ...defaultLimits, socketsPerAddress: 2 } });
    const second = await openPage(served.address, keyOf('second'));
    const third = await openPage(served.address, keyOf('third'));
    expect(await third.closed()).toBe(4429);
    await second.close();
    const reply = await fetch(`${served.address}/chat/updates?wait=0`, { headers: bearer(key) });
    expect(reply.status).toBe(200);
    expect(await page.say(message('one', 'a'))).toMatchObject({ type: 'received' });
  });
});
