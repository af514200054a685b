import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { signatureOf } from '../../support/messenger/webhooks.ts';
import { accepted } from '../channel.suite.ts';
import { type Opened, openMessenger, signed } from './harness.ts';

const at = Date.UTC(2026, 0, 1);
const person = { sender: { id: '2001' }, recipient: { id: '1001' }, timestamp: at };
const page = { sender: { id: '1001' }, recipient: { id: '2001' }, timestamp: at };
const from = { channel: 'messenger', chat: '2001' };
const inbox = 263902037430900;

let opened: Opened;
beforeAll(async () => {
  opened = await openMessenger();
});
afterAll(() => opened.fake.stop());

async function hear(body: unknown) {
  return accepted(await opened.messenger.adapter.receive(signed(body, opened.fake.settings.appSecret)));
}
const entries = (...entry: readonly unknown[]) => ({ object: 'page', entry });
const messaging = (...events: readonly unknown[]) => entries({ id: '1001', time: at, messaging: events });
const standby = (...events: readonly unknown[]) => entries({ id: '1001', time: at, standby: events });
const said = (mid: string, text: string, more: object = {}) => ({ ...person, message: { mid, text, ...more } });
const held = (...attachments: readonly unknown[]) => ({ ...person, message: { mid: 'm_1', attachments } });
const file = (type: string, payload: object = {}) => ({
  type,
  payload: { url: `https://cdn.fbsbx.com/${type}`, ...payload },
});
const received = (text: string, more: object = {}) => ({
  type: 'message_received',
  text,
  attachments: [],
  message: 'm_1',
  forwarded: false,
  ...more,
});

