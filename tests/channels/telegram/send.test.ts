import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { chatIdOf } from '../../../bots/telegram/ids.ts';
import { capabilities, captionMax } from '../../../bots/telegram/send.ts';
import type { ChannelAdapter, OutboundPart, SendOutcome } from '../../../core/delivery/channel.ts';
import { type Address, asId, type Choice, type ChoiceToken, type MessageRef } from '../../../core/model/index.ts';
import { fakeClock } from '../../support/clock.ts';
import { startTelegramFake, type TelegramFake, type Trouble } from '../../support/telegram/fake.ts';
import { refusals } from '../../support/telegram/refusals.ts';
import { outbound } from '../channel.suite.ts';
import { telegramFor } from './harness.ts';

const clock = fakeClock();
let fake: TelegramFake;
let adapter: ChannelAdapter;
let id = 3_000;
beforeAll(async () => {
  fake = await startTelegramFake({ clock });
  adapter = telegramFor(fake).adapter;
});
afterAll(() => fake.stop());
beforeEach(() => {
  id += 1;
  fake.person(id);
});

const soon = () => AbortSignal.timeout(5_000);
const to = (chat = id): Address => ({ channel: 'telegram', chat: chatIdOf(chat) });
const send = (part: OutboundPart, chat = id): Promise<SendOutcome> => adapter.send(outbound(to(chat), 1, part), soon());
const text = (words: string, more: Partial<OutboundPart & { type: 'text' }> = {}): OutboundPart => ({
  type: 'text',
  text: words,
  choices: [],
  contacts: [],
  ...more,
});
const choice = (title: string, nth: number): Choice => ({ token: asId<ChoiceToken>(`t${nth}`), title });
const file = (more: Partial<OutboundPart & { type: 'file' }>): OutboundPart => ({
  type: 'file',
  kind: 'photo',
  mime: 'image/jpeg',
  name: 'a.jpg',
  bytes: Uint8Array.from([0, 13, 10, 45, 45, 255]),
  caption: '',
  ...more,
});
const seen = () => fake.person(id).lastSeen;

describe('a text', () => {
  test.each([
    ['Khmer', 'សួស្ដីបង'],
    ['HTML', '<b>not bold</b> & <script>'],
    ['Markdown', '*a* _b_ [c](d) `e`'],
    ['entities of HTML', '&lt;b&gt; &amp; &#128512;'],
    ['the longest allowed', 'ក'.repeat(capabilities.textMax)],
  ])('arrives as it is: %s', async (_name, words) => {
    expect(await send(text(words))).toEqual({ sent: expect.stringMatching(/^\d+$/) });
    expect(seen()?.text).toBe(words);
  });

  test('with half a character is sent with a mark in its place', async () => {
    await send(text('a \ud83d b', { choices: [choice('\ud83d', 1)] }));
    expect(seen()?.text).toBe('a \ufffd b');
  });

  test('previews no link', async () => {
    await send(text('https://example.org'));
    expect(fake.calls('sendMessage').at(-1)?.params.values).toMatchObject({
      link_preview_options: { is_disabled: true },
    });
  });

  test('has each contact below it, the number alone on its line', async () => {
    await send(text('Call:', { contacts: [{ name: 'A line', number: '1297', note: 'day and night' }] }));
    expect(seen()?.text).toBe('Call:\n\nA line\n1297\nday and night');
  });

  test('has two short buttons side by side and a long one by itself', async () => {
    const titles = ['Yes', 'No', 'I would rather talk to a person', 'Menu', 'និយាយជាមួយមនុស្សផ្ទាល់', '✖'];
    await send(text('?', { choices: titles.map(choice) }));
    const rows = seen()?.buttons.map((row) => row.map((button) => button.text));
    expect(rows).toEqual([['Yes', 'No'], [titles[2]], ['Menu', titles[4]], ['✖']]);
    expect(
      seen()
        ?.buttons.flat()
        .map(({ data }) => data),
    ).toEqual(['t0', 't1', 't2', 't3', 't4', 't5']);
  });

  test('may have as many and as long buttons as are promised', async () => {
    const most = capabilities.choices ?? { max: 0, titleMax: 0 };
    const titles = Array.from({ length: most.max }, () => 'ក'.repeat(most.titleMax));
    expect(await send(text('?', { choices: titles.map(choice) }))).toHaveProperty('sent');
  });
});

