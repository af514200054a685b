import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cleanName, fileBytesMax, typeOf } from '../../../bots/webchat/filetypes.ts';
import { addressName } from '../../../bots/webchat/limits.ts';
import { filled } from '../../../bots/webchat/page/filled.ts';
import { type Box, keeper } from '../../../bots/webchat/page/keep.ts';
import { broken, withoutBreaks } from '../../../bots/webchat/page/khmer.ts';
import { fileBytesMax as pageFileBytesMax, textMax as pageTextMax } from '../../../bots/webchat/page/limits.ts';
import {
  changedOwn,
  emptyState,
  nextToSend,
  type OwnMessage,
  timeline,
  updated,
  withOwn,
} from '../../../bots/webchat/page/state.ts';
import { textMax, type WireEntry } from '../../../bots/webchat/wire.ts';
import { wordKeys } from '../../../bots/webchat/wordkeys.ts';
import { testWords } from '../../support/webchat/served.ts';

const entry = (seq: number): WireEntry => ({
  seq,
  at: seq,
  author: 'bot',
  part: { type: 'text', text: `${seq}`, choices: [], contacts: [] },
});
const own = (id: string): Omit<OwnMessage, 'state' | 'trouble' | 'afterSeq'> => ({
  id,
  at: 1,
  act: { type: 'message', id, text: id, files: [] },
  text: id,
  file: null,
});
const news = (...seqs: number[]) => ({
  fresh: false,
  cleared: 0,
  lastSeq: Math.max(0, ...seqs),
  entries: seqs.map(entry),
});