describe('what the person did', () => {
  const cases: readonly (readonly [name: string, event: unknown, expected: readonly object[]])[] = [
    ['text', said('m_1', 'សួស្ដី'), [received('សួស្ដី')]],
    ['text in answer to a message', said('m_1', 'yes', { reply_to: { mid: 'm_0' } }), [received('yes')]],
    ['an empty message', { ...person, message: { mid: 'm_1' } }, [received('')]],
    [
      'a quick reply',
      said('m_1', 'Yes', { quick_reply: { payload: 'tok_1' } }),
      [{ type: 'choice_pressed', token: 'tok_1', title: 'Yes', message: 'm_1' }],
    ],
    [
      'a command behind a quick reply',
      said('m_1', 'A person', { quick_reply: { payload: 'cmd:human' } }),
      [{ type: 'command_given', command: 'human' }],
    ],
    [
      'a slash command',
      said('m_1', '/hide', { commands: [{ name: 'hide' }] }),
      [{ type: 'command_given', command: 'hide' }],
    ],
    ['an unknown slash command', said('m_1', '/x', { commands: [{ name: 'x' }] }), [received('/x')]],
    [
      'a photo',
      held(file('image')),
      [received('', { attachments: [{ kind: 'photo', ref: 'https://cdn.fbsbx.com/image' }] })],
    ],
    [
      'a voice note',
      held(file('audio')),
      [received('', { attachments: [{ kind: 'voice', ref: 'https://cdn.fbsbx.com/audio' }] })],
    ],
    [
      'a video',
      held(file('video')),
      [received('', { attachments: [{ kind: 'video', ref: 'https://cdn.fbsbx.com/video' }] })],
    ],
    [
      'a file',
      held(file('file')),
      [received('', { attachments: [{ kind: 'file', ref: 'https://cdn.fbsbx.com/file' }] })],
    ],
    ['a sticker', held(file('sticker')), [received('', { attachments: [{ kind: 'sticker' }] })]],
    [
      'a sticker as an image',
      held(file('image', { sticker_id: 369239263222822 })),
      [received('', { attachments: [{ kind: 'sticker' }] })],
    ],
    [
      'two photos',
      held(file('image'), file('image')),
      [received('', { attachments: [{ kind: 'photo' }, { kind: 'photo' }] })],
    ],
    [
      'a place',
      held({ type: 'location', payload: { coordinates: { lat: 11.55, long: 104.91 } } }),
      [received('', { attachments: [{ kind: 'location', latitude: 11.55, longitude: 104.91 }] })],
    ],
    [
      'a link that was typed',
      said('m_1', 'is https://jobs.example good', {
        attachments: [{ type: 'fallback', title: 'Good jobs', payload: { url: 'https://jobs.example' } }],
      }),
      [received('is https://jobs.example good\nGood jobs')],
    ],
    [
      'a link passed on',
      held({ type: 'fallback', title: 'Good jobs', url: 'https://jobs.example', payload: null }),
      [received('Good jobs\nhttps://jobs.example', { forwarded: true })],
    ],
    [
      'a post passed on with a word',
      said('m_1', 'real?', { attachments: [file('post', { title: 'Cook wanted' })] }),
      [received('real?\nCook wanted\nhttps://cdn.fbsbx.com/post', { forwarded: true })],
    ],
    [
      'a reel',
      held(file('reel', { title: 'Jobs' })),
      [received('Jobs\nhttps://cdn.fbsbx.com/reel', { forwarded: true })],
    ],
    [
      'Get Started',
      { ...person, postback: { mid: 'm_1', title: 'Get Started', payload: 'GET_STARTED' } },
      [{ type: 'conversation_started', ref: null }],
    ],
    [
      'Get Started behind a link',
      {
        ...person,
        postback: { title: 'Get Started', payload: 'GET_STARTED', referral: { ref: 'village-7', source: 'SHORTLINK' } },
      },
      [{ type: 'conversation_started', ref: 'village-7' }],
    ],
    [
      'a first question behind a link',
      { ...person, postback: { mid: 'm_1', title: 'Help', payload: 'cmd:emergency', referral: { ref: 'village-7' } } },
      [
        { type: 'conversation_started', ref: 'village-7' },
        { type: 'command_given', command: 'emergency' },
      ],
    ],
    [
      'a button',
      { ...person, postback: { mid: 'm_1', title: 'More', payload: 'tok_2' } },
      [{ type: 'choice_pressed', token: 'tok_2', title: 'More', message: 'm_1' }],
    ],
    [
      'a menu item',
      { ...person, postback: { title: 'Talk to a person', payload: 'cmd:human' } },
      [{ type: 'command_given', command: 'human', message: null }],
    ],
    ['a postback without payload', { ...person, postback: { mid: 'm_1', title: 'More' } }, [received('More')]],
    [
      'a link into the thread',
      { ...person, referral: { ref: 'r-1', source: 'SHORTLINK' } },
      [{ type: 'conversation_started', ref: 'r-1' }],
    ],
    ['an ad', { ...person, referral: { source: 'ADS', ad_id: '6' } }, [{ type: 'conversation_started', ref: null }]],
    [
      'a message behind an ad',
      said('m_1', 'hi', { referral: { ref: 'x', ad_id: '6', ads_context_data: {} } }),
      [received('hi')],
    ],
    [
      'a reaction',
      { ...person, reaction: { reaction: 'love', emoji: '❤', action: 'react', mid: 'm_0' } },
      [{ type: 'reaction_given', emoji: '❤', message: 'm_0' }],
    ],
    [
      'an edit of a message that we never saw',
      { ...person, message_edit: { mid: 'm_unknown', text: 'new words', num_edit: 1 } },
      [{ type: 'message_edited', text: 'new words', message: 'm_unknown' }],
    ],
    [
      'a delivery without a time',
      { sender: { id: '2001' }, delivery: { watermark: at - 5 } },
      [{ type: 'messages_delivered', upTo: at - 5, at: at - 5 }],
    ],
    ['a read', { ...person, read: { watermark: at } }, [{ type: 'messages_read', upTo: at }]],
  ];

  test.each(cases)('%s', async (_name, event, expected) => {
    const heard = await hear(messaging(event));
    expect(heard.events).toMatchObject(expected.map((one) => ({ from, ...one })));
    expect(heard.events).toHaveLength(expected.length);
    expect(heard.ignored).toEqual([]);
  });
});

