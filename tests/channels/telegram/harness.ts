import { createTelegram, type Telegram, type TelegramOptions } from '../../../bots/telegram/adapter.ts';
import { chatIdOf } from '../../../bots/telegram/ids.ts';
import type { WebhookRequest } from '../../../core/delivery/channel.ts';
import type { Address } from '../../../core/model/index.ts';
import { systemClock } from '../../../core/runtime/clock.ts';
import { type Log, type LogFields, silentLog } from '../../../core/runtime/log.ts';
import {
  type Trouble as FakeTrouble,
  fakeToken,
  startTelegramFake,
  type TelegramFake,
} from '../../support/telegram/fake.ts';
import { refusals } from '../../support/telegram/refusals.ts';
import type { ChannelHarness, Trouble } from '../channel.suite.ts';

export const personId = 2001;
export const secret = 'a-webhook-secret_of-ours';
export const person: Address = { channel: 'telegram', chat: chatIdOf(personId) };

/** The key stands for the words, and a retry needs no patience. */
export function telegramFor(fake: Pick<TelegramFake, 'apiRoot'>, options: Partial<TelegramOptions> = {}): Telegram {
  return createTelegram({
    token: fakeToken,
    apiRoot: fake.apiRoot,
    webhook: null,
    say: (key, language) => `${language} ${key}`,
    clock: systemClock,
    log: silentLog,
    ...options,
  });
}

export const webhook = { url: 'https://phlov.test/webhooks/telegram', secret };

export function webhookRequest(body: unknown, headers: Record<string, string>): WebhookRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method: 'POST', query: {}, headers, body: new TextEncoder().encode(text) };
}

/** A text from a person in their own chat with the bot. */
export function textUpdate(text: string, nth: number, more: Readonly<Record<string, unknown>> = {}) {
  return {
    update_id: 700_000_000 + nth,
    message: {
      message_id: 100 + nth,
      date: 1_790_000_000 + nth,
      chat: { id: personId, type: 'private', first_name: 'Person' },
      from: { id: personId, is_bot: false, first_name: 'Person', language_code: 'km' },
      text,
      ...more,
    },
  };
}

const troubles: Readonly<Record<Trouble, FakeTrouble>> = {
  throttled: { answer: refusals.slowDown(7) },
  blocked: { answer: refusals.blocked },
  barred: { answer: refusals.unauthorized },
  server_error: { gateway: 502 },
  drops_after_acting: { drop: 'after_acting' },
  hangs: { hang: true },
};

export async function openTelegram(): Promise<ChannelHarness> {
  const fake = await startTelegramFake();
  fake.person(personId);
  const { adapter } = telegramFor(fake, { webhook });
  const { adapter: offline } = telegramFor({ apiRoot: 'http://127.0.0.1:1' });
  const header = 'x-telegram-bot-api-secret-token';
  return {
    adapter,
    offline,
    secrets: [fakeToken, secret, String(personId), fake.apiRoot],
    person,
    said: textUpdate,
    unknown: [
      { update_id: 1, poll: { id: '1' } },
      { update_id: 2, stopped_generation: {} },
      { update_id: 3 },
      { update_id: 'four', message: { text: 'hello' } },
      textUpdate('', 5, { poll: { question: 'hello?' }, text: undefined }),
    ],
    genuine: (body) => webhookRequest(body, { [header]: secret }),
    forged: (body) => [
      { fault: 'no secret', request: webhookRequest(body, {}) },
      { fault: 'empty secret', request: webhookRequest(body, { [header]: '' }) },
      { fault: 'wrong secret', request: webhookRequest(body, { [header]: 'a-webhook-secret_of-them' }) },
      { fault: 'part of the secret', request: webhookRequest(body, { [header]: secret.slice(0, -1) }) },
      { fault: 'more than the secret', request: webhookRequest(body, { [header]: `${secret}x` }) },
    ],
    trouble: (what) => fake.trouble(troubles[what]),
    shown: () => fake.person(personId).sees.map(({ text }) => text),
    upload: async (bytes) => fake.upload(bytes, 'photo.jpg'),
    staleRef: 'AgACAgUAAxkB-gone',
    stop: () => fake.stop(),
  };
}

/** Looks again and again, briefly, until it is so. */
export async function eventually(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Keeps all that is logged, to see that no word and no secret is in it. */
export function recordingLog(): Log & { written(): string } {
  const lines: string[] = [];
  const write = (fields: LogFields, event: string) => lines.push(JSON.stringify({ ...fields, event }));
  return { debug: write, info: write, warn: write, error: write, written: () => lines.join('\n') };
}
