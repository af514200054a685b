import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Telegram, TelegramOptions } from '../../../bots/telegram/adapter.ts';
import type { Hear } from '../../../core/delivery/channel.ts';
import type { Incoming } from '../../../core/model/index.ts';
import { fakeToken, startTelegramFake, type TelegramFake } from '../../support/telegram/fake.ts';
import { refusals } from '../../support/telegram/refusals.ts';
import { eventually, personId, recordingLog, telegramFor } from './harness.ts';

let fake: TelegramFake;
let channels: Telegram[];
let heard: Incoming[];
let log: ReturnType<typeof recordingLog>;
/** Waits that were asked for; each lasts until `goOn`. */
let waits: number[];
let goOn: () => void;

beforeEach(async () => {
  fake = await startTelegramFake();
  channels = [];
  heard = [];
  waits = [];
  log = recordingLog();
});

afterEach(async () => {
  await Promise.all(channels.map((channel) => channel.stop()));
  await fake.stop();
  expect(log.written()).not.toMatch(new RegExp(`${fakeToken}|${fakeToken.split(':')[1]}|hello|${personId}`));
});

const hear: Hear = async (events) => {
  heard.push(...events);
};

function open(listener: Hear = hear, options: Partial<TelegramOptions> = {}): Telegram {
  const wait = (milliseconds: number, signal: AbortSignal) => {
    waits.push(milliseconds);
    return new Promise<void>((resolve) => {
      goOn = resolve;
      signal.addEventListener('abort', () => resolve());
    });
  };
  const channel = telegramFor(fake, { wait, log, ...options });
  channels.push(channel);
  void channel.start(listener);
  return channel;
}

const person = () => fake.person(personId);
const texts = () => heard.map((event) => (event.type === 'message_received' ? event.text : event.type));
const offsets = () => fake.calls('getUpdates').map(({ params }) => Number(params.values.offset));
const polled = () => eventually(() => fake.updates.isPolled());