describe('what the page did', () => {
  const echo = (more: object) => ({ ...page, message: { mid: 'm_1', is_echo: true, text: 'words', ...more } });
  const confirmed = { type: 'send_confirmed', key: 'event:0', message: 'm_1', from };
  const replied = { type: 'inbox_replied', text: 'words', message: 'm_1', from };
  const cases: readonly (readonly [
    name: string,
    body: unknown,
    expected: readonly object[],
    ignored: readonly string[],
  ])[] = [
    ['our echo confirms', messaging(echo({ app_id: 4001, metadata: 'event:0' })), [confirmed], []],
    ['so it does in standby', standby(echo({ app_id: '4001', metadata: 'event:0' })), [confirmed], []],
    ['our echo without a key says nothing', messaging(echo({ app_id: 4001 })), [], ['echo_without_key']],
    ['an echo of the inbox is a reply', messaging(echo({ app_id: inbox })), [replied], []],
    ['in its other spelling too', messaging(echo({ app_id: 26390203743090 })), [replied], []],
    ['so is one without an app', messaging(echo({})), [replied], []],
    ['and one in standby', standby(echo({ app_id: inbox })), [replied], []],
    ['a foreign echo cannot confirm', messaging(echo({ app_id: inbox, metadata: 'event:0' })), [replied], []],
    [
      'an echo of a photo from the inbox',
      messaging({
        ...page,
        message: {
          mid: 'm_1',
          is_echo: true,
          app_id: inbox,
          attachments: [{ type: 'image', payload: { url: 'https://x', attachment_id: 5 } }],
        },
      }),
      [{ ...replied, text: '' }],
      [],
    ],
    ['without is_echo it is nobody', messaging({ ...page, message: { mid: 'm_1', text: 'x' } }), [], ['from_page']],
  ];

  test.each(cases)('%s', async (_name, body, expected, ignored) => {
    const heard = await hear(body);
    expect(heard.events).toMatchObject(expected);
    expect(heard.events).toHaveLength(expected.length);
    expect(heard.ignored).toEqual(ignored);
  });
});

describe('who owns the thread', () => {
  const pass = (owner: unknown) => ({
    ...person,
    pass_thread_control: { previous_owner_app_id: inbox, new_owner_app_id: owner },
  });
  const cases: readonly (readonly [name: string, event: unknown, owner: string])[] = [
    ['passed to us', pass(4001), 'us'],
    ['passed to us, in words', pass('4001'), 'us'],
    ['passed to another', pass(inbox), 'other'],
    ['released', pass(null), 'nobody'],
    [
      'taken from us',
      { ...person, take_thread_control: { previous_owner_app_id: 4001, new_owner_app_id: inbox } },
      'other',
    ],
    ['taken by nobody named', { ...person, take_thread_control: { previous_owner_app_id: 4001 } }, 'other'],
  ];

  test.each(cases)('%s', async (_name, event, owner) => {
    expect((await hear(messaging(event))).events).toMatchObject([{ type: 'thread_control_changed', owner, from }]);
  });

  test('what is said elsewhere is only overheard', async () => {
    const heard = await hear(
      standby(
        said('m_1', 'hello'),
        { ...person, postback: { mid: 'm_2', title: 'More' } },
        { ...person, message_edit: { mid: 'm_1', text: 'hallo', num_edit: 1 } },
        { ...person, postback: { mid: 'm_3' } },
        { ...person, reaction: { action: 'react', emoji: '❤', mid: 'm_1' } },
        { ...person, read: { watermark: at } },
      ),
    );
    expect(heard.events.map((event) => [event.type, 'text' in event ? event.text : ''])).toEqual([
      ['overheard', 'hello'],
      ['overheard', 'More'],
      ['overheard', 'hallo'],
      ['messages_read', ''],
    ]);
    expect(heard.ignored).toEqual(['postback_without_payload', 'reaction']);
  });
});