describe('a file', () => {
  test.each([
    ['photo', 'image/jpeg', 'sendPhoto'],
    ['photo', 'image/heic', 'sendDocument'],
    ['voice', 'audio/ogg; codecs=opus', 'sendVoice'],
    ['voice', 'audio/webm', 'sendDocument'],
    ['video', 'video/mp4', 'sendVideo'],
    ['audio', 'audio/mpeg', 'sendAudio'],
    ['file', 'application/pdf', 'sendDocument'],
    ['sticker', 'image/webp', 'sendSticker'],
  ] as const)('of kind %s (%s) goes by %s, byte by byte', async (kind, mime, method) => {
    const part = file({ kind, mime });
    expect(await send(part)).toHaveProperty('sent');
    const sent = Object.values(fake.calls(method).at(-1)?.params.files ?? {})[0];
    expect([...(sent?.bytes ?? [])]).toEqual([0, 13, 10, 45, 45, 255]);
  });

  test('carries its words, even where a sticker cannot', async () => {
    await send(file({ caption: 'មើល <b>' }));
    expect(seen()).toMatchObject({ kind: 'photo', text: 'មើល <b>' });
    await send(file({ kind: 'sticker', mime: 'image/webp', caption: 'look' }));
    expect(seen()).toMatchObject({ kind: 'document', text: 'look' });
  });

  test('with a hostile name is sent with a harmless one', async () => {
    expect(await send(file({ kind: 'file', name: '../a"\r\nx: y;.pdf' }))).toHaveProperty('sent');
    expect(Object.values(fake.calls('sendDocument').at(-1)?.params.files ?? {})[0]?.name).toBe('.._a___x: y_.pdf');
  });

  test.each([
    ['nothing in it', file({ bytes: new Uint8Array() }), 'file_refused'],
    ['too many words', file({ caption: 'x'.repeat(captionMax + 1) }), 'message_refused'],
    ['too many bytes', file({ kind: 'sticker', bytes: new Uint8Array(600_000) }), 'file_refused'],
  ] as const)('with %s is refused before Telegram is asked', async (_name, part, failed) => {
    const before = fake.calls().length;
    expect(await send(part)).toMatchObject({ failed });
    expect(fake.calls().length).toBe(before);
  });
});

test('a location arrives', async () => {
  expect(await send({ type: 'location', latitude: 11.5564, longitude: 104.9282 })).toHaveProperty('sent');
  expect(seen()?.location).toEqual({ latitude: 11.5564, longitude: 104.9282 });
});

describe('a send that fails is named', () => {
  const answer = (description: string, error_code = 400): Trouble => ({ answer: { error_code, description } });
  const bad = (what: string) => answer(`Bad Request: ${what}`);
  test.each<[string, Trouble, object]>([
    ['slow down', { answer: refusals.slowDown(31) }, { failed: 'throttled', retryAfterMs: 31_000, code: '429' }],
    [
      'slow down, without a time',
      answer('Too Many Requests', 429),
      { failed: 'throttled', retryAfterMs: 1_000, code: '429' },
    ],
    ['server error', answer('Internal Server Error', 500), { failed: 'unknown_outcome', code: '500' }],
    ['a gateway', { gateway: 504 }, { failed: 'unknown_outcome', code: expect.any(String) }],
    ['dropped before acting', { drop: 'before_acting' }, { failed: 'unknown_outcome', code: 'ECONNRESET' }],
    ['dropped after acting', { drop: 'after_acting' }, { failed: 'unknown_outcome', code: 'ECONNRESET' }],
    ['blocked', { answer: refusals.blocked }, { failed: 'person_left', code: '403/forbidden' }],
    ['deactivated', { answer: refusals.deactivated }, { failed: 'person_left', code: '403/forbidden' }],
    ['kicked', { answer: refusals.kicked }, { failed: 'person_left', code: '403/forbidden' }],
    ['no chat', { answer: refusals.chatNotFound }, { failed: 'person_left', code: '400/chat_not_found' }],
    [
      'no rights in a group',
      bad('not enough rights to send text messages to the chat'),
      { failed: 'person_left', code: '400/no_rights' },
    ],
    ['token withdrawn', { answer: refusals.unauthorized }, { failed: 'channel_barred', code: '401' }],
    ['wrong address', answer('Not Found', 404), { failed: 'misconfigured', code: '404' }],
    ['too long', { answer: refusals.textTooLong }, { failed: 'message_refused', code: '400/too_long' }],
    ['empty', { answer: refusals.textEmpty }, { failed: 'message_refused', code: '400/empty' }],
    ['bad button', { answer: refusals.buttonData }, { failed: 'message_refused', code: '400/buttons' }],
    ['topic gone', { answer: refusals.topicMissing }, { failed: 'message_refused', code: '400/topic' }],
    ['no voice wanted', bad('VOICE_MESSAGES_FORBIDDEN'), { failed: 'file_refused', code: '400/voice_forbidden' }],
    ['bad picture', { answer: refusals.photoBroken }, { failed: 'file_refused', code: '400/file' }],
    ['too large', answer('Request Entity Too Large', 413), { failed: 'file_refused', code: '413/too_big' }],
    ['something new', bad('secret words of 2001'), { failed: 'message_refused', code: '400/other' }],
  ])('%s', async (_name, trouble, outcome) => {
    fake.trouble(trouble);
    expect(await send(text('hello'))).toEqual(outcome);
    expect(await send(text('hello'))).toHaveProperty('sent');
  });

  test('by what the fake itself finds wrong', async () => {
    expect(await send(text('x'.repeat(5_000)))).toMatchObject({ code: '400/too_long' });
    expect(await send(text(' \n '))).toMatchObject({ code: '400/empty' });
    expect(await send(text('x', { choices: [choice('', 1)] }))).toMatchObject({ code: '400/buttons' });
    expect(await send(text('x'), 1)).toMatchObject({ failed: 'person_left' });
    expect(await adapter.send(outbound({ channel: 'telegram', chat: asId('me') }, 1, text('x')), soon())).toMatchObject(
      {
        failed: 'message_refused',
        code: 'chat',
      },
    );
  });
});

