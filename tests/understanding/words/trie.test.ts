import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { along, buildTrie } from '../../../core/understanding/words/trie.ts';

const words = fc.uniqueArray(fc.string({ unit: fc.constantFrom('ក', 'ខ', '្', 'a', 'b', ' '), maxLength: 6 }));

test('every word is found with its number, and nothing else is', () => {
  fc.assert(
    fc.property(words, fc.string({ unit: fc.constantFrom('ក', 'ខ', 'a', 'z'), maxLength: 6 }), (list, other) => {
      const trie = buildTrie(new Map(list.map((word, i) => [word, i])));
      const numberOf = (word: string): number => {
        const node = along(trie, 0, word);
        return node < 0 ? -1 : (trie.values[node] ?? -1);
      };
      expect(list.map(numberOf)).toEqual(list.map((_, i) => i));
      expect(numberOf(other)).toBe(list.indexOf(other));
    }),
  );
});

test('no words make a trie that knows none', () => {
  expect(along(buildTrie(new Map()), 0, 'a')).toBe(-1);
});
