import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { appSecretProof } from '../../../bots/messenger/signature.ts';
import { asId, type ChoiceToken, day, hour, minute } from '../../../core/model/index.ts';
import type { Fault } from '../../support/messenger/faults.ts';
import { type Opened, openMessenger, soon, text, toPerson } from './harness.ts';

const psid = '2001';
const choices = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ token: asId<ChoiceToken>(`tok_${nth}`), title: `Choice ${nth}` }));

const opens: Opened[] = [];
let opened: Opened;
beforeEach(async () => {
  opened = await openMessenger();
  opens.push(opened);
  await opened.fake.person(psid).says('hello');
});
afterAll(() => Promise.all(opens.map(({ fake }) => fake.stop())));

const send = (message: Parameters<Opened['messenger']['adapter']['send']>[0], signal = soon()) =>
  opened.messenger.adapter.send(message, signal);
const sent = () => opened.fake.sent(psid);
const messageCalls = () => opened.fake.calls.filter(({ path }) => path[1] === 'messages');

describe('what the person receives', () => {
  test('plain words, with our key and as an answer', async () => {
    const outcome = await send(toPerson(psid, text('សួស្ដី')));
    expect(sent()).toMatchObject([{ text: 'សួស្ដី', metadata: 'event:0', type: 'RESPONSE', tag: null, choices: [] }]);
    expect(outcome).toEqual({ sent: sent()[0]?.mid });
  });

  test.each([
    [1, 640, 'button'],
    [3, 640, 'button'],
    [3, 641, 'quick_reply'],
    [4, 10, 'quick_reply'],
    [13, 1999, 'quick_reply'],
  ])('%d choices under %d characters as %s', async (count, length, kind) => {
    expect(await send(toPerson(psid, text('a'.repeat(length), { choices: choices(count) })))).toMatchObject({
      sent: expect.any(String),
    });
    expect(sent()[0]?.choices).toEqual(choices(count).map(({ title, token }) => ({ kind, title, payload: token })));
    expect(sent()[0]?.text).toHaveLength(length);
  });

  test('contacts as lines, the number alone on its own', async () => {
    const contact = { name: 'Hotline', number: '1297', note: 'Day and night' };
    await send(toPerson(psid, text('Call:', { contacts: [contact, { ...contact, note: '' }] })));
    expect(sent()[0]?.text).toBe('Call:\n\nHotline\n1297\nDay and night\n\nHotline\n1297');
  });

  test.each([
    ['photo', 'image/jpeg', 'image'],
    ['voice', 'audio/ogg', 'audio'],
    ['audio', 'audio/mpeg', 'audio'],
    ['video', 'video/mp4', 'video'],
    ['file', 'application/pdf', 'file'],
  ] as const)('a %s in one call', async (kind, mime, type) => {
    const bytes = Uint8Array.from([1, 2, 250, 0]);
    const outcome = await send(toPerson(psid, { type: 'file', kind, mime, name: 'ឯកសារ.x', bytes, caption: '' }));
    expect(outcome).toMatchObject({ sent: expect.any(String) });
    expect(sent()).toMatchObject([{ metadata: 'event:0', file: { type, mime, name: 'ឯកសារ.x', bytes } }]);
    expect(messageCalls()).toHaveLength(1);
  });

  test('a caption before its file, and once when the file needs a second attempt', async () => {
    const photo = toPerson(psid, {
      type: 'file',
      kind: 'photo',
      mime: 'image/png',
      name: 'a.png',
      bytes: Uint8Array.from([1]),
      caption: 'Look',
    });
    opened.fake.fault({ error: { code: 2 } }, 1, ({ file }) => file !== null);
    expect(await send(photo)).toMatchObject({ failed: 'temporary' });
    expect(await send(photo)).toMatchObject({ sent: expect.any(String) });
    expect(sent().map((message) => message.text || message.file?.name)).toEqual(['Look', 'a.png']);
    expect(sent().map(({ metadata }) => metadata)).toEqual([null, 'event:0']);
  });
});

