import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freshContext } from '../../core/understanding/index.ts';
import { prepare } from './prepared.ts';
import { shipped } from './shipped.ts';

const { understand } = shipped;
const decisions = ['answer', 'ask', 'decline'];

/** What must hold for every text whatever. */
function sound(text: string): boolean {
  const { tokens, text: normal, words } = prepare(text);
  const { decision, answers, language, why } = understand(text, freshContext);
  return (
    normal.length <= 4001 * 2 &&
    tokens.length <= 1300 &&
    tokens.every(({ start, end }) => start >= 0 && end <= normal.length && text.includes(words(start, end))) &&
    decisions.includes(decision) &&
    ['km', 'en'].includes(language) &&
    answers.every(({ score }) => score >= 0 && score <= 1) &&
    why.every((each) => each.words.length <= text.length)
  );
}

const khmer = fc.string({
  unit: fc.integer({ min: 0x1780, max: 0x17dd }).map((code) => String.fromCharCode(code)),
  maxLength: 300,
});
const anything = fc.string({ unit: 'binary', maxLength: 300 });
const broken = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  maxLength: 300,
});

describe('any text is understood, never thrown at', () => {
  test('Khmer letters and marks in any order', () => fc.assert(fc.property(khmer, sound), { numRuns: 300 }));
  test('any characters', () => fc.assert(fc.property(anything, sound), { numRuns: 300 }));
  test('lone surrogates and all', () => fc.assert(fc.property(broken, sound), { numRuns: 300 }));
  test('mixed scripts in one word', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(khmer, fc.string(), anything), { maxLength: 8 }), (parts) => sound(parts.join(''))),
      { numRuns: 200 },
    ));
});

describe('long and hostile texts', () => {
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['10,000 Khmer characters', 'ខ្ញុំចង់ទៅធ្វើការនៅថៃតាមមេខ្យល់'.repeat(330).slice(0, 10_000)],
    ['10,000 letters without a space', 'a'.repeat(10_000)],
    ['10,000 marks on one letter', `ក${'\u17C6'.repeat(10_000)}`],
    ['10,000 subscript signs', '\u17D2'.repeat(10_000)],
    ['500 emoji', '😭'.repeat(500)],
    ['500 flags', '🇹🇭'.repeat(500)],
    ['a pattern bomb', `${'a.'.repeat(5000)}!`],
    ['another', `${'a1'.repeat(5000)}@`],
    ['quotes', "'".repeat(10_000)],
    ['spaces', ' '.repeat(10_000)],
    ['lone surrogates', '\uD83D'.repeat(5000)],
    ['accents without end', `e${'\u0301'.repeat(10_000)}`],
    ['hyphens', 'a-'.repeat(5000)],
    ['numbers', '1,'.repeat(5000)],
    ['Thai', 'ผมอยากทำงาน'.repeat(1000).slice(0, 10_000)],
    ['nothing', ''],
  ];
  test.each(texts)('%s', (_name, text) => expect(sound(text)).toBe(true));

  test('their end is read as well as their beginning', () => {
    const filler = 'lorem ipsum dolor '.repeat(600);
    const { tokens } = prepare(`passport ${filler} embassy`);
    expect(tokens.map((token) => token.name)).toEqual(expect.arrayContaining(['#passport', '#embassy']));
  });
});
