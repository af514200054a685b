import { describe, expect, test } from '@jest/globals';
import { withoutAttached } from '../../core/content/references.ts';

describe('rows that only name lines', () => {
  test('are taken out, wherever they stand', () => {
    expect(withoutAttached('Call them.\n{{line kh-117}}\nThen wait.\n{{line kh-1288}} {{line kh-1297}}\n')).toBe(
      'Call them.\nThen wait.',
    );
  });

  test('a line named within a sentence stays', () => {
    expect(withoutAttached('Call {{line kh-117}} now.\n')).toBe('Call {{line kh-117}} now.');
  });

  test('a row with a fact stays', () => {
    expect(withoutAttached('{{fact th.cost}}\n{{line kh-117}}')).toBe('{{fact th.cost}}');
  });
});