describe('the token', () => {
  test('stands in no address; every call proves that we hold the app secret', async () => {
    await send(toPerson(psid, text('hi')));
    await opened.messenger.check();
    const { pageToken, appSecret } = opened.fake.settings;
    expect(opened.fake.calls.length).toBeGreaterThan(1);
    for (const { url, params } of opened.fake.calls) {
      expect(url).not.toContain(pageToken);
      expect(params.appsecret_proof).toBe(appSecretProof(pageToken, appSecret));
    }
  });

  test.each([
    [{ pageToken: 'another' }, { failed: 'channel_barred', code: '190' }],
    [{ appSecret: 'another' }, { failed: 'misconfigured', code: '100' }],
    [{ pageId: '1002' }, { failed: 'person_left', code: '100/33' }],
  ])('%j is told apart', async (wrong, expected) => {
    const other = await openMessenger(opened.fake.settings, { ...wrong, apiRoot: opened.fake.apiRoot });
    opens.push(other);
    expect(await other.messenger.adapter.send(toPerson(psid, text('hi')), soon())).toEqual(expected);
    expect(sent()).toEqual([]);
  });
});

describe('the window', () => {
  const cases = [
    ['bot', 24 * hour - 1, 'RESPONSE'],
    ['bot', 24 * hour, null],
    ['caseworker', 24 * hour - 1, 'RESPONSE'],
    ['caseworker', 24 * hour, 'HUMAN_AGENT'],
    ['caseworker', 7 * day - 1, 'HUMAN_AGENT'],
    ['caseworker', 7 * day, null],
  ] as const;

  test.each(cases)('a %s %d ms after the last act: %s', async (author, since, kind) => {
    const lastActAt = opened.clock.now();
    opened.clock.advance(since);
    const outcome = await send(toPerson(psid, text('hi'), { author, lastActAt }));
    expect(sent().map(({ type, tag }) => tag ?? type)).toEqual(kind === null ? [] : [kind]);
    if (kind !== null) return;
    expect(outcome).toEqual({ failed: 'window_closed', code: 'window' });
    expect(messageCalls()).toEqual([]);
  });

  test('is left to Facebook when nobody knows the last act', async () => {
    opened.clock.advance(2 * day);
    expect(await send(toPerson(psid, text('hi')))).toEqual({ failed: 'window_closed', code: '10/2018278' });
  });
});

describe('what does not fit is refused before Facebook is asked', () => {
  const contact = { name: 'n'.repeat(900), number: '1', note: 'n'.repeat(900) };
  const bad = [
    ['too long a text', text('a'.repeat(2000))],
    ['contacts that make it too long', text('a'.repeat(300), { contacts: [contact] })],
    ['no words', text(' \n')],
    ['too many choices', text('a', { choices: choices(14) })],
    ['too long a title', text('a', { choices: [{ token: asId<ChoiceToken>('t'), title: 't'.repeat(21) }] })],
    ['a title without letters', text('a', { choices: [{ token: asId<ChoiceToken>('t'), title: '' }] })],
    ['a place', { type: 'location', latitude: 1, longitude: 2 }],
  ] as const;

  test.each(bad)('%s', async (_name, part) => {
    expect(await send(toPerson(psid, part))).toEqual({ failed: 'message_refused', code: 'shape' });
    expect(messageCalls()).toEqual([]);
  });

  test.each(['', '../1001', '2001x'])('the chat %j', async (chat) => {
    expect(await send(toPerson(chat, text('hi')))).toEqual({ failed: 'message_refused', code: 'chat' });
    expect(messageCalls()).toEqual([]);
  });

  test.each([
    ['photo', 0],
    ['photo', 8 * 1024 * 1024 + 1],
    ['file', 25 * 1024 * 1024 + 1],
    ['sticker', 1],
  ] as const)('a %s of %d bytes', async (kind, size) => {
    const part = {
      type: 'file',
      kind,
      mime: 'image/png',
      name: 'a',
      bytes: new Uint8Array(size),
      caption: 'Look',
    } as const;
    expect(await send(toPerson(psid, part))).toEqual({ failed: 'file_refused', code: 'size' });
    expect(messageCalls()).toEqual([]);
  });
});

