import { expect, test } from '@jest/globals';
import type { Meaning, Understanding } from '../../core/understanding/index.ts';
import { answerLine } from '../../scripts/understanding/lines.ts';

const meaning: Meaning = {
  language: 'km',
  tongue: null,
  danger: 'none',
  dangerKind: null,
  aboutOther: false,
  decision: 'answer',
  answers: [{ id: 'a', topic: 't', score: 0.9 }],
  post: { level: 'high', reasons: [{ code: 'debt', words: 'secret words' }] },
  pieceOfPost: false,
  country: 'th',
  why: [{ part: 'answer', words: 'secret words', says: 'a' }],
};
const asked: boolean[] = [];
const understanding: Understanding = {
  understand(_text, { asPost }) {
    asked.push(asPost);
    return meaning;
  },
};
const answer = (line: string): object => answerLine(line, understanding, false);

test('a line is answered with what the contract names, and nothing else', () => {
  expect(answer('{"id":"q1","text":"hello"}')).toEqual({
    id: 'q1',
    language: 'km',
    danger: 'none',
    decision: 'answer',
    answers: [{ id: 'a', topic: 't', score: 0.9 }],
    post: { level: 'high', reasons: ['debt'] },
  });
});

test('--as post says that the text is a post', () => {
  answerLine('{"id":1,"text":"x"}', understanding, true);
  expect(asked.at(-1)).toBe(true);
});

const bad: readonly (readonly [string, object])[] = [
  ['not json', { id: null, error: 'not JSON' }],
  ['[1]', { id: null, error: 'not an object' }],
  ['null', { id: null, error: 'not an object' }],
  ['{"id":7}', { id: 7, error: 'no text' }],
  ['{"id":7,"text":5}', { id: 7, error: 'no text' }],
];
test.each(bad)('a bad line keeps its place: %s', (line, answered) => expect(answer(line)).toEqual(answered));

test('a byte order mark is no mistake', () =>
  expect(answer('\uFEFF{"id":1,"text":"x"}')).toMatchObject({ id: 1, decision: 'answer' }));
