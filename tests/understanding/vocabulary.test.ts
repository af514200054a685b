import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readVocabulary } from '../../core/understanding/vocabulary/read.ts';
import { vocabulary } from './prepared.ts';

const { concepts, places, phrasings, elsewhere } = vocabulary;
const repeated = (list: readonly string[]): string[] => list.filter((each, i) => list.indexOf(each) !== i);

describe('the vocabulary as it ships', () => {
  test('names every concept, place and topic once', () => {
    expect(repeated(concepts.map((each) => each.id))).toEqual([]);
    expect(repeated(places.map((each) => each.code))).toEqual([]);
    expect(repeated(phrasings.map((each) => each.topic))).toEqual([]);
    expect(repeated(elsewhere.map((each) => each.kind))).toEqual([]);
  });

  test('says of concepts only that they are also other concepts', () => {
    const ids = new Set([...concepts.map((each) => each.id), ...places.map((each) => each.code), 'country']);
    expect(concepts.flatMap((each) => each.broader.filter((id) => !ids.has(id)))).toEqual([]);
  });

  test('has ten Khmer, six English and three romanised ways to ask for every topic', () => {
    const thin = phrasings.filter(({ km, en, latn }) => km.length < 10 || en.length < 6 || latn.length < 3);
    expect(thin.map((each) => each.topic)).toEqual([]);
  });

  test('has no way to ask in two topics', () => {
    expect(repeated(phrasings.flatMap(({ km, en, latn }) => [...new Set([...km, ...en, ...latn])]))).toEqual([]);
  });

  test('holds no sentence of the evaluation set', () => {
    const held = new Set([...phrasings, ...elsewhere].flatMap(({ km, en, latn }) => [...km, ...en, ...latn]).map(bare));
    expect(evaluationTexts().filter((text) => held.has(bare(text)))).toEqual([]);
  });
});

test('a broken file is refused with its name and the reason', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vocabulary-'));
  writeFileSync(join(folder, 'spellings.yaml'), '- { write: ឲ្យ }');
  expect(() => readVocabulary(folder)).toThrow(/spellings\.yaml.*also/s);
});

const bare = (text: string): string => text.replace(/[\s\u200B?!.,។]/g, '').toLowerCase();

function evaluationTexts(): string[] {
  const files = ['faq', 'out-of-scope'].map((name) => join('..', 'shared', 'eval', `${name}.jsonl`));
  return files.filter(existsSync).flatMap((file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => String(JSON.parse(line).text)),
  );
}