describe('what Facebook refuses gets its name', () => {
  const error = (code: number, subcode?: number): Fault => ({
    error: subcode === undefined ? { code } : { code, subcode },
  });
  const usage = '{"1001":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":3}]}';
  const cases: readonly (readonly [fault: Fault, failed: string, code: string, retryAfterMs?: number])[] = [
    [error(1), 'temporary', '1'],
    [error(2), 'temporary', '2'],
    [error(1200, 2018024), 'temporary', '1200/2018024'],
    [error(10, 2018321), 'temporary', '10/2018321'],
    [error(4), 'throttled', '4'],
    [error(17), 'throttled', '17'],
    [error(32), 'throttled', '32'],
    [error(341), 'throttled', '341'],
    [error(613), 'throttled', '613'],
    [error(80006), 'throttled', '80006'],
    [{ error: { code: 80006, headers: { 'x-business-use-case-usage': usage } } }, 'throttled', '80006', 3 * minute],
    [{ error: { code: 613, headers: { 'retry-after': '30' } } }, 'throttled', '613', 30_000],
    [{ status: 429, headers: { 'retry-after': '2' } }, 'throttled', 'http/429', 2_000],
    [{ status: 429, headers: { 'retry-after': 'soon' } }, 'throttled', 'http/429'],
    [error(613, 2018338), 'window_closed', '613/2018338'],
    [error(10, 2018278), 'window_closed', '10/2018278'],
    [error(10, 2534022), 'window_closed', '10/2534022'],
    [error(10, 2018065), 'window_closed', '10/2018065'],
    [error(10, 2018108), 'person_left', '10/2018108'],
    [error(551), 'person_left', '551'],
    [error(551, 1545041), 'person_left', '551/1545041'],
    [error(200, 1545041), 'person_left', '200/1545041'],
    [error(100, 2018001), 'person_left', '100/2018001'],
    [error(10, 2018300), 'thread_elsewhere', '10/2018300'],
    [error(2018300), 'thread_elsewhere', '2018300'],
    [error(10, 1893063), 'channel_barred', '10/1893063'],
    [error(190), 'channel_barred', '190'],
    [error(190, 463), 'channel_barred', '190/463'],
    [error(368), 'channel_barred', '368'],
    [error(200, 2018028), 'misconfigured', '200/2018028'],
    [error(200), 'misconfigured', '200'],
    [error(10), 'misconfigured', '10'],
    [error(3), 'misconfigured', '3'],
    [{ error: { code: 100, type: 'GraphMethodException' } }, 'misconfigured', '100'],
    [error(100), 'message_refused', '100'],
    [error(100, 2018034), 'message_refused', '100/2018034'],
    [error(2022), 'message_refused', '2022'],
    [error(9000001), 'message_refused', '9000001'],
    [error(31415), 'message_refused', '31415'],
    [error(100, 2018008), 'file_refused', '100/2018008'],
    [error(100, 2018294), 'file_refused', '100/2018294'],
    [error(100, 2018047), 'file_refused', '100/2018047'],
    [error(100, 2018109), 'file_refused', '100/2018109'],
    [error(100, 2018074), 'file_refused', '100/2018074'],
    [{ error: { code: 31415, transient: true } }, 'temporary', '31415'],
    [{ error: { code: 31415, status: 500 } }, 'temporary', '31415'],
    [{ status: 500 }, 'unknown_outcome', 'http/500'],
    [{ status: 502, body: '<html>' }, 'unknown_outcome', 'http/502'],
    [{ status: 404, body: 'not found' }, 'message_refused', 'http/404'],
    [{ status: 200, body: 'thanks' }, 'unknown_outcome', 'http/200'],
    [{ status: 200, body: '{}' }, 'unknown_outcome', 'no_message_id'],
    [{ status: 200, body: 'null' }, 'unknown_outcome', 'no_message_id'],
  ];

  const outcomes = cases.map(([fault, failed, code, wait]) => {
    return [fault, { failed, code, ...(wait === undefined ? {} : { retryAfterMs: wait }) }] as const;
  });
  test.each(outcomes)('%j: %j', async (fault, outcome) => {
    opened.fake.fault(fault);
    expect(await send(toPerson(psid, text('hi')))).toEqual(outcome);
    expect(sent()).toEqual([]);
  });
});

