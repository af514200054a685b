import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { appSecretProof } from '../../../bots/messenger/signature.ts';
import { asId, type ChoiceToken, day, hour, minute } from '../../../core/model/index.ts';
import { inboxAppId } from '../../support/messenger/world.ts';
import { type Opened, openMessenger, soon, text, toPerson } from './harness.ts';
import { type Webhook, webhookOf } from './webhook.ts';

/** The fake itself: the other tests are worth as much as it is strict. */
const psid = '2001';
const opens: { fake: Opened['fake']; webhook: Webhook }[] = [];
let opened: Opened;
let webhook: Webhook;
beforeEach(async () => {
  opened = await openMessenger();
  webhook = await webhookOf(opened.messenger);
  opened.fake.connect(webhook.address);
  opens.push({ fake: opened.fake, webhook });
});
afterAll(() => Promise.all(opens.flatMap(({ fake, webhook: served }) => [fake.stop(), served.stop()])));

async function call(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const { apiRoot, settings } = opened.fake;
  const proof = appSecretProof(settings.pageToken, settings.appSecret);
  const response = await fetch(`${apiRoot}/v26.0/${path}${path.includes('?') ? '&' : '?'}appsecret_proof=${proof}`, {
    method,
    headers: { authorization: `Bearer ${settings.pageToken}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
const refused = (code: number, error_subcode?: number) => ({
  status: 400,
  body: {
    error: expect.objectContaining({
      code,
      fbtrace_id: expect.any(String),
      ...(error_subcode ? { error_subcode } : {}),
    }),
  },
});

describe('a send is refused for', () => {
  const good = { recipient: { id: psid }, messaging_type: 'RESPONSE', message: { text: 'hi' } };
  const message = (held: object) => ({ ...good, message: held });
  const template = (payload: object) => message({ attachment: { type: 'template', payload } });
  const button = { type: 'postback', title: 'a', payload: 'b' };
  const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
  const quick = { content_type: 'text', title: 'a', payload: 'b' };
  const element = { title: 'a', buttons: [button] };
  const cases: readonly (readonly [name: string, body: object])[] = [
    ['no type', { recipient: good.recipient, message: good.message }],
    ['no recipient', { messaging_type: 'RESPONSE', message: good.message }],
    ['no message', { recipient: good.recipient, messaging_type: 'RESPONSE' }],
    ['a tag without its type', { ...good, tag: 'HUMAN_AGENT' }],
    ['a type without its tag', { ...good, messaging_type: 'MESSAGE_TAG' }],
    ['a tag that has ended', { ...good, messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' }],
    ['typing and words at once', { ...good, sender_action: 'typing_on' }],
    ['empty words', message({ text: '' })],
    ['2000 characters', message({ text: 'a'.repeat(2000) })],
    ['words and a template', message({ text: 'a', attachment: { type: 'template', payload: {} } })],
    ['1000 characters of metadata', message({ text: 'a', metadata: 'm'.repeat(1000) })],
    ['an unknown part', message({ text: 'a', colour: 'red' })],
    ['14 quick replies', message({ text: 'a', quick_replies: many(14, quick) })],
    ['a quick reply of 21 characters', message({ text: 'a', quick_replies: [{ ...quick, title: 'a'.repeat(21) }] })],
    ['a payload of 1001', message({ text: 'a', quick_replies: [{ ...quick, payload: 'a'.repeat(1001) }] })],
    ['4 buttons', template({ template_type: 'button', text: 'a', buttons: many(4, button) })],
    ['no buttons', template({ template_type: 'button', text: 'a', buttons: [] })],
    ['641 characters over buttons', template({ template_type: 'button', text: 'a'.repeat(641), buttons: [button] })],
    ['11 cards', template({ template_type: 'generic', elements: many(11, element) })],
    ['a card title of 81', template({ template_type: 'generic', elements: [{ ...element, title: 'a'.repeat(81) }] })],
    [
      'a card with 4 buttons',
      template({ template_type: 'generic', elements: [{ ...element, buttons: many(4, button) }] }),
    ],
    ['a file from nowhere', message({ attachment: { type: 'image', payload: {} } })],
  ];

  test.each(cases)('%s', async (_name, body) => {
    await opened.fake.person(psid).says('hi');
    expect(await call('POST', '1001/messages', body)).toEqual(refused(100));
    expect(opened.fake.sent()).toEqual([]);
    expect(await call('POST', 'me/messages', good)).toMatchObject({ status: 200, body: { recipient_id: psid } });
  });

  test('somebody who has never written, or not for a day; a person may for a week', async () => {
    opened.fake.person(psid);
    expect(await call('POST', '1001/messages', good)).toEqual(refused(10, 2018278));
    await opened.fake.person(psid).says('hi');
    opened.clock.advance(day);
    expect(await call('POST', '1001/messages', good)).toEqual(refused(10, 2018278));
    const tagged = { ...good, messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
    expect((await call('POST', '1001/messages', tagged)).status).toBe(200);
    opened.clock.advance(6 * day);
    expect(await call('POST', '1001/messages', tagged)).toEqual(refused(10, 2018278));
  });

  test('more than 300 in a second', async () => {
    const person = opened.fake.person(psid);
    await person.says('hi');
    const at = opened.clock.now();
    const sent = {
      psid,
      at,
      text: '',
      choices: [],
      metadata: null,
      type: 'RESPONSE',
      tag: null,
      file: null,
      raw: null,
    };
    for (let nth = 0; nth < 300; nth += 1) opened.fake.world.took({ ...sent, mid: `m_${nth}` });
    expect(await call('POST', '1001/messages', good)).toEqual(refused(613));
    opened.clock.advance(1000);
    expect((await call('POST', '1001/messages', good)).status).toBe(200);
  });
});

describe('the page profile', () => {
  const menu = (items: number, locale = 'default') => ({
    persistent_menu: [
      {
        locale,
        call_to_actions: Array.from({ length: items }, () => ({ type: 'postback', title: 'a', payload: 'b' })),
      },
    ],
  });
  const start = { get_started: { payload: 'GET_STARTED' } };
  const ice = (count: number, locale = 'default') => ({
    ice_breakers: [{ locale, call_to_actions: Array.from({ length: count }, () => ({ question: 'a', payload: 'b' })) }],
  });

  test.each([
    ['a menu without Get Started', menu(1)],
    ['21 items', { ...start, ...menu(21) }],
    ['no default locale', { ...start, ...menu(1, 'km_KH') }],
    ['5 first questions', ice(5)],
    ['first questions without a default', ice(1, 'en_US')],
    ['a greeting of 161 characters', { greeting: [{ locale: 'default', text: 'a'.repeat(161) }] }],
    ['a command with a space', { commands: [{ locale: 'default', commands: [{ name: 'a b', description: '' }] }] }],
    ['nothing', {}],
  ])('is refused with %s', async (_name, body) => {
    expect(await call('POST', '1001/messenger_profile', body)).toEqual(refused(100));
    expect(opened.fake.world.profile.held).toEqual({});
  });

  test('is kept, read and taken away, ten times in ten minutes', async () => {
    expect(await call('POST', '1001/messenger_profile', { ...start, ...menu(20), ...ice(4) })).toMatchObject({
      status: 200,
    });
    const fields = '1001/messenger_profile?fields=get_started';
    expect(await call('GET', fields)).toEqual({ status: 200, body: { data: [start] } });
    expect(await call('DELETE', '1001/messenger_profile', { fields: ['get_started'] })).toEqual(refused(100));
    expect(
      await call('DELETE', '1001/messenger_profile', { fields: ['persistent_menu', 'get_started'] }),
    ).toMatchObject({ status: 200 });
    for (let nth = 0; nth < 6; nth += 1) expect((await call('GET', fields)).status).toBe(200);
    expect(await call('GET', fields)).toEqual(refused(613));
    opened.clock.advance(10 * minute);
    expect(await call('GET', fields)).toEqual({ status: 200, body: { data: [] } });
  });
});

describe('thread control', () => {
  test('may be passed, and taken back', async () => {
    await opened.fake.person(psid).says('hi');
    const owner = async () => (await call('GET', `1001/thread_owner?recipient=${psid}`)).body;
    expect(await owner()).toEqual({ data: [{}] });
    const recipient = { id: psid };
    await call('POST', '1001/pass_thread_control', { recipient, target_app_id: inboxAppId });
    expect(await owner()).toEqual({ data: [{ thread_owner: { app_id: inboxAppId } }] });
    expect(await call('POST', '1001/release_thread_control', { recipient })).toEqual(refused(10, 2018300));
    await call('POST', '1001/take_thread_control', { recipient });
    expect(await owner()).toEqual({ data: [{ thread_owner: { app_id: '4001' } }] });
    opened.clock.advance(24 * hour);
    expect(await owner()).toEqual({ data: [{}] });
  });
});

describe('a conversation over the wire', () => {
  const hi = toPerson(psid, text('Well?', { choices: [{ token: asId<ChoiceToken>('tok'), title: 'Yes' }] }));

  test('both ways, with the echo of what we said', async () => {
    const person = opened.fake.person(psid);
    expect(await person.says('ជួយខ្ញុំ')).toMatchObject({ status: 200 });
    await opened.messenger.adapter.send(hi, soon());
    expect(await person.hears('Well')).toMatchObject({ text: 'Well?' });
    await opened.fake.settled();
    await person.presses('Yes');
    expect(webhook.heard).toMatchObject([
      { type: 'message_received', text: 'ជួយខ្ញុំ' },
      { type: 'send_confirmed', key: 'event:0' },
      { type: 'choice_pressed', token: 'tok', title: 'Yes' },
    ]);
  });

  test('a colleague in the inbox: their reply, the loss of the thread, the rest overheard', async () => {
    const person = opened.fake.person(psid);
    await person.says('hi');
    await person.answeredInInbox('I am here');
    await person.says('thanks');
    await person.postback({ title: 'Menu', payload: 'cmd:menu' });
    await person.handedBack();
    await person.says('again');
    expect(webhook.heard.map((event) => event.type)).toEqual([
      'message_received',
      'inbox_replied',
      'thread_control_changed',
      'overheard',
      'overheard',
      'thread_control_changed',
      'message_received',
    ]);
  });

  test('twice at once, backwards, all in one, and once more after a failure', async () => {
    const person = opened.fake.person(psid);
    opened.fake.repeat(2);
    await person.says('one');
    opened.fake.repeat(1);
    expect(new Set(webhook.heard.map(({ id }) => id)).size).toBe(1);
    opened.fake.hold();
    for (const words of ['two', 'three']) {
      opened.clock.advance(5);
      await person.says(words);
    }
    await opened.fake.release({ reversed: true, together: true });
    webhook.failNext(1);
    expect(await person.says('four')).toMatchObject({ status: 500 });
    await opened.fake.redeliver();
    const told = webhook.heard.map((event) => 'text' in event && event.text);
    expect(told).toEqual(['one', 'one', 'two', 'three', 'four']);
  });

  test('a page that is not subscribed hears nothing', async () => {
    opened.fake.world.subscribedFields = null;
    expect(await opened.fake.person(psid).says('hi')).toMatchObject({ status: null });
    expect(webhook.received).toEqual([]);
  });
});
