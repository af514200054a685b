import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Vocabulary } from '../../core/understanding/vocabulary/schema.ts';
import { type Floor, type Floors, fallen, floorOf, raised } from '../../scripts/understanding/floor.ts';
import { scoreAll } from '../../scripts/understanding/score.ts';
import { readSets } from '../../scripts/understanding/sets.ts';
import { vocabulary } from './prepared.ts';
import { shipped } from './shipped.ts';

/** Never learned from, and not read for what it misses: `docs/understanding.md` tells why. */
const unseen = join('tests', 'understanding', 'unseen');

const floors: Floors = JSON.parse(readFileSync('tests/understanding/floor.json', 'utf8'));
const development = join('..', 'shared', 'eval');
const here = existsSync(join(development, 'faq.jsonl'));
if (!here) process.stderr.write('The development set is not here: its figures are not checked.\n');

test('development figures do not fall below the floor', () => {
  if (!here) return;
  const { figures } = scoreAll(shipped, readSets(development));
  expect(fallen(floorOf(figures), floors.development)).toEqual([]);
});

test('figures on texts that nothing was learned from do not fall below the floor', () => {
  const { figures } = scoreAll(shipped, readSets(unseen));
  expect(fallen(floorOf(figures), floors.unseen)).toEqual([]);
});

test('nothing was learned from the unseen texts', () => {
  const learned = new Set(learnedTexts(vocabulary).map(bare));
  const { faq, outside, posts, crisis } = readSets(unseen);
  const met = [...faq, ...outside, ...posts, ...crisis].filter(({ text }) => learned.has(bare(text)));
  expect(met).toEqual([]);
});

const bare = (text: string): string => text.replace(/[\s\u200B?!.,។]/g, '').toLowerCase();

function learnedTexts({ phrasings, elsewhere, examples }: Vocabulary): string[] {
  const told = [...phrasings, ...elsewhere, ...examples.danger].flatMap(({ km, en, latn }) => [...km, ...en, ...latn]);
  return [...told, ...examples.posts.map(({ text }) => text)];
}

describe('the floor', () => {
  const was: Floor = {
    found: { figure: 0.9, of: 100, better: 'higher' },
    alarm: { figure: 0.02, of: 100, better: 'lower' },
  };
  const now = (found: number, alarm: number): Floor => ({
    found: { figure: found, of: 100, better: 'higher' },
    alarm: { figure: alarm, of: 100, better: 'lower' },
  });
  test('one item more or less is noise', () => expect(fallen(now(0.89, 0.03), was)).toEqual([]));
  test('a figure that should be high and fell is told', () =>
    expect(fallen(now(0.87, 0.02), was)).toEqual(['found: 0.87, was 0.9']));
  test('a figure that should be low and rose is told', () =>
    expect(fallen(now(0.9, 0.05), was)).toEqual(['alarm: 0.05, was 0.02']));
  test('a figure that is no longer measured is told', () => expect(fallen({}, was)).toHaveLength(1));
  test('it only rises: of two figures the better stands', () => {
    expect(raised(now(0.95, 0.05), was)).toEqual(now(0.95, 0.02));
    expect(raised(now(0.85, 0.01), was)).toEqual(now(0.9, 0.01));
  });
  test('a figure that is new, or measured on more, starts where it is', () =>
    expect(raised({ found: { figure: 0.8, of: 200, better: 'higher' } }, was)).toEqual({
      found: { figure: 0.8, of: 200, better: 'higher' },
    }));
});