describe('as it happens on the real platform', () => {
  test('a colleague answered in the Page inbox', async () => {
    await opened.fake.person(psid).answeredInInbox('I take over');
    expect(await send(toPerson(psid, text('hi')))).toEqual({ failed: 'thread_elsewhere', code: '10/2018300' });
    await opened.fake.person(psid).handedBack();
    expect(await send(toPerson(psid, text('hi')))).toMatchObject({ sent: expect.any(String) });
  });

  test('the person blocked the page', async () => {
    opened.fake.person(psid).block();
    expect(await send(toPerson(psid, text('hi')))).toEqual({ failed: 'person_left', code: '551/1545041' });
  });

  test('nobody has this id', async () => {
    expect(await send(toPerson('777', text('hi')))).toEqual({ failed: 'person_left', code: '100/2018001' });
  });

  test('Facebook hangs until we give up', async () => {
    opened.fake.fault('hang');
    const outcome = await send(toPerson(psid, text('hi')), AbortSignal.timeout(30));
    expect(outcome).toEqual({ failed: 'unknown_outcome', code: 'timeout' });
  });

  test.each(['drop', 'drop_after', 'cut_after'] as const)('%s leaves the outcome open', async (fault) => {
    opened.fake.fault(fault);
    const outcome = await send(toPerson(psid, text('hi')));
    expect(outcome).toEqual({ failed: 'unknown_outcome', code: expect.stringMatching(/^network\/\w+$/) });
    expect(sent()).toHaveLength(fault === 'drop' ? 0 : 1);
  });

  test('sent without an answer: the echo tells', async () => {
    opened.fake.hold();
    opened.fake.fault('drop_after');
    await send(toPerson(psid, text('hi')));
    const [message] = sent();
    const echo = { mid: message?.mid, is_echo: true, app_id: 4001, metadata: message?.metadata };
    const event = { sender: { id: '1001' }, recipient: { id: psid }, timestamp: message?.at, message: echo };
    const heard = await opened.messenger.adapter.receive(
      opened.bring({ field: 'message_echoes', seat: 'messaging', event }),
    );
    expect(heard).toMatchObject({ events: [{ type: 'send_confirmed', key: 'event:0', message: message?.mid }] });
  });
});

describe('the typing sign', () => {
  const openTyping = async () => {
    const typing = await openMessenger({}, { typing: true });
    opens.push(typing);
    await typing.fake.person(psid).says('hello');
    return typing;
  };

  test('is a call of its own beside a text of the bot, and nobody else’s', async () => {
    const { fake, messenger } = await openTyping();
    await messenger.adapter.send(toPerson(psid, text('hi'), { author: 'caseworker' }), soon());
    await messenger.adapter.send(toPerson(psid, text('hi')), soon());
    await arrival(() => fake.world.actions.length === 1);
    expect(fake.world.actions).toEqual([{ psid, action: 'typing_on' }]);
    expect(fake.sent(psid)).toHaveLength(2);
  });

  test('is not shown once the send was given up', async () => {
    const { fake, messenger } = await openTyping();
    await messenger.adapter.send(toPerson(psid, text('given up')), AbortSignal.abort());
    await messenger.adapter.send(toPerson(psid, text('hi')), soon());
    await arrival(() => fake.world.actions.length === 1);
    expect(fake.calls).toHaveLength(2);
  });

  test.each(['hang', 'drop', { error: { code: 190 } }] as const)(
    'neither delays nor fails a send: %j',
    async (fault) => {
      const { fake, messenger } = await openTyping();
      fake.fault(fault, 1, ({ params }) => params.sender_action !== undefined);
      expect(await messenger.adapter.send(toPerson(psid, text('hi')), soon())).toMatchObject({
        sent: expect.any(String),
      });
      await messenger.stop();
    },
  );
});

/** Looks again and again, shortly; the test's own time limit ends it. */
async function arrival(come: () => boolean): Promise<void> {
  while (!come()) await new Promise((resolve) => setImmediate(resolve));
}
