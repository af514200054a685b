import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Circumstances, translate } from '../../../bots/telegram/translate.ts';
import type { IncomingFact } from '../../../core/model/index.ts';
import { personId, textUpdate } from './harness.ts';

const now = 1_790_000_500_000;
const staffChat = -100_500;
const around: Circumstances = { bot: { id: 42, name: 'Phlov_Bot' }, now, staffChat };

const update = (kind: string, body: unknown) => ({ update_id: 9, [kind]: body });
const chat = { id: personId, type: 'private' };
const from = { id: personId, is_bot: false, first_name: 'Person' };
const group = { id: -1_001, type: 'supergroup', title: 'Village' };
const message = (content: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  update('message', { message_id: 7, date: 1_790_000_000, chat, from, ...content, ...more });
const inGroup = (content: Record<string, unknown>) => message(content, { chat: group });
const file = (id: string, more: Record<string, unknown> = {}) => ({
  file_id: id,
  file_unique_id: 'u',
  file_size: 10,
  ...more,
});

const facts = (value: unknown): IncomingFact[] =>
  translate(value, around).events.map(({ id: _id, at: _at, from: _from, ...fact }) => fact);

const said = (text: string, attachments: unknown[] = [], forwarded = false) => ({
  type: 'message_received',
  text,
  attachments,
  message: '7',
  forwarded,
});
const command = (name: string) => ({ type: 'command_given', command: name, message: '7' });
const started = (ref: string | null) => ({ type: 'conversation_started', ref, message: '7' });

interface Case {
  readonly name: string;
  readonly update: unknown;
  readonly facts: readonly unknown[];
}

const cases: Case[] = [
  { name: 'plain text', update: message({ text: 'ខ្ញុំចង់ទៅថៃ' }), facts: [said('ខ្ញុំចង់ទៅថៃ')] },
  { name: 'the start button', update: message({ text: '/start' }), facts: [started(null)] },
  { name: 'a followed link', update: message({ text: '/start poster-04_a' }), facts: [started('poster-04_a')] },
  {
    name: 'words typed after start',
    update: message({ text: '/start help me now' }),
    facts: [started(null), said('help me now')],
  },
  { name: 'a command', update: message({ text: '/help' }), facts: [command('help')] },
  { name: 'a command in capitals', update: message({ text: '/HELP' }), facts: [command('help')] },
  { name: 'a command with our name', update: message({ text: '/human@phlov_bot' }), facts: [command('human')] },
  {
    name: 'a command for another bot',
    update: message({ text: '/human@other_bot' }),
    facts: [said('/human@other_bot')],
  },
  {
    name: 'words after a command',
    update: message({ text: '/help they\nlock me' }),
    facts: [command('help'), said('they\nlock me')],
  },
  {
    name: 'a pasted offer',
    update: message({ text: '/offer 900$ no skills' }),
    facts: [command('offer'), said('900$ no skills')],
  },
  {
    name: 'words before hiding',
    update: message({ text: '/hide he beats me' }),
    facts: [said('he beats me'), command('hide')],
  },
  { name: 'an unknown command', update: message({ text: '/weather' }), facts: [said('/weather')] },
  { name: 'a lone slash', update: message({ text: '/' }), facts: [said('/')] },
  { name: 'a path', update: message({ text: '/help/me' }), facts: [said('/help/me')] },
  {
    name: 'a forwarded command',
    update: message({ text: '/stop', forward_origin: { type: 'user' } }),
    facts: [said('/stop', [], true)],
  },
  {
    name: 'a forwarded post',
    update: message({ text: 'Job!', forward_origin: { type: 'channel' } }),
    facts: [said('Job!', [], true)],
  },
  {
    name: 'a photo, in its largest size, with its words',
    update: message({ photo: [file('big', { file_size: 90 }), file('small')], caption: 'look' }),
    facts: [said('look', [{ kind: 'photo', ref: 'big', mime: 'image/jpeg', bytes: 90 }])],
  },
  {
    name: 'a voice note',
    update: message({ voice: file('v', { mime_type: 'audio/ogg', duration: 3 }) }),
    facts: [said('', [{ kind: 'voice', ref: 'v', mime: 'audio/ogg', bytes: 10 }])],
  },
  {
    name: 'a video',
    update: message({ video: file('v') }),
    facts: [said('', [{ kind: 'video', ref: 'v', mime: 'video/mp4', bytes: 10 }])],
  },
  {
    name: 'a round video',
    update: message({ video_note: file('n') }),
    facts: [said('', [{ kind: 'video', ref: 'n', mime: 'video/mp4', bytes: 10 }])],
  },
  {
    name: 'music',
    update: message({ audio: file('a') }),
    facts: [said('', [{ kind: 'audio', ref: 'a', mime: 'audio/mpeg', bytes: 10 }])],
  },
  {
    name: 'a document',
    update: message({ document: file('d', { mime_type: 'application/pdf', file_name: 'contract.pdf' }) }),
    facts: [said('', [{ kind: 'file', ref: 'd', mime: 'application/pdf', bytes: 10, name: 'contract.pdf' }])],
  },
  {
    name: 'an animation, once though it comes twice',
    update: message({ animation: file('g'), document: file('g') }),
    facts: [said('', [{ kind: 'video', ref: 'g', mime: 'video/mp4', bytes: 10 }])],
  },
  {
    name: 'a sticker',
    update: message({ sticker: file('s') }),
    facts: [said('', [{ kind: 'sticker', ref: 's', mime: 'image/webp', bytes: 10 }])],
  },
  {
    name: 'a place with a name',
    update: message({ location: { latitude: 11.5, longitude: 104.9 }, venue: { title: 'X' } }),
    facts: [said('', [{ kind: 'location', latitude: 11.5, longitude: 104.9 }])],
  },
  {
    name: 'a contact',
    update: message({ contact: { phone_number: '+100', first_name: 'A', last_name: 'B' } }),
    facts: [said('', [{ kind: 'contact', name: 'A B', number: '+100' }])],
  },
  {
    name: 'an impossible place, its words kept',
    update: message({ text: 'here', location: { latitude: 900, longitude: 0 } }),
    facts: [said('here')],
  },
  {
    name: 'odd decorations, the words kept',
    update: message({ text: 'help', photo: 7, entities: 'x', from: null }),
    facts: [said('help')],
  },
  {
    name: 'an edit',
    update: update('edited_message', { message_id: 7, date: 1, edit_date: 2, chat, text: 'new' }),
    facts: [{ type: 'message_edited', text: 'new', message: '7' }],
  },
  {
    name: 'an edited caption',
    update: update('edited_message', { message_id: 7, date: 1, chat, caption: 'new' }),
    facts: [{ type: 'message_edited', text: 'new', message: '7' }],
  },
  {
    name: 'a press, with the title that was pressed',
    update: update('callback_query', {
      id: 'q',
      from,
      data: 'tok2',
      message: {
        message_id: 7,
        date: 1,
        chat,
        reply_markup: {
          inline_keyboard: [
            [
              { text: 'One', callback_data: 'tok1' },
              { text: 'Two', callback_data: 'tok2' },
            ],
          ],
        },
      },
    }),
    facts: [{ type: 'choice_pressed', token: 'tok2', title: 'Two', message: '7' }],
  },
  {
    name: 'a press under a message too old to be shown',
    update: update('callback_query', { id: 'q', from, data: 'tok', message: { message_id: 7, date: 0, chat } }),
    facts: [{ type: 'choice_pressed', token: 'tok', title: null, message: '7' }],
  },
  {
    name: 'a press without its message',
    update: update('callback_query', { id: 'q', from, data: 'tok' }),
    facts: [{ type: 'choice_pressed', token: 'tok', title: null, message: null }],
  },
  { name: 'being blocked', update: member(chat, 'member', 'kicked'), facts: [{ type: 'person_blocked' }] },
  { name: 'being unblocked', update: member(chat, 'kicked', 'member'), facts: [{ type: 'person_unblocked' }] },
  { name: 'being added to a group', update: member(group, 'left', 'member'), facts: [{ type: 'group_spoken' }] },
  { name: 'being made an administrator', update: member(group, 'member', 'administrator'), facts: [] },
  { name: 'being thrown out of a group', update: member(group, 'member', 'kicked'), facts: [] },
  { name: 'a command in a group', update: inGroup({ text: '/start' }), facts: [{ type: 'group_spoken' }] },
  {
    name: 'our name in a group',
    update: inGroup({ text: 'ask @phlov_bot about it' }),
    facts: [{ type: 'group_spoken' }],
  },
  { name: 'a longer name in a group', update: inGroup({ text: '@phlov_bot2 hello' }), facts: [] },
  {
    name: 'a reply to us in a group',
    update: inGroup({ text: 'thanks', reply_to_message: { from: { id: 42 } } }),
    facts: [{ type: 'group_spoken' }],
  },
  { name: "another bot's command in a group", update: inGroup({ text: '/start@other_bot' }), facts: [] },
  { name: 'talk in a group', update: inGroup({ text: 'hello all' }), facts: [] },
  {
    name: 'the staff group',
    update: message({ text: '/start' }, { chat: { id: staffChat, type: 'supergroup' } }),
    facts: [],
  },
  { name: 'another bot', update: message({ text: 'hello' }, { from: { id: 5, is_bot: true } }), facts: [] },
];

function member(where: unknown, before: string, after: string) {
  const change = { old_chat_member: { status: before }, new_chat_member: { status: after } };
  return update('my_chat_member', { chat: where, from, date: 1_790_000_000, ...change });
}

describe('what Telegram sends is heard as', () => {
  test.each(cases)('$name', ({ update: given, facts: expected }) => {
    expect(facts(given)).toEqual(expected);
  });
});

describe('what is left aside is named', () => {
  test.each([
    ['message.poll', message({ poll: { question: 'secret words' } })],
    ['message.pinned_message', message({ pinned_message: {} })],
    ['message.empty', message({})],
    ['message.other', message({ 'Mr Secret': 1 })],
    ['message.from_bot', message({ text: 'x' }, { from: { id: 5, is_bot: true } })],
    ['message.malformed', message({ text: 'x' }, { chat: 'me' })],
    ['edited_message.no_text', update('edited_message', { message_id: 7, date: 1, chat, location: {} })],
    ['callback_query.no_data', update('callback_query', { id: 'q', from, game_short_name: 'g' })],
    ['callback_query.malformed', update('callback_query', { id: 'q' })],
    ['my_chat_member.other', member(group, 'member', 'kicked')],
    ['group_chatter', inGroup({ text: 'hello all' })],
    ['staff_chat', message({ text: 'x' }, { chat: { id: staffChat, type: 'supergroup' } })],
    ['channel_post', update('channel_post', { text: 'x' })],
    ['other', update('Person One', {})],
    ['empty', { update_id: 1 }],
    ['malformed', { message: { text: 'x' } }],
    ['malformed', null],
    ['malformed', 'text'],
    ['malformed', [{ update_id: 1 }]],
  ])('%s', (why, given) => {
    expect(translate(given, around)).toMatchObject({ events: [], ignored: [why] });
  });
});

test('an event carries the id of its update, its chat, and the time of Telegram', () => {
  expect(translate(textUpdate('hello', 3), around).events).toEqual([
    expect.objectContaining({
      id: 'u700000003',
      at: 1_790_000_003_000,
      from: { channel: 'telegram', chat: String(personId) },
    }),
  ]);
});

test('two events of one update have two ids, the same each time', () => {
  const ids = () => translate(message({ text: '/help me' }), around).events.map(({ id }) => id);
  expect(ids()).toEqual(['u9', 'u9.1']);
  expect(ids()).toEqual(['u9', 'u9.1']);
});

test('a press has the time at which it reached us, and wants an answer even when it means nothing', () => {
  expect(translate(update('callback_query', { id: 'q1', from, data: 't' }), around)).toMatchObject({
    events: [{ at: now }],
    queries: ['q1'],
  });
  expect(translate(update('callback_query', { id: 'q2', from }), around).queries).toEqual(['q2']);
});

test('nobody is named by mistake before our own name is known', () => {
  const unnamed = { ...around, bot: { id: 42, name: null } };
  expect(translate(inGroup({ text: '@null hello @phlov_bot' }), unnamed).events).toEqual([]);
  expect(translate(message({ text: '/help@phlov_bot' }), unnamed).events).toMatchObject([command('help')]);
});

/** An update of a known kind in which any field may hold anything. */
const anything = fc.jsonValue({ depthSize: 'small' });
const fields = [
  'message_id',
  'date',
  'chat',
  'from',
  'text',
  'caption',
  'photo',
  'voice',
  'contact',
  'location',
  'id',
  'data',
  'message',
  'forward_origin',
  'reply_to_message',
  'old_chat_member',
  'new_chat_member',
];
const sane = {
  message_id: 1,
  date: 1,
  chat,
  from,
  text: 'hi',
  id: 'q',
  data: 't',
  old_chat_member: { status: 'member' },
  new_chat_member: { status: 'kicked' },
};

test('no value in any field throws or makes an id up', () => {
  const kinds = fc.constantFrom('message', 'edited_message', 'callback_query', 'my_chat_member');
  const spoiled = fc.tuple(kinds, fc.dictionary(fc.constantFrom(...fields), anything, { maxKeys: 4 }));
  fc.assert(
    fc.property(spoiled, ([kind, odd]) => {
      const { events, ignored } = translate({ update_id: 9, [kind]: { ...sane, ...odd } }, around);
      expect(events.length + ignored.length).toBeGreaterThan(0);
      for (const { id, from: address, at } of events) {
        expect(id).toMatch(/^u9(\.1)?$/);
        expect(address.chat).toMatch(/^-?\d+$/);
        expect(Number.isFinite(at)).toBe(true);
      }
      for (const why of ignored) expect(why).toMatch(/^[a-z_.]+$/);
    }),
    { numRuns: 500 },
  );
});
