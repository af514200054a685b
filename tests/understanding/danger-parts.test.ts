import { describe, expect, test } from '@jest/globals';
import type { DangerPart } from '../../core/understanding/danger/index.ts';
import { harmRules } from '../../core/understanding/danger/rules-harm.ts';
import { needRules } from '../../core/understanding/danger/rules-need.ts';
import { openRules } from '../../core/understanding/danger/rulings.ts';
import { troubles } from '../../core/understanding/danger/troubles.ts';
import { buildSignLexicon } from '../../core/understanding/signs/lexicon.ts';
import { readSigns } from '../../core/understanding/signs/reading.ts';
import { romanKey } from '../../core/understanding/signs/roman.ts';
import { prepare, vocabulary } from './prepared.ts';

/** Each part is needed: without it this text is judged otherwise. */
const needed: readonly (readonly [part: DangerPart, text: string])[] = [
  ['negation', 'nobody beats me here'],
  ['idioms', 'the dog does not breathe, where is a vet'],
  ['context', 'i watched a movie where they sell girls to a bar'],
  ['combination', 'they do not let us leave the building'],
  ['hardships', 'no pay for three months, no room, my baby is ill'],
];

describe('every part of the rules is needed', () => {
  const lexicon = buildSignLexicon(vocabulary.danger, vocabulary);
  const whole = openRules(lexicon, []);
  test.each(needed)('%s', (part, text) => {
    const without = openRules(lexicon, [part]);
    expect(without(prepare(text), false).degree).not.toBe(whole(prepare(text), false).degree);
  });
});

test('rules name only phrases that the lists have', () => {
  const counted = ['sum', 'minor-age', 'some-years'];
  const known = new Set([...vocabulary.danger.map(({ id }) => id), ...counted]);
  const patterns = [...harmRules, ...needRules]
    .map((rule) => rule.pattern)
    .concat(troubles.flatMap((each) => each.patterns));
  const named = patterns.flatMap(({ parts }) => parts.flat().flatMap(({ ids }) => ids));
  expect([...new Set(named)].filter((id) => !known.has(id))).toEqual([]);
});

test('a list has its name once', () => {
  for (const lists of [vocabulary.danger, vocabulary.posts]) {
    const names = lists.map(({ id }) => id);
    expect(names.filter((id, index) => names.indexOf(id) !== index)).toEqual([]);
  }
});

describe('what is met in a text', () => {
  const lexicon = buildSignLexicon(vocabulary.danger, vocabulary);
  const ids = (text: string): string[] => readSigns(prepare(text), lexicon).hits.flatMap((hit) => [...hit.ids]);
  test('the longest phrase wins', () => expect(ids('ចាប់ផ្តើម')).toEqual(['decoy']));
  test('a short word is itself before it is another without its ់', () => expect(ids('មាន')).not.toContain('thing'));
  test('a short word may lose its ់', () => expect(ids('គេលក ខ្ញុំ')).toContain('sell'));
  test('a right English word is no slip of another', () => expect(ids('the contract')).not.toContain('call'));
  test('a long English word may have a slip', () => expect(ids('unconscous')).toContain('unconscious'));
  test('sums and ages are phrases', () =>
    expect(ids('she is 14, they want 3000$')).toEqual(expect.arrayContaining(['minor-age', 'sum'])));
  test('English words are not read as Khmer', () =>
    expect(ids('i ate rice and got a rot tooth')).not.toContain('leave'));
});

test.each([
  ['jenh', 'chenh'],
  ['slab', 'slap'],
  ['knhom', 'khnyom'],
  ['promden', 'brumden'],
])('%s and %s are one word of Khmer in Latin letters', (one, other) => expect(romanKey(one)).toBe(romanKey(other)));
