import { describe, expect, test } from '@jest/globals';
import { createAnswers } from '../../../core/understanding/answers/index.ts';
import { freshContext, type Meaning } from '../../../core/understanding/index.ts';
import { shippedData } from '../../support/knowledge.ts';
import { prepare, vocabulary } from '../prepared.ts';
import { shipped } from '../shipped.ts';
import { answerTo } from '../support/faq.ts';

const { understand } = shipped;
const ask = (text: string, country: string | null = null): Meaning => understand(text, { ...freshContext, country });
const first = (text: string): string | undefined => ask(text).answers[0]?.topic;

describe('the right answer is found', () => {
  const questions: readonly (readonly [how: string, text: string, topic: string])[] = [
    ['in Khmer', 'ថៅកែខ្ញុំដកយកលិខិតឆ្លងដែន ហើយមិនប្រគល់ឲ្យវិញសោះ', 'passport-kept'],
    ['in Khmer with slips', 'តៅកែ អត់បេីកលុយអោយញុំ ៤ខែហេីយ', 'wages-unpaid'],
    ['in English', 'my employer has not given me any salary since march', 'wages-unpaid'],
    ['in broken English', 'pasport is finish date how make new', 'passport-apply'],
    ['in both', 'ខ្ញុំ lost passport នៅកូរ៉េ', 'lost-documents'],
    ['in Latin letters', 'jong thver paspo tmey nov na tlai ponman', 'passport-apply'],
    ['about the service', 'តើបងជាមនុស្សពិត ឬក៏កុំព្យូទ័រ', 'what-is-bot'],
  ];
  test.each(questions)('%s', (_how, text, topic) => expect(first(text)).toBe(topic));
});

describe('the place chooses the variant', () => {
  test('when the text names it', () => expect(ask('ថៅកែនៅម៉ាឡេស៊ីមិនបើកលុយ').answers[0]?.id).toBe('wages-unpaid-malaysia'));
  test('when it was named before', () =>
    expect(ask('boss not pay salary', 'kr').answers[0]?.id).toBe('wages-unpaid-korea'));
  test('and what the text says wins', () =>
    expect(ask('boss in malaysia not pay salary', 'kr').answers[0]?.id).toBe('wages-unpaid-malaysia'));
  test('a place without a variant gets the general answer', () =>
    expect(ask('boss in qatar not pay salary').answers[0]?.id).toBe('wages-unpaid'));
  test('no place gets the general answer', () =>
    expect(ask('boss not pay salary').answers[0]?.id).toBe('wages-unpaid'));
});

describe('what is not ours is declined', () => {
  const others = [
    'who won the football game yesterday',
    'គ្រឿងផ្សំធ្វើនំអន្សម',
    'how to update android on my phone',
    'ព្យាករណ៍អាកាសធាតុសប្តាហ៍នេះ',
    'xyzzy plugh',
    '',
    '😭😭😭😭',
    '???',
  ];
  test.each(others)('%s', (text) => expect(ask(text)).toMatchObject({ decision: 'decline', answers: [] }));
});

test('a word alone is not answered as if it were a question', () => {
  expect(ask('passport').decision).not.toBe('decline');
  expect(ask('passport').answers.length).toBeGreaterThan(1);
});

test('at most five answers, of different topics, best first', () => {
  const { answers } = ask('ខ្ញុំចង់ទៅធ្វើការនៅថៃ');
  expect(answers.length).toBeLessThanOrEqual(5);
  expect(new Set(answers.map((each) => each.topic)).size).toBe(answers.length);
  expect(answers.map((each) => each.score)).toEqual(answers.map((each) => each.score).sort((a, b) => b - a));
});

test('the reason is the words that were written', () => {
  const { why } = ask('ថៅកែរបស់ខ្ញុំ កាន់ប៉ាស្ព័រ មិនឲ្យវិញ');
  const words = why.filter((each) => each.part === 'answer').map((each) => each.words);
  expect(words.some((each) => each.includes('ប៉ាស្ព័រ'))).toBe(true);
});

test('what was asked before changes nothing', () => {
  const before = ask('how do i renew my work permit');
  ask('weather tomorrow');
  ask('ថៅកែវាយខ្ញុំ');
  expect(ask('how do i renew my work permit')).toEqual(before);
});

test('a phrasing that an editor adds is found at once', async () => {
  const { faq } = (await shippedData()).content;
  const added = answerTo('wages-unpaid', {
    km: ['ក្រុមហ៊ុនជាប់បំណុលកម្លាំងពលកម្មខ្ញុំ'],
    en: ['they stiffed me on my last envelope'],
  });
  const known = faq.filter((each) => each.topic !== 'wages-unpaid');
  const find = createAnswers([...known, added], vocabulary, prepare);
  expect(find(prepare('he stiffed us on the envelope'), null).answers[0]?.id).toBe('wages-unpaid');
});
