import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hubOf } from '../../../bots/webchat/hub.ts';
import { type ChatLog, hasNews, since, unusedFor, wiped, withEntry } from '../../../bots/webchat/log.ts';
import { emptyState, updated } from '../../../bots/webchat/page/state.ts';
import { prune } from '../../../bots/webchat/upkeep.ts';
import type { Cursor, Update } from '../../../bots/webchat/wire.ts';
import { asId, type ChatId, type EffectKey } from '../../../core/model/index.ts';
import { until } from '../../support/webchat/client.ts';
import { sendTo, text } from '../../support/webchat/echo.ts';
import { serveWebchat } from '../../support/webchat/served.ts';

const chat = asId<ChatId>('chat');
const address = { channel: 'webchat', chat } as const;

type Step = 'send' | 'wipe' | 'look' | 'remove';

describe('what a page misses', () => {
  test('however looks, wipes and losses fall, a page that looks sees what the log holds', () => {
    const steps = fc.array(fc.constantFrom<Step>('send', 'send', 'send', 'look', 'look', 'wipe', 'remove'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (taken) => {
        let log: ChatLog | null = null;
        let page = emptyState;
        for (const [nth, step] of [...taken, 'look' as const].entries()) {
          if (step === 'send') log = sent(log, nth);
          if (step === 'wipe' && log) log = wiped(log, { now: () => nth });
          if (step === 'remove') log = null;
          if (step === 'look') page = updated(page, since(log, { after: page.lastSeq, cleared: page.cleared }));
        }
        // A log that was lost and has grown past what the page held cannot be told from the old one: entries may then differ.
        if (taken.includes('remove')) return;
        expect(page.entries).toEqual(since(log, { after: 0, cleared: page.cleared }).entries);
      }),
    );
  });

  test('nothing new is no news', () => {
    const log = sent(sent(null, 1), 2);
    const cursor: Cursor = { after: 2, cleared: 0 };
    expect(hasNews(since(log, cursor), cursor)).toBe(false);
    expect(hasNews(since(sent(log, 3), cursor), cursor)).toBe(true);
    expect(hasNews(since(wiped(log, { now: () => 5 }), cursor), cursor)).toBe(true);
  });
});

function sent(log: ChatLog | null, nth: number): ChatLog {
  const part = { type: 'text', text: `${nth}`, choices: [], contacts: [] } as const;
  return withEntry(log, chat, { key: asId<EffectKey>(`e${nth}:0`), at: nth, author: 'bot', part });
}

describe('chats that nobody uses', () => {
  test('are removed with their files after thirty days, not a moment before', async () => {
    const { webchat, store, documents, files, stop } = await serveWebchat();
    const file = {
      type: 'file',
      kind: 'photo',
      mime: 'image/png',
      name: 'a',
      bytes: new Uint8Array(3),
      caption: '',
    } as const;
    await sendTo(webchat, address, 'old:0', file);
    store.clock.advance(unusedFor - 1);
    expect(await webchat.prune(10)).toBe(0);
    expect(files.size).toBe(1);
    store.clock.advance(1);
    expect(await webchat.prune(10)).toBe(1);
    expect(await documents.read(chat)).toBeNull();
    expect(files.size).toBe(0);
    await stop();
  });

  test('are kept when somebody uses them meanwhile', async () => {
    const { webchat, store, documents, stop } = await serveWebchat();
    await sendTo(webchat, address, 'old:0', text('a'));
    store.clock.advance(unusedFor - 1);
    await sendTo(webchat, address, 'new:0', text('b'));
    store.clock.advance(1);
    expect(await webchat.prune(10)).toBe(0);
    expect((await documents.read(chat))?.document.entries).toHaveLength(2);
    await stop();
  });

  test('are kept when somebody uses them at that very moment', async () => {
    const { webchat, store, documents, stop } = await serveWebchat();
    await sendTo(webchat, address, 'now:0', text('a'));
    const mark = { group: 'chat', rank: 0, due: 0, touched: 0 };
    const late = { ...documents, due: async () => [{ id: chat, version: 1, mark }] };
    expect(await prune(late, webchat.files, store.clock, 10)).toBe(0);
    expect((await documents.read(chat))?.document.entries).toHaveLength(1);
    await stop();
  });
});

describe('who looks at a chat', () => {
  test('is told what was written while the log was being read, in order and once', async () => {
    const { documents, stop } = await serveWebchat();
    const reads: (() => void)[] = [];
    const held = () => new Promise<void>((resolve) => void reads.push(resolve));
    const slow: typeof documents = {
      ...documents,
      read: async (id) => {
        const was = await documents.read(id);
        await held();
        return was;
      },
    };
    const hub = hubOf(slow);
    const seen: number[] = [];
    const push = ({ entries }: Update) => void seen.push(...entries.map(({ seq }) => seq));
    hub.join(chat, { cursor: { after: 0, cleared: 0 }, greet: true, push, lost: () => undefined });
    await until(() => reads.length === 1);
    for (const nth of [1, 2]) await documents.update(chat, (log) => ({ next: sent(log, nth), result: null }));
    hub.nudge(chat);
    reads[0]?.();
    await until(() => reads.length === 2);
    reads[1]?.();
    await until(() => seen.length === 2);
    expect(seen).toEqual([1, 2]);
    await stop();
  });

  test('is sent away when the log cannot be read', async () => {
    const { documents, stop } = await serveWebchat();
    const hub = hubOf({ ...documents, read: () => Promise.reject(new Error('gone')) });
    let lost = 0;
    const listener = { cursor: { after: 0, cleared: 0 }, greet: true, push: () => undefined, lost: () => (lost += 1) };
    const leave = hub.join(chat, listener);
    await until(() => lost === 1);
    leave();
    expect(hub.looksAt(chat)).toBe(false);
    await stop();
  });
});