describe('many events in one request', () => {
  test('two people', async () => {
    const other = { ...said('m_2', 'b'), sender: { id: '2002' } };
    const { events } = await hear(
      entries({ id: '1001', messaging: [said('m_1', 'a')] }, { id: '1001', messaging: [other] }),
    );
    expect(events.map((event) => event.from.chat)).toEqual(['2001', '2002']);
  });

  test('are told in the order of their times, equal ones as they came', async () => {
    const later = { ...said('m_3', 'third'), timestamp: at + 9 };
    const { events } = await hear(messaging(later, said('m_1', 'first'), said('m_2', 'second')));
    expect(events.map((event) => 'text' in event && event.text)).toEqual(['first', 'second', 'third']);
  });

  test('messages, standby and changes side by side', async () => {
    const heard = await hear(
      entries({ id: '1001', messaging: [said('m_1', 'a')], standby: [said('m_2', 'b')], changes: [{ field: 'feed' }] }),
    );
    expect(heard.events.map(({ type }) => type)).toEqual(['message_received', 'overheard']);
    expect(heard.ignored).toEqual(['changes']);
  });

  test('a thousand, of which every tenth is broken', async () => {
    const events = Array.from({ length: 1000 }, (_, nth) =>
      nth % 10 === 0 ? { ...person, message: { mid: 5 } } : { ...said(`m_${nth}`, `${nth}`), timestamp: at + nth },
    );
    const heard = await hear(messaging(...events));
    expect(heard.events).toHaveLength(900);
    expect(new Set(heard.events.map(({ id }) => id)).size).toBe(900);
    expect(heard.ignored).toEqual(Array.from({ length: 100 }, () => 'malformed'));
  });
});

describe('ids', () => {
  const idsOf = async (...events: readonly unknown[]) => (await hear(messaging(...events))).events.map(({ id }) => id);
  const press = (payload: string, timestamp = at) => ({
    ...person,
    timestamp,
    postback: { mid: 'm_1', title: 'x', payload },
  });
  const edit = (nth: number) => ({ ...person, message_edit: { mid: 'm_1', text: `${nth}`, num_edit: nth } });
  const react = (emoji: string) => ({ ...person, reaction: { action: 'react', emoji, mid: 'm_1' } });
  const seen = (watermark: number) => ({ ...person, read: { watermark } });
  const different = [said('m_1', 'a'), said('m_2', 'a'), press('x'), press('y'), press('x', at + 1)];
  const others = [
    edit(1),
    edit(2),
    react('❤'),
    react('👍'),
    seen(at),
    seen(at + 1),
    { ...person, delivery: { watermark: at } },
  ];

  test('the same twice in one request, and again in another, is the same', async () => {
    const [first, second] = await idsOf(said('m_1', 'a'), said('m_1', 'a'));
    expect(second).toBe(first);
    expect(await idsOf(said('m_1', 'a'))).toEqual([first]);
  });

  test('repeating anything gives the same id, anything else another', async () => {
    const once = await idsOf(...different, ...others);
    expect(await idsOf(...different, ...others)).toEqual(once);
    expect(new Set(once).size).toBe(different.length + others.length);
  });

  test('hold no id of a person or a message, and are short', async () => {
    const [id] = await idsOf({ ...said(`m_${'secret'.repeat(100)}`, 'a') });
    expect(id).toMatch(/^[a-z_]+\.[\w-]{22}$/);
    expect(id).not.toContain('secret');
  });
});