describe('what is on the screen', () => {
  test('both sides stand in the order in which they were said', () => {
    let state = withOwn(updated(emptyState, news(1, 2)), own('a'));
    state = updated(withOwn(state, own('b')), news(3));
    expect(timeline(state).map(({ key }) => key)).toEqual(['s1', 's2', 'a', 'b', 's3']);
  });

  test('what came twice stands there once', () => {
    const state = updated(updated(emptyState, news(1, 2)), news(2, 3));
    expect(state.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('wiping takes what was received, and keeps what still has to go out', () => {
    let state = withOwn(withOwn(updated(emptyState, news(1)), own('out')), own('waits'));
    state = changedOwn(state, 'out', { state: 'received' });
    state = updated(state, { fresh: false, cleared: 1, lastSeq: 1, entries: [] });
    expect(timeline(state).map(({ key }) => key)).toEqual(['waits']);
  });

  test('old messages make room for new ones, but never one that still has to go out', () => {
    let state = withOwn(emptyState, own('waits'));
    for (let nth = 0; nth < 150; nth += 1) {
      state = changedOwn(withOwn(state, own(`${nth}`)), `${nth}`, { state: 'received' });
    }
    expect(state.own.map(({ id }) => id)).toContain('waits');
    expect(state.own.length).toBeLessThan(110);
  });

  test('one thing goes out at a time, and a refused one does not hold the next', () => {
    let state = withOwn(withOwn(emptyState, own('a')), own('b'));
    expect(nextToSend(state)?.id).toBe('a');
    state = changedOwn(state, 'a', { state: 'sent' });
    expect(nextToSend(state)?.id).toBe('a');
    state = changedOwn(state, 'a', { state: 'refused' });
    expect(nextToSend(state)?.id).toBe('b');
  });
});

describe('what the browser keeps', () => {
  const now = 1_800_000_000_000;
  const box = (start: Record<string, string> = {}) => {
    const held = new Map(Object.entries(start));
    return {
      held,
      getItem: (name: string) => held.get(name) ?? null,
      setItem: (name: string, value: string) => void held.set(name, value),
      removeItem: (name: string) => void held.delete(name),
    };
  };

  test('is there again next time, and gone for good once hidden', () => {
    const storage = box();
    const first = keeper(
      () => storage,
      () => now,
    );
    first.write({ key: 'secret', draft: 'half a word' });
    const second = keeper(
      () => storage,
      () => now + 1,
    );
    expect(second.read()).toMatchObject({ key: 'secret', draft: 'half a word', language: 'km' });
    second.forget();
    second.write({ draft: 'too late' });
    expect(storage.held.size).toBe(0);
    expect(second.read()).toMatchObject({ key: null, draft: '' });
  });

  test('is forgotten after thirty days, but for the language', () => {
    const storage = box();
    keeper(
      () => storage,
      () => now,
    ).write({ key: 'secret', language: 'en' });
    const days = 24 * 60 * 60 * 1000;
    expect(
      keeper(
        () => storage,
        () => now + 30 * days,
      ).read().key,
    ).toBe('secret');
    expect(
      keeper(
        () => storage,
        () => now + 30 * days + 1,
      ).read(),
    ).toMatchObject({ key: null, language: 'en' });
  });

  test.each([
    '',
    'null',
    '7',
    '[]',
    '{',
    '{"usedAt":"x"}',
    '{"usedAt":1800000000000,"own":[{"id":1},null],"key":7,"draft":{}}',
  ])('what is broken (%j) is as nothing', (broken) => {
    const storage = box({ phlov: broken });
    expect(
      keeper(
        () => storage,
        () => now,
      ).read(),
    ).toMatchObject({ key: null, draft: '', own: [] });
  });

  test('a browser that keeps nothing is no trouble', () => {
    const refuse = (): Box => {
      throw new Error('denied');
    };
    const kept = keeper(refuse, () => now);
    kept.write({ draft: 'half' });
    expect(kept.read().draft).toBe('half');
  });

  test('a message whose file had not gone out is lost with the page; others wait', () => {
    const storage = box();
    const waiting = withOwn(emptyState, own('waits-01')).own;
    const file = { name: 'a.jpg', mime: 'image/jpeg', uploaded: null };
    const lost = withOwn(emptyState, { ...own('lost-001'), file }).own;
    keeper(
      () => storage,
      () => now,
    ).write({ own: [...waiting, ...lost] });
    expect(
      keeper(
        () => storage,
        () => now,
      )
        .read()
        .own.map(({ id }) => id),
    ).toEqual(['waits-01']);
  });
});

describe('Khmer on the screen', () => {
  const words = new Intl.Segmenter('km', { granularity: 'word' });

  test('may break between words and nowhere else, and nothing is added or lost', () => {
    const text = 'ខ្ញុំចង់ទៅធ្វើការនៅប្រទេសថៃ call 1297 now';
    const shown = broken(text, words);
    expect(shown.split('\u200b').length).toBeGreaterThan(4);
    expect(withoutBreaks(shown)).toBe(text);
    expect(shown).toContain('call 1297 now');
    // No break may part a letter from what stands below or above it.
    expect(shown).not.toMatch(/\u200b[\u17b6-\u17d3]|\u17d2\u200b/);
  });

  test('stays as it is where words cannot be found', () => {
    expect(broken('ខ្ញុំចង់ទៅ', null)).toBe('ខ្ញុំចង់ទៅ');
  });
});

describe('words', () => {
  const sources = readdirSync('bots/webchat', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:tsx?|html)$/.test(path) && !path.endsWith('wordkeys.ts'))
    .map((path) => readFileSync(join('bots/webchat', path), 'utf8'))
    .join('\n');

  test.each(wordKeys)('%s is used, is in both languages, and asks for the same values', (key) => {
    expect(sources).toMatch(new RegExp(`['".{]${key}['"}),]|\\.${key}\\b`));
    const { km, en } = testWords();
    const values = (text: string) => text.match(/\{\w+\}/g) ?? [];
    expect(values(km[key])).toEqual(values(en[key]));
    if (!key.startsWith('look_') && key !== 'other_language') expect(km[key]).toMatch(/[\u1780-\u17ff]/);
  });

  test('values are put in as they are', () => {
    expect(filled('ហៅ {number} {other}', { number: '$& 1297' })).toBe('ហៅ $& 1297 {other}');
  });
});

describe('small rules', () => {
  test('page and server agree on how long a message and how big a file may be', () => {
    expect(pageTextMax).toBe(textMax);
    expect(pageFileBytesMax).toBe(fileBytesMax);
  });

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s counts as %s', (ip, name) => {
    expect(addressName(ip)).toBe(name);
  });

  test('what a phone says of a recording is understood', () => {
    expect(typeOf('audio/webm;codecs=opus', Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3]))).toEqual({
      mime: 'audio/webm',
      kind: 'voice',
    });
    expect(cleanName('a/b\\c\u0000.jpg')).toBe('a b c .jpg');
  });
});
