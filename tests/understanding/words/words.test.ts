import { describe, expect, test } from '@jest/globals';
import {
  foldWord,
  icuSegmentsKhmer,
  soundOfKhmer,
  soundOfLatin,
  stem,
} from '../../../core/understanding/words/index.ts';
import { prepare } from '../prepared.ts';

/** The words of a text as the person wrote them, with the name the index knows them by. */
const named = (text: string): Record<string, string> => {
  const { tokens, words } = prepare(text);
  return Object.fromEntries(tokens.map(({ start, end, name }) => [words(start, end), name]));
};

test('this Node segments Khmer', () => expect(icuSegmentsKhmer()).toBe(true));

describe('words ICU breaks or joins wrongly', () => {
  test('stay whole when the vocabulary holds them', () => {
    expect(named('លិខិតឆ្លងដែនបាត់')).toHaveProperty('លិខិតឆ្លងដែន', '#passport');
    expect(named('ទៅតាមមេខ្យល់')).toHaveProperty('មេខ្យល់', '#broker');
  });
  test('come apart when both halves are known', () => {
    expect(named('ត្រូវបង់លុយ').បង់លុយ).toBe('#pay');
    expect(named('ចង់ទៅធ្វើការ')).toHaveProperty('ចង់');
  });
  test('are not found inside longer words', () => expect(Object.values(named('ការពារ'))).not.toContain('#work'));
});

describe('spelling', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['លិខិតឆ្លងដេន', '#passport'],
    ['ប៉ាស់ស្ព័រ', '#passport'],
    ['តៅកែ', '#boss'],
    ['មេខ្យល', '#broker'],
    ['pasport', '#passport'],
    ['agancy', '#agency'],
    ['embasy', '#embassy'],
  ];
  test.each(pairs)('%s is %s', (typed, name) => expect(Object.values(named(typed))).toContain(name));
  test('a variant is not found at the beginning of the right word', () => {
    expect(prepare('ធ្វើការ').text).toBe('ធ្វើការ');
    expect(prepare('ម៉ាឡេស៊ី').text).toBe('ម៉ាឡេស៊ី');
  });
});

describe('folding', () => {
  test('takes out what the ear does not hear', () => {
    expect(foldWord('ប្រាក់')).toBe(foldWord('ប្រាក'));
    expect(foldWord('ទូរស័ព្ទ')).toBe(foldWord('ទុរសព្ទ'));
    expect(foldWord('ពាណិជ្ជ')).toBe(foldWord('ពានិជ្ជ'));
    expect(foldWord('បៀវត្សរ៍')).toBe(foldWord('បៀវត្ស'));
  });
  test('keeps apart what differs', () => expect(foldWord('ការ')).not.toBe(foldWord('កូរ')));
});

describe('the phonetic key', () => {
  const meets: readonly (readonly [string, string])[] = [
    ['ធនាគារ', 'thoneakear'],
    ['កម្មករ', 'kamakor'],
    ['ភ្នំពេញ', 'phnom penh'],
    ['បង្ខំ', 'bangkhom'],
  ];
  test.each(meets)('of %s is that of %s', (khmer, latin) => {
    expect(soundOfLatin(latin.replace(' ', ''))).toBe(soundOfKhmer(khmer));
  });
  test('is one for the ways a word is romanised', () => {
    expect(new Set(['krumhun', 'kromhun', 'krum hon'].map((each) => soundOfLatin(each.replace(' ', '')))).size).toBe(1);
  });
  test('lets a romanised word that no list holds arrive', () => {
    expect(Object.values(named('knhom trov bongkhum aoy tver ka'))).toContain('#forced');
  });
});

describe('English stems', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['agencies', 'agency'],
    ['stopped', 'stop'],
    ['changing', 'change'],
    ['wages', 'wage'],
    ['police', 'police'],
  ];
  test.each(pairs)('%s meets %s', (a, b) => expect(stem(a)).toBe(stem(b)));
  test('police and policy stay apart', () => expect(stem('policy')).not.toBe(stem('police')));
});

describe('a prepared text', () => {
  test('gives back what was written, slips and all', () => {
    const { tokens, words } = prepare('អោយ​ប៉ាស្ពរវិញ PASSPORT');
    expect(tokens.map(({ start, end }) => words(start, end))).toContain('PASSPORT');
  });
  test('knows places, numbers and emoji', () => {
    const { tokens, emoji } = prepare('នៅថៃ ៣ខែ 😭');
    expect(tokens.find((token) => token.country !== null)?.country).toBe('th');
    expect(tokens.find((token) => token.script === 'number')?.text).toBe('3');
    expect(emoji.map((each) => each.kind)).toEqual(['distress']);
  });
});