describe('what is not for a conversation', () => {
  const cases: readonly (readonly [name: string, body: unknown, ignored: readonly string[]])[] = [
    [
      'a policy notice',
      messaging({ recipient: { id: '1001' }, timestamp: at, policy_enforcement: { action: 'warning', reason: 'x' } }),
      ['policy_enforcement'],
    ],
    [
      'an app that asks for the thread',
      messaging({ ...person, request_thread_control: { requested_owner_app_id: inbox } }),
      ['request_thread_control'],
    ],
    ['roles of apps', messaging({ recipient: { id: '1001' }, timestamp: at, app_roles: {} }), ['app_roles']],
    ['an opt-in', messaging({ ...person, optin: { ref: 'x' } }), ['optin']],
    ['a reaction taken back', messaging({ ...person, reaction: { action: 'unreact', mid: 'm_1' } }), ['unreact']],
    ['a kind from the future', messaging({ ...person, hologram: {} }), ['unknown']],
    ['another page', entries({ id: '1002', messaging: [said('m_1', 'a')] }), ['other_page']],
    ['no sender', messaging({ timestamp: at, message: { mid: 'm_1', text: 'a' } }), ['malformed']],
    [
      'a sender that is a reference',
      messaging({ ...person, sender: { user_ref: 'r' }, postback: { payload: 'x' } }),
      ['malformed'],
    ],
    [
      'a sender that is no number',
      messaging({ ...person, sender: { id: '../1001/messages' }, message: { mid: 'm', text: 'a' } }),
      ['malformed'],
    ],
    ['null for an event', messaging(null), ['malformed']],
    ['words for events', entries({ id: '1001', messaging: 'many' }), ['malformed']],
    ['an entry without an id', entries({ messaging: [] }), ['malformed']],
    ['no list of entries', { object: 'page', entry: 'x' }, ['malformed']],
    ['no entries', { object: 'page' }, []],
    ['an empty entry', entries({ id: '1001', time: at }), []],
  ];

  test.each(cases)('%s', async (_name, body, ignored) => {
    expect(await hear(body)).toEqual({ events: [], ignored });
  });

  test.each([{ object: 'instagram', entry: [] }, [], null, 7, ['page'], {}])('%j is not ours', async (body) => {
    const request = signed(body, opened.fake.settings.appSecret);
    expect(await opened.messenger.adapter.receive(request)).toEqual({ refused: 'not_ours', status: 404 });
  });

  test('an unknown attachment is counted, and the words beside it are kept', async () => {
    const heard = await hear(messaging(said('m_1', 'look', { attachments: [{ type: 'hologram' }, 7] })));
    expect(heard.events).toMatchObject([received('look')]);
    expect(heard.ignored).toEqual(['attachment', 'attachment']);
  });
});

describe('hostile values', () => {
  test.each([-1, 1.5, 1e20, at * 2, 'soon', null])('a time of %j is replaced by ours', async (timestamp) => {
    const { events } = await hear(messaging({ ...said('m_1', 'a'), timestamp }));
    expect(events.map((event) => event.at)).toEqual([opened.clock.now()]);
  });

  test('bytes that are no text are no JSON, however well signed', async () => {
    const { appSecret } = opened.fake.settings;
    const body = Uint8Array.from([0x22, 0xff, 0xfe, 0x22]);
    const headers = { 'x-hub-signature-256': signatureOf(body, appSecret) };
    const received = await opened.messenger.adapter.receive({ method: 'POST', query: {}, headers, body });
    expect(received).toEqual({ refused: 'not_json', status: 400 });
  });

  test('names of prototypes are only words', async () => {
    const raw =
      '{"object":"page","entry":[{"id":"1001","__proto__":{"messaging":[{}]},"messaging":[{"sender":{"id":"2001"},"timestamp":1,"message":{"mid":"__proto__","text":"constructor","__proto__":{"is_echo":true}}}]}]}';
    expect((await hear(raw)).events).toMatchObject([{ type: 'message_received', text: 'constructor' }]);
  });

  test('one event of any shape never costs its neighbours', async () => {
    const strange = fc.oneof(
      fc.jsonValue(),
      fc.record({ sender: fc.constant({ id: '2001' }), message: fc.jsonValue() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(strange, { maxLength: 5 }), async (around) => {
        const { events } = await hear(messaging(...around, said('m_kept', 'kept'), ...around));
        expect(events.filter((event) => 'text' in event && event.text === 'kept')).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});
