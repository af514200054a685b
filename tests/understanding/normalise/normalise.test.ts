import { describe, expect, test } from '@jest/globals';
import { normalise } from '../../../core/understanding/normalise/index.ts';

const plain = (text: string): string => normalise(text).traced.text;

describe('Khmer that looks the same becomes the same', () => {
  const cases: readonly (readonly [name: string, typed: string, normal: string])[] = [
    ['a vowel typed as its two halves', 'ជ\u17C1\u17B8ង', 'ជ\u17BEង'],
    ['the halves in the other order', 'ជ\u17B8\u17C1ង', 'ជ\u17BEង'],
    ['ោ as its two halves', 'ទ\u17C1\u17B6', 'ទ\u17C4'],
    ['a vowel before its subscript', 'ធ\u17BE\u17D2វ', 'ធ\u17D2វ\u17BE'],
    ['a sign before its vowel', 'ខ្ញ\u17C6\u17BB', 'ខ្ញ\u17BB\u17C6'],
    ['a doubled vowel', 'កា\u17B6រ', 'ការ'],
    ['a doubled sign', 'ចាប់\u17CB', 'ចាប់'],
    ['subscript រ before another subscript', 'ស\u17D2រ\u17D2ត\u17B8', 'ស\u17D2ត\u17D2រ\u17B8'],
    ['subscript ដ drawn as subscript ត', 'កណ\u17D2\u178Aាល', 'កណ\u17D2\u178Fាល'],
    ['ុ typed for a register shifter', 'ស\u17BB\u17B8', 'ស\u17CA\u17B8'],
    ['ុ typed for the other shifter', 'ម\u17BB\u17BAង', 'ម\u17C9\u17BAង'],
    ['a register shifter after its vowel', 'ស\u17B8\u17CA', 'ស\u17CA\u17B8'],
    ['ឱ for ឲ', 'ឱ្យ', 'ឲ្យ'],
    ['a deprecated letter', '\u17A3ត់', 'អត់'],
    ['a subscript sign that carries nothing', 'បាន\u17D2 ', 'បាន '],
    ['a zero-width space between words', 'ខ្ញុំ\u200Bទៅ', 'ខ្ញុំទៅ'],
    ['a letter leaned on', 'បងងងង', 'បង'],
    ['Khmer digits', '៣០០$', '300$'],
    ['Thai digits', '๓๐๐', '300'],
    ['digits without end', `${'1,'.repeat(50)}1`, `${'1,'.repeat(23)}1`],
    ['a telephone number', '+855 12 345 678', '+855 12 345 678'],
  ];
  test.each(cases)('%s', (_name, typed, normal) => expect(plain(typed)).toBe(normal));

  test('two subscripts that are right stay as they are', () => expect(plain('ស្ត្រី')).toBe('ស្ត្រី'));
  test('two letters in a row are not leaned on', () => expect(plain('សម្អាតតាម')).toBe('សម្អាតតាម'));
});

describe('Latin letters', () => {
  const cases: readonly (readonly [name: string, typed: string, normal: string])[] = [
    ['capitals', 'HELP Me', 'help me'],
    ['accents', 'café señor', 'cafe senor'],
    ['styled letters', '𝗛𝗶𝗴𝗵 𝓼𝓪𝓵𝓪𝓻𝔂 ｎｏｗ', 'high salary now'],
    ['digits for letters', 's4lary p@ssport c4s1no', 'salary passport casino'],
    ['digits that are digits', '12h mp3 4g 300$ a4', '12h mp3 4g 300$ a4'],
    ['letters set apart', 's a l a r y of w.o.r.k', 'salary of work'],
    ['letters leaned on', 'helpppp pleaseee', 'help please'],
    ['double letters', 'need a good passport', 'need a good passport'],
    ['Cyrillic twins', 'sаlаry', 'salary'],
    ['a curly apostrophe', 'don’t', "don't"],
  ];
  test.each(cases)('%s', (_name, typed, normal) => expect(plain(typed)).toBe(normal));
});

describe('emoji', () => {
  test('are told apart and taken out of the words', () => {
    const { traced, emoji } = normalise('ជួយផង😭🇹🇭');
    expect(traced.text.trim()).toBe('ជួយផង');
    expect(emoji).toEqual([
      { kind: 'distress', emoji: '😭', at: 5, country: null },
      { kind: 'flag', emoji: '🇹🇭', at: 7, country: 'th' },
    ]);
  });
  test('of which there are hundreds cost no more than a few', () =>
    expect(normalise('😭'.repeat(500)).emoji).toHaveLength(40));
});

describe('what was found can be shown as it was written', () => {
  test('offsets lead back to the original', () => {
    const original = 'a\u200B😭 ជ\u17C1\u17B8ង PASSPORT';
    const { traced } = normalise(original);
    const start = traced.text.indexOf('passport');
    expect(original.slice(traced.at[start], traced.at[start + 8])).toBe('PASSPORT');
  });
  test('also in a text too long to be read whole, whose end is read', () => {
    const original = `${'word '.repeat(3000)}passport`;
    const { traced, cut } = normalise(original);
    const start = traced.text.lastIndexOf('passport');
    expect(cut).toBe(true);
    expect(traced.text.length).toBeLessThanOrEqual(4001);
    expect(original.slice(traced.at[start], traced.at[start + 8])).toBe('passport');
  });
});

test('lone surrogates do no harm', () => expect(plain('\uD83Dabc\uDE00')).toBe(' abc '));
