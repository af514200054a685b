import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { fakeClock } from '../../support/clock.ts';
import { startTelegramFake, type TelegramFake } from '../../support/telegram/fake.ts';
import { refusals } from '../../support/telegram/refusals.ts';

/** A fake that lets everything pass proves nothing: these are the refusals that others rely on. */
const clock = fakeClock();
let fake: TelegramFake;
beforeEach(async () => {
  fake = await startTelegramFake({ clock });
  fake.person(7);
});
afterEach(() => fake.stop());

async function call(method: string, body: unknown, token = fake.token): Promise<unknown> {
  const answer = await fetch(`${fake.apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const json = z.looseObject({ ok: z.boolean() }).parse(await answer.json());
  return answer.ok ? json : { http: answer.status, ...json };
}

const refused = (refusal: { error_code: number }) => ({ http: refusal.error_code, ok: false, ...refusal });
const button = (data: string, text = 'x') => ({ inline_keyboard: [[{ text, callback_data: data }]] });
const hi = { chat_id: 7, text: 'hi' };

describe('refuses', () => {
  test.each<[string, string, unknown, { error_code: number }]>([
    ['no method', 'sendNothing', {}, refusals.noMethod],
    ['no JSON', 'sendMessage', '{"chat_id":', refusals.notJson],
    ['half a character', 'sendMessage', '{"chat_id":7,"text":"\\ud83d"}', refusals.notUtf8],
    ['no chat', 'sendMessage', { text: 'hi' }, refusals.chatIdEmpty],
    ['an unknown chat', 'sendMessage', { chat_id: 8, text: 'hi' }, refusals.chatNotFound],
    ['no text', 'sendMessage', { chat_id: 7 }, refusals.textEmpty],
    ['blanks', 'sendMessage', { chat_id: 7, text: ' \n' }, refusals.textEmpty],
    ['a long text', 'sendMessage', { chat_id: 7, text: 'x'.repeat(4_097) }, refusals.textTooLong],
    [
      'an unknown tag',
      'sendMessage',
      { chat_id: 7, text: 'a <x>', parse_mode: 'HTML' },
      refusals.entities('Unsupported start tag "x" at byte offset 2'),
    ],
    [
      'an open tag',
      'sendMessage',
      { chat_id: 7, text: '<b>a', parse_mode: 'HTML' },
      refusals.entities('Can\'t find end tag corresponding to start tag "b"'),
    ],
    ['a long press', 'sendMessage', { ...hi, reply_markup: button('x'.repeat(65)) }, refusals.buttonData],
    ['a long press in Khmer', 'sendMessage', { ...hi, reply_markup: button('ក'.repeat(22)) }, refusals.buttonData],
    ['an empty press', 'sendMessage', { ...hi, reply_markup: button('') }, refusals.buttonData],
    ['an empty button', 'sendMessage', { ...hi, reply_markup: button('x', ' ') }, refusals.buttonText],
    ['a keyboard that is none', 'sendMessage', { ...hi, reply_markup: [] }, refusals.keyboard],
    [
      'nine in a row',
      'sendMessage',
      { ...hi, reply_markup: { inline_keyboard: [Array(9).fill({ text: 'x', callback_data: 'y' })] } },
      refusals.buttonsTooMany,
    ],
    ['a topic of a private chat', 'sendMessage', { ...hi, message_thread_id: 3 }, refusals.topicMissing],
    ['a reply to nothing', 'sendMessage', { ...hi, reply_parameters: { message_id: 1 } }, refusals.replyMissing],
    ['no photo', 'sendPhoto', { chat_id: 7 }, refusals.noFile('photo')],
    ['an unknown photo', 'sendPhoto', { chat_id: 7, photo: 'AgAC' }, refusals.wrongFile],
    ['a place off the globe', 'sendLocation', { chat_id: 7, latitude: 91, longitude: 0 }, refusals.location],
    ['an unknown press', 'answerCallbackQuery', { callback_query_id: 'x' }, refusals.queryTooOld],
    ['a message that is not there', 'deleteMessage', { chat_id: 7, message_id: 1 }, refusals.deleteMissing],
    ['too many at once', 'deleteMessages', { chat_id: 7, message_ids: Array(101).fill(1) }, refusals.idsTooMany],
    [
      'a command in capitals',
      'setMyCommands',
      { commands: [{ command: 'Help', description: 'x' }] },
      refusals.commandName,
    ],
    [
      'a long description',
      'setMyCommands',
      { commands: [{ command: 'help', description: 'x'.repeat(257) }] },
      refusals.commandDescription,
    ],
    ['a long language', 'setMyCommands', { commands: [], language_code: 'khm' }, refusals.commandLanguage],
    ['a secret with blanks', 'setWebhook', { url: 'https://phlov.test', secret_token: 'a b' }, refusals.webhookSecret],
    ['a topic where there are none', 'createForumTopic', { chat_id: 7, name: 'x' }, refusals.notForum],
  ])('%s', async (_name, method, body, refusal) => {
    expect(await call(method, body)).toEqual(refused(refusal));
  });

  test('a wrong token', async () => {
    expect(await call('getMe', {}, '1:wrong')).toEqual(refused(refusals.unauthorized));
  });

  test('an answer to a press after 150 seconds', async () => {
    const query = fake.person(7).pressesData('x', null);
    clock.advance(151_000);
    expect(await call('answerCallbackQuery', { callback_query_id: query })).toEqual(refused(refusals.queryTooOld));
  });

  test('to delete after 48 hours', async () => {
    const message = fake.person(7).says('hi');
    clock.advance(48 * 3_600_000);
    expect(await call('deleteMessage', { chat_id: 7, message_id: message })).toEqual(refused(refusals.deleteRefused));
  });

  test('to write to someone who blocked the bot, until they unblock it', async () => {
    fake.person(7).blocks();
    expect(await call('sendMessage', hi)).toEqual(refused(refusals.blocked));
    fake.person(7).unblocks();
    expect(await call('sendMessage', hi)).toMatchObject({ ok: true });
  });

  test('to edit into the same', async () => {
    await call('sendMessage', { ...hi, reply_markup: button('x') });
    const same = { chat_id: 7, message_id: fake.person(7).lastSeen?.id, text: 'hi', reply_markup: button('x') };
    expect(await call('editMessageText', same)).toEqual(refused(refusals.notModified));
    expect(await call('editMessageText', { ...same, text: 'ho' })).toMatchObject({ ok: true });
    expect(fake.person(7).lastSeen?.text).toBe('ho');
  });

  test('to poll beside a webhook', async () => {
    await call('setWebhook', { url: 'http://127.0.0.1:1/' });
    expect(await call('getUpdates', {})).toEqual(refused(refusals.webhookActive));
    await call('deleteWebhook', {});
    expect(await call('getUpdates', {})).toEqual({ ok: true, result: [] });
  });
});

test('a long poll ends with what comes, and the next confirms it', async () => {
  const asked = call('getUpdates', { timeout: 30 });
  await fake.updates.until(() => fake.updates.isPolled());
  fake.person(7).says('hi');
  expect(await asked).toMatchObject({ result: [{ message: { text: 'hi', chat: { id: 7, type: 'private' } } }] });
  expect(fake.updates.pending).toHaveLength(1);
  const next = (fake.updates.pending[0]?.update_id ?? 0) + 1;
  expect(await call('getUpdates', { offset: next })).toEqual({ ok: true, result: [] });
  expect(fake.updates.pending).toEqual([]);
});

test('markup is shown as what it means', async () => {
  await call('sendMessage', { chat_id: 7, text: '<b>1 &lt; 2</b> &amp; <a href="x">3</a>', parse_mode: 'HTML' });
  expect(fake.person(7).lastSeen?.text).toBe('1 < 2 & 3');
});

test('a staff group has topics that close, reopen and go', async () => {
  fake.group(-100, { forum: true });
  const topicMade = z.object({ result: z.object({ message_thread_id: z.number() }) });
  const made = topicMade.parse(await call('createForumTopic', { chat_id: -100, name: 'Case' }));
  const topic = { chat_id: -100, message_thread_id: made.result.message_thread_id };
  expect(await call('sendMessage', { ...topic, text: 'hi' })).toMatchObject({ result: { is_topic_message: true } });
  await call('closeForumTopic', topic);
  expect(await call('sendMessage', { ...topic, text: 'hi' })).toEqual(refused(refusals.topicClosed));
  await call('reopenForumTopic', topic);
  await call('deleteForumTopic', topic);
  expect(await call('sendMessage', { ...topic, text: 'hi' })).toEqual(refused(refusals.topicMissing));
});
