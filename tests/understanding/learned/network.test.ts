import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Bag, collect } from '../../../core/understanding/learned/bag.ts';
import { hashOf } from '../../../core/understanding/learned/hash.ts';
import type { Labelled } from '../../../core/understanding/learned/labelled.ts';
import { learnNetwork } from '../../../core/understanding/learned/learn-network.ts';
import { sharesBy } from '../../../core/understanding/learned/network.ts';
import { placeOf } from '../../../core/understanding/learned/places.ts';

const bagOf = (text: string): Bag =>
  collect(({ add }) => {
    for (const word of text.split(' ')) add(hashOf(word, 1), 1);
  });
const labelled = (text: string, right: number): Labelled => ({ bags: [bagOf(text)], right, counts: 1 });

/** "locked" and "key" are each harmless or grave by what stands beside them: no single word decides. */
const texts = ['door', 'gate', 'room', 'house', 'shop', 'dorm']
  .flatMap((place) => [
    labelled(`locked ${place} guard outside`, 1),
    labelled(`locked ${place} key pocket`, 0),
    labelled(`open ${place} guard smiles`, 0),
    labelled(`lost ${place} key guard laughs outside locked`, 1),
  ])
  .concat(labelled('once open', 0));

describe('a small network', () => {
  const network = learnNetwork(texts, 2);
  const shareOf = (text: string): number => sharesBy(network, [bagOf(text)])[1] ?? 0;

  test('tells what words say together', () => {
    expect(shareOf('locked kitchen guard outside')).toBeGreaterThan(0.5);
    expect(shareOf('locked kitchen key pocket')).toBeLessThan(0.5);
    expect(shareOf('open kitchen guard smiles')).toBeLessThan(0.5);
  });

  test('is the same whenever it is learned from the same', () => expect(learnNetwork(texts, 2)).toEqual(network));

  test('leaves out what was met too seldom', () => {
    expect(placeOf(network.rows, hashOf('locked', 1) | 0)).toBeGreaterThanOrEqual(0);
    expect(placeOf(network.rows, hashOf('smiles', 1) | 0)).toBeGreaterThanOrEqual(0);
    expect(placeOf(network.rows, hashOf('once', 1) | 0)).toBe(-1);
  });

  test('gives shares that sum to one, for any words and for none', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 40 }), (words) => {
        const shares = sharesBy(network, words.map(bagOf));
        expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 4);
      }),
    );
  });

  test('a text that counts for little moves little', () => {
    const doubted = texts.map((each) => (each.right === 1 ? { ...each, counts: 0.01 } : each));
    const timid = learnNetwork(doubted, 2);
    expect(sharesBy(timid, [bagOf('locked kitchen guard outside')])[1] ?? 0).toBeLessThan(
      shareOf('locked kitchen guard outside'),
    );
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
