import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Floor, fallen, floorOf } from '../../scripts/understanding/floor.ts';
import { scoreAll } from '../../scripts/understanding/score.ts';
import { readSets } from '../../scripts/understanding/sets.ts';
import { shipped } from './shipped.ts';

const folder = join('..', 'shared', 'eval');
const here = existsSync(join(folder, 'faq.jsonl'));
if (!here) process.stderr.write('The development set is not here: its figures are not checked.\n');

test('development figures do not fall below the floor', () => {
  if (!here) return;
  const floor: Floor = JSON.parse(readFileSync('tests/understanding/floor.json', 'utf8'));
  const { figures } = scoreAll(shipped, readSets(folder));
  expect(fallen(floorOf(figures), floor)).toEqual([]);
});

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
});
