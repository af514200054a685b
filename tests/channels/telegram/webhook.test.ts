import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Telegram } from '../../../bots/telegram/adapter.ts';
import { deriveWebhookSecret } from '../../../bots/telegram/receive.ts';
import type { Incoming } from '../../../core/model/index.ts';
import { fakeClock } from '../../support/clock.ts';
import { fakeToken, startTelegramFake, type TelegramFake } from '../../support/telegram/fake.ts';
import { refusals } from '../../support/telegram/refusals.ts';
import { portOf } from '../../support/telegram/server.ts';
import {
  eventually,
  personId,
  recordingLog,
  secret,
  webhook as setting,
  telegramFor,
  webhookRequest,
} from './harness.ts';

const clock = fakeClock();
let fake: TelegramFake;
let channel: Telegram;
let route: Server;
let url: string;
let heard: Incoming[];
/** Answers of our route before it works: 503 while the store is full. */
let failures: number;
const log = recordingLog();

beforeEach(async () => {
  fake = await startTelegramFake({ clock });
  heard = [];
  failures = 0;
  route = createServer((request, response) => {
    void answer(request).then((status) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => route.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${portOf(route)}/webhooks/telegram`;
  channel = telegramFor(fake, { webhook: { url, secret }, clock, log });
});

afterEach(async () => {
  await channel.stop();
  await fake.stop();
  await new Promise((resolve) => route.close(resolve));
  expect(log.written()).not.toMatch(new RegExp(`${fakeToken}|${secret}|hello|${personId}`));
});

async function answer(request: IncomingMessage): Promise<number> {
  const body = Buffer.concat(await request.toArray());
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const received = await channel.adapter.receive({ method: 'POST', query: {}, headers, body });
  if ('refused' in received) return received.status;
  if (failures > 0) {
    failures -= 1;
    return 503;
  }
  if ('events' in received) heard.push(...received.events);
  return 200;
}

const texts = () => heard.map((event) => (event.type === 'message_received' ? event.text : event.type));
const person = () => fake.person(personId);
const start = async () => {
  await channel.start(async () => {});
  await eventually(() => channel.health().state === 'on');
};

describe('by webhook', () => {
  test('Telegram is told where to post, with which secret, and what', async () => {
    await start();
    expect(fake.calls('setWebhook')[0]?.params.values).toEqual({
      url,
      secret_token: secret,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
    expect(fake.calls('getUpdates')).toEqual([]);
  });

  test('what waited before and what comes after is heard', async () => {
    person().says('hello 1');
    await start();
    await fake.settled();
    person().says('hello 2');
    await fake.settled();
    expect(texts()).toEqual(['hello 1', 'hello 2']);
  });

  test('what could not be stored comes again, in order, as the same event', async () => {
    fake.webhook.attempts = 4;
    failures = 2;
    await start();
    person().says('hello 1');
    person().says('hello 2');
    await fake.settled();
    expect(texts()).toEqual(['hello 1', 'hello 2']);
    expect(fake.webhook.deliveries.map(({ status }) => status)).toEqual([503, 503, 200, 200]);
    expect(new Set(fake.webhook.deliveries.map(({ update }) => update.update_id)).size).toBe(2);
  });

  test('a press stops spinning', async () => {
    await start();
    const query = person().pressesData('tok', null);
    await eventually(() => fake.calls('answerCallbackQuery').length === 1);
    expect(fake.calls('answerCallbackQuery')[0]?.params.values).toEqual({ callback_query_id: query });
  });

  test('a press in a forged request is not answered', async () => {
    const forged = { update_id: 1, callback_query: { id: 'q', from: { id: personId }, data: 'tok' } };
    const received = await channel.adapter.receive(webhookRequest(forged, {}));
    expect(received).toEqual({ refused: 'bad_secret', status: 401 });
    await new Promise(setImmediate);
    expect(fake.calls('answerCallbackQuery')).toEqual([]);
  });
});

describe('a request that is not for us', () => {
  test('is refused while we ask for updates ourselves', async () => {
    const polling = telegramFor(fake);
    const request = webhookRequest({ update_id: 1 }, { 'x-telegram-bot-api-secret-token': '' });
    expect(await polling.adapter.receive(request)).toEqual({ refused: 'not_ours', status: 404 });
  });

  test('is refused when it only asks', async () => {
    const request = webhookRequest('', { 'x-telegram-bot-api-secret-token': secret });
    expect(await channel.adapter.receive({ ...request, method: 'GET' })).toEqual({ refused: 'not_ours', status: 404 });
  });
});

describe('the webhook is watched', () => {
  test('and set again when another program took it', async () => {
    await start();
    await fetch(`${fake.apiRoot}/bot${fakeToken}/deleteWebhook`, { method: 'POST' });
    person().says('hello');
    await channel.check();
    await fake.settled();
    expect(texts()).toEqual(['hello']);
    expect(channel.health().state).toBe('on');
  });

  test('and told when Telegram cannot reach it, until it can', async () => {
    await start();
    failures = 1;
    person().says('hello');
    await eventually(() => fake.webhook.isIdle() && fake.webhook.deliveries.length === 1);
    await channel.check();
    expect(channel.health()).toEqual({ state: 'trouble', detail: 'en telegram.health.undelivered' });
    fake.webhook.retry();
    await fake.settled();
    await channel.check();
    expect(channel.health().state).toBe('on');
  });

  test('and told when Telegram refuses us', async () => {
    await start();
    fake.trouble({ answer: refusals.unauthorized }, { method: 'getWebhookInfo' });
    await channel.check();
    expect(channel.health()).toEqual({ state: 'trouble', detail: 'en telegram.health.token-refused' });
  });
});

test('a derived secret is one that Telegram takes, and tells nothing of the token', () => {
  const derived = deriveWebhookSecret(fakeToken);
  expect(derived).toMatch(/^[\w-]{32,256}$/);
  expect(derived).toBe(deriveWebhookSecret(fakeToken));
  expect(derived).not.toBe(deriveWebhookSecret(`${fakeToken}x`));
  expect(fakeToken).not.toContain(derived.slice(0, 8));
  expect(setting.url).toMatch(/^https:/);
});
