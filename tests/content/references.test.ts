import { describe, expect, test } from '@jest/globals';
import { brokenReferences, cut } from '../../core/content/references.ts';
import { withoutLoneNumbers } from '../../core/content/resolve.ts';
import { contentWith } from './folder.ts';

const content = await contentWith({
  'directory/la.yaml': `country: la
name: { km: "ឡាវ", en: Laos }
lines:
  - id: la-union
    name: { km: "សហភាព", en: Women’s Union }
    kind: organisation
    works_from: inside
    for: { km: "ស្ត្រី", en: Women }
    hours: { km: "មិនដឹង", en: Not known }
    languages: [lo]
    free: null
    capacity: unknown
    confidence: medium
    old: false
    sources: [{ title: A page, date: 2025-08-20 }]
    verified: 2025-08-20
    review_by: 2027-01-01
`,
});
const without = (text: string) => withoutLoneNumbers(text, content);

describe('rows that only hold numbers', () => {
  test('are left out: the numbers stand under the answer', () => {
    expect(without('Call them.\n{{line kh-1297}}\nThen wait.\n{{line kh-1297}} {{line th-191}}\n')).toBe(
      'Call them.\nThen wait.',
    );
  });

  test('stay when they say anything else, or name someone without a number', () => {
    expect(without('Call {{line kh-1297}} now.\n')).toBe('Call {{line kh-1297}} now.');
    expect(without('Ask them:\n{{line la-union}}')).toBe('Ask them:\n{{line la-union}}');
    expect(without('{{fact th.border}}\n{{line kh-1297}}')).toBe('{{fact th.border}}');
    expect(without('One.\n\nTwo.')).toBe('One.\n\nTwo.');
  });
});

test('a text is cut into what is said and what is looked up', () => {
  expect(cut('Pay {{value th.cost}} at {{ line kh-1297 }}.')).toEqual([
    'Pay ',
    { kind: 'value', id: 'th.cost' },
    ' at ',
    { kind: 'line', id: 'kh-1297' },
    '.',
  ]);
});

test('braces that are no reference are found', () => {
  expect(brokenReferences('{{fact th.cost}} {{number 117}} {{line kh-117}')).toHaveLength(2);
  expect(brokenReferences('{{fact th.cost}} and no more')).toEqual([]);
});