describe('what people write', () => {
  test('is heard in order, and asked for by the kinds we read', async () => {
    person().says('hello 1');
    person().says('hello 2');
    open();
    await fake.settled();
    person().says('hello 3');
    await fake.settled();
    expect(texts()).toEqual(['hello 1', 'hello 2', 'hello 3']);
    expect(fake.calls('getUpdates')[0]?.params.values).toMatchObject({
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  test('is confirmed to Telegram only after it is stored', async () => {
    let store = () => {};
    const storing = new Promise<void>((resolve) => {
      store = resolve;
    });
    open(async (events) => {
      await hear(events);
      await storing;
    });
    person().says('hello');
    await eventually(() => heard.length === 1);
    expect(fake.updates.pending).toHaveLength(1);
    expect(offsets().every((offset) => offset === 0)).toBe(true);
    store();
    await fake.settled();
    expect(texts()).toEqual(['hello']);
  });

  test('comes again, the same, when it could not be stored', async () => {
    let full = true;
    const channel = open(async (events) => {
      await hear(events);
      if (full) throw new Error('hello: no space left');
    });
    person().says('hello');
    await eventually(() => waits.length === 1);
    expect(channel.health()).toEqual({ state: 'trouble', detail: 'en telegram.health.unstored' });
    goOn();
    await eventually(() => waits.length === 2);
    full = false;
    goOn();
    await fake.settled();
    expect(waits).toEqual([1_000, 2_000]);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
    await eventually(() => channel.health().state === 'on');
  });

  test('comes again to the next process when this one died while storing', async () => {
    let revive = () => {};
    const dead = new Promise<void>((resolve) => {
      revive = resolve;
    });
    open(async () => dead);
    person().says('hello');
    await eventually(() => fake.calls('getUpdates').length > 0 && !fake.updates.isPolled());
    open();
    await eventually(() => heard.length === 1);
    await fake.settled();
    expect(texts()).toEqual(['hello']);
    revive();
  });

  test('keeps its ids when it arrives twice and the wrong way round', async () => {
    fake.updates.hold();
    person().says('hello 1');
    person().says('hello 2');
    fake.updates.release((updates) => [...updates, ...updates].reverse());
    open();
    await fake.settled();
    expect(texts()).toEqual(['hello 2', 'hello 1', 'hello 2', 'hello 1']);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(2);
  });

  test('is heard after a quiet week, when ids start again from below', async () => {
    open();
    person().says('hello before');
    await fake.settled();
    await polled();
    fake.updates.close();
    await eventually(() => offsets().at(-1) === 0 && fake.updates.isPolled());
    fake.updates.restartIdsAt(17);
    fake.updates.close();
    person().says('hello after');
    await fake.settled();
    expect(texts()).toEqual(['hello before', 'hello after']);
  });

  test('may be of kinds we do not know: those are counted and never asked for again', async () => {
    const ignored: string[] = [];
    open(hear, { ignored: (kind) => ignored.push(kind) });
    fake.updates.addRaw({ update_id: 800_000_000, stopped_generation: { text: 'hello' } });
    fake.updates.addRaw({ update_id: 800_000_001, message: { chat: 'hello' } });
    await fake.settled();
    expect(heard).toEqual([]);
    expect(ignored).toEqual(['stopped_generation', 'message.malformed']);
  });
});

describe('a pressed button', () => {
  test('stops spinning once the press is stored, not before', async () => {
    person();
    let full = true;
    open(async (events) => {
      await hear(events);
      if (full) throw new Error('no space left');
    });
    person().pressesData('tok', null);
    await eventually(() => waits.length === 1);
    expect(fake.calls('answerCallbackQuery')).toHaveLength(0);
    full = false;
    goOn();
    await eventually(() => fake.calls('answerCallbackQuery').length === 1);
    expect(heard.at(-1)).toMatchObject({ type: 'choice_pressed', token: 'tok' });
  });

  test('is heard though Telegram no longer wants it answered', async () => {
    open();
    fake.trouble({ answer: refusals.queryTooOld }, { method: 'answerCallbackQuery' });
    person().pressesData('tok', null);
    person().says('hello');
    await fake.settled();
    expect(texts()).toEqual(['choice_pressed', 'hello']);
  });
});

describe('trouble with Telegram', () => {
  const standing = (channel: Telegram) => channel.health().detail.split('.').at(-1);

  test('does not hold up the start, and is over when Telegram is back', async () => {
    fake.trouble({ gateway: 502 }, { method: 'getMe', times: 3 });
    const channel = open();
    for (const nth of [1, 2, 3]) {
      await eventually(() => waits.length === nth);
      expect(standing(channel)).toBe('unreachable');
      goOn();
    }
    person().says('hello');
    await fake.settled();
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    await eventually(() => channel.health().state === 'on');
  });

  test.each([
    ['a server error', { answer: { error_code: 500, description: 'Internal Server Error' } }, 'unreachable', 1_000],
    ['a gateway', { gateway: 502 }, 'unreachable', 1_000],
    ['a dropped line', { drop: 'before_acting' }, 'unreachable', 1_000],
    ['an answer that got lost', { drop: 'after_acting' }, 'unreachable', 1_000],
    ['slow down', { answer: refusals.slowDown(17) }, 'unreachable', 17_000],
    ['another poller', { answer: refusals.otherPoller }, 'second-consumer', 10_000],
    ['a webhook set by another program', { answer: refusals.webhookActive }, 'second-consumer', 10_000],
    ['a withdrawn token', { answer: refusals.unauthorized }, 'token-refused', 300_000],
  ] as const)('is waited out while polling: %s', async (_name, trouble, name, patience) => {
    person().says('hello');
    fake.trouble(trouble, { method: 'getUpdates' });
    const channel = open();
    await eventually(() => waits.length === 1);
    expect(waits).toEqual([patience]);
    expect(standing(channel)).toBe(name);
    goOn();
    await fake.settled();
    expect(texts()).toEqual(['hello']);
    await eventually(() => channel.health().state === 'on');
  });

  test('that is over is forgotten: the next one is waited out from the beginning', async () => {
    fake.trouble({ gateway: 502 }, { method: 'getUpdates', times: 2 });
    open();
    await eventually(() => waits.length === 1);
    goOn();
    await eventually(() => waits.length === 2);
    goOn();
    person().says('hello');
    await fake.settled();
    await polled();
    fake.trouble({ gateway: 502 }, { method: 'getUpdates' });
    fake.updates.close();
    await eventually(() => waits.length === 3);
    expect(waits).toEqual([1_000, 2_000, 1_000]);
  });

  test('with a token that nobody knows is told, and asked about rarely', async () => {
    const channel = open(hear, { token: '1:AAAAAAAAAAAAAAAAAAAAAAAAAAAA' });
    await eventually(() => waits.length === 1);
    expect(standing(channel)).toBe('token-refused');
    expect(waits).toEqual([300_000]);
  });

  test('of two who ask with one token: the second is served and the first is told', async () => {
    const first = open();
    await polled();
    open();
    await eventually(() => waits.length === 1);
    expect(standing(first)).toBe('second-consumer');
    person().says('hello');
    await fake.settled();
    expect(texts()).toEqual(['hello']);
  });

  test('in the menu does not keep anyone from being heard', async () => {
    fake.trouble({ gateway: 502 }, { method: 'getMyCommands' });
    open();
    person().says('hello');
    await fake.settled();
    expect(texts()).toEqual(['hello']);
  });
});

describe('starting and stopping', () => {
  test('takes down a webhook that stands in the way, and keeps what waits there', async () => {
    const before = await fetch(`${fake.apiRoot}/bot${fakeToken}/setWebhook?url=http://127.0.0.1:1/`, {
      method: 'POST',
    });
    expect(before.status).toBe(200);
    person().says('hello');
    open();
    await fake.settled();
    expect(texts()).toEqual(['hello']);
  });

  test('ends at once, tells Telegram what is stored, and asks no more', async () => {
    const channel = open();
    person().says('hello');
    await fake.settled();
    await polled();
    await channel.stop();
    expect(channel.health().state).toBe('off');
    expect(offsets().at(-1)).toBe(Math.max(...offsets()));
    const asked = fake.calls('getUpdates').length;
    person().says('hello later');
    await new Promise(setImmediate);
    expect(fake.calls('getUpdates')).toHaveLength(asked);
    expect(fake.updates.pending).toHaveLength(1);
  });

  test('waits for what is being stored, and tells Telegram so', async () => {
    let store = () => {};
    const storing = new Promise<void>((resolve) => {
      store = resolve;
    });
    const channel = open(async (events) => {
      await hear(events);
      await storing;
    });
    person().says('hello');
    await eventually(() => heard.length === 1);
    const stopped = channel.stop();
    store();
    await stopped;
    expect(fake.updates.pending).toEqual([]);
  });

  test('ends while Telegram hangs', async () => {
    fake.trouble({ hang: true }, { method: 'getMe' });
    const channel = open();
    await eventually(() => fake.calls('getMe').length === 1);
    await channel.stop();
    expect(channel.health().state).toBe('off');
  });

  test('ends while it waits', async () => {
    fake.trouble({ gateway: 502 });
    const channel = open();
    await eventually(() => waits.length === 1);
    await channel.stop();
    expect(fake.calls()).toHaveLength(1);
  });
});
