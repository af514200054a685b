import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Bag, collect } from '../../../core/understanding/learned/bag.ts';
import { hashOf } from '../../../core/understanding/learned/hash.ts';
import type { Labelled } from '../../../core/understanding/learned/labelled.ts';
import { learnNetwork, type Right } from '../../../core/understanding/learned/learn-network.ts';
import { sharesBy } from '../../../core/understanding/learned/network.ts';
import { placeOf } from '../../../core/understanding/learned/places.ts';

const bagOf = (text: string): Bag =>
  collect(({ add }) => {
    for (const word of text.split(' ')) add(hashOf(word, 1), 1);
  });
/** Two heads: is it grave; and, where it is, does somebody laugh. */
const labelled = (text: string, grave: number): Labelled<Right> => ({
  bags: [bagOf(text)],
  right: [grave, grave === 1 ? Number(text.includes('laughs')) : null],
});

/** "locked" and "key" are each harmless or grave by what stands beside them: no single word decides. */
const texts = ['door', 'gate', 'room', 'house', 'shop', 'dorm']
  .flatMap((place) => [
    labelled(`locked ${place} guard outside`, 1),
    labelled(`locked ${place} key pocket`, 0),
    labelled(`open ${place} guard laughs`, 0),
    labelled(`lost ${place} key guard laughs outside locked`, 1),
  ])
  .concat(labelled('once open', 0));

describe('a small network', () => {
  const network = learnNetwork(texts, [2, 2]);
  const shareOf = (text: string): number => sharesBy(network, [bagOf(text)])[0]?.[1] ?? 0;
  const laughIn = (text: string): number => sharesBy(network, [bagOf(text)])[1]?.[1] ?? 0;

  test('tells what words say together', () => {
    expect(shareOf('locked kitchen guard outside')).toBeGreaterThan(0.5);
    expect(shareOf('locked kitchen key pocket')).toBeLessThan(0.5);
    expect(shareOf('open kitchen guard laughs')).toBeLessThan(0.5);
  });

  test('is the same whenever it is learned from the same', () => expect(learnNetwork(texts, [2, 2])).toEqual(network));

  test('leaves out what was met too seldom', () => {
    expect(placeOf(network.rows, hashOf('locked', 1) | 0)).toBeGreaterThanOrEqual(0);
    expect(placeOf(network.rows, hashOf('laughs', 1) | 0)).toBeGreaterThanOrEqual(0);
    expect(placeOf(network.rows, hashOf('once', 1) | 0)).toBe(-1);
  });

  test('gives shares that sum to one, for any words and for none', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 40 }), (words) => {
        const sums = sharesBy(network, words.map(bagOf)).map((shares) => shares.reduce((sum, each) => sum + each, 0));
        expect(sums).toEqual([expect.closeTo(1, 4), expect.closeTo(1, 4)]);
      }),
    );
  });

  test('has a second head that tells its own classes, and learns nothing from texts of which nobody says', () => {
    expect(laughIn('lost kitchen key guard laughs outside locked')).toBeGreaterThan(0.5);
    expect(laughIn('locked kitchen guard outside')).toBeLessThan(0.5);
    expect(laughIn('open kitchen guard laughs')).toBeGreaterThan(0.5);
  });
});

describe('a bag', () => {
  test('keeps of a feature that comes again the greatest value', () => {
    const { hashes, values, square } = collect(({ add }) => {
      add(7, 0.5);
      add(9, 1);
      add(7, 2);
      add(7, 1);
    });
    expect(Array.from(hashes)).toEqual([7, 9]);
    expect(Array.from(values)).toEqual([2, 1]);
    expect(square).toBe(5);
  });

  test('ends somewhere, however long the text', () => {
    const { hashes } = collect(({ add }) => {
      for (let i = 0; i < 50_000; i++) add(Math.imul(i, 0x9e3779b1), 1);
    });
    expect(hashes).toHaveLength(8192);
  });

  test('one bag knows nothing of the one before', () => {
    const first = bagOf('a b c');
    bagOf('c d e');
    expect(bagOf('a b c')).toEqual(first);
  });
});