test('a group that was upgraded is followed to its new id in the same attempt', async () => {
  fake.group(-500).upgradesTo(-100_500);
  fake.group(-100_500);
  expect(await send(text('hello'), -500)).toHaveProperty('sent');
  expect(fake.chat(-100_500).messages.map(({ text: words }) => words)).toEqual(['hello']);
});

describe('erasing', () => {
  const erase = (refs: readonly MessageRef[]) => adapter.erase(to(), refs, soon());
  const sendMany = async (count: number): Promise<MessageRef[]> => {
    const refs: MessageRef[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      const outcome = await send(text(`message ${nth}`));
      if ('sent' in outcome) refs.push(outcome.sent);
    }
    return refs;
  };

  test('takes both sides, more than a hundred at once', async () => {
    const theirs = fake.person(id).says('mine');
    const refs = [...(await sendMany(120)), asId<MessageRef>(String(theirs))];
    expect(await erase(refs)).toEqual({ erased: 121 });
    expect(fake.calls('deleteMessages')).toHaveLength(2);
    expect(fake.calls('deleteMessage')).toEqual([]);
    expect(fake.person(id).sees).toEqual([]);
  });

  test('takes what it can when some are too old', async () => {
    const old = await sendMany(2);
    clock.advance(49 * 3_600_000);
    const young = await sendMany(2);
    expect(await erase([...old, ...young])).toEqual({ erased: 2 });
    expect(fake.person(id).sees.map(({ id: shown }) => String(shown))).toEqual(old);
  });

  test('counts nothing when Telegram will not', async () => {
    const refs = await sendMany(1);
    fake.trouble({ answer: refusals.slowDown(3) });
    expect(await erase(refs)).toEqual({ erased: 0 });
    expect(await erase([asId<MessageRef>('not one of ours')])).toEqual({ erased: 0 });
  });
});

describe('fetching a file', () => {
  const fetchIt = (ref: string, most = 1_000) => adapter.fetchFile(ref, most, soon());
  test('knows its type from its name', async () => {
    expect(await fetchIt(fake.upload(Buffer.from('x'), 'voice.oga'))).toMatchObject({ mime: 'audio/ogg' });
    expect(await fetchIt(fake.upload(Buffer.from('x'), 'thing.exe'))).toMatchObject({
      mime: 'application/octet-stream',
    });
  });

  test('does not believe the size that was told', async () => {
    expect(await fetchIt(fake.upload(Buffer.alloc(2_000), 'a.jpg', 5))).toEqual({ failed: 'too_big' });
  });

  test('tells that Telegram will not hand out what is over 20 MB', async () => {
    expect(await fetchIt(fake.upload(Buffer.from('x'), 'a.mp4', 21 * 1024 * 1024), 1e9)).toEqual({ failed: 'too_big' });
  });

  test.each<[string, Trouble, string, string]>([
    ['the question is not answered', { gateway: 502 }, 'getFile', 'unreachable'],
    ['the token is refused', { answer: refusals.unauthorized }, 'getFile', 'unreachable'],
    ['the line drops', { drop: 'before_acting' }, 'download', 'unreachable'],
  ])('when %s', async (_name, trouble, method, failed) => {
    const ref = fake.upload(Buffer.from('x'), 'a.jpg');
    fake.trouble(trouble, { method });
    expect(await fetchIt(ref)).toEqual({ failed });
  });
});
