import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contactLines, reshape } from '../../../core/delivery/reshape.ts';
import { shorten, split } from '../../../core/delivery/split.ts';
import { asId, type ChoiceToken } from '../../../core/model/index.ts';

const messenger = { textMax: 2000, choices: { max: 13, titleMax: 20, textMax: 2000 }, location: false };
const choice = (title: string, index = 0) => ({ token: asId<ChoiceToken>(`t${index}`), title });

describe('split', () => {
  test('cuts at a paragraph, then at the end of a sentence', () => {
    expect(split('One two.\n\nThree four.', 15)).toEqual(['One two.', 'Three four.']);
    expect(split('First sentence. Second one here.', 20)).toEqual(['First sentence.', 'Second one here.']);
    expect(split('ខ្ញុំទៅ។ អ្នកមក។', 9)).toEqual(['ខ្ញុំទៅ។', 'អ្នកមក។']);
  });

  test('cuts between Khmer words where there is no sign', () => {
    const text = 'ខ្ញុំចង់ទៅធ្វើការនៅប្រទេសថៃជាមួយមិត្តភក្តិ';
    const words = [...new Intl.Segmenter('km', { granularity: 'word' }).segment(text)].map(({ index }) => index);
    const [first = ''] = split(text, 20);
    expect(words).toContain(first.length);
  });

  test('never loses a letter, never goes over the limit, never cuts a grapheme', () => {
    const graphemes = new Intl.Segmenter('km', { granularity: 'grapheme' });
    const texts = fc.array(fc.constantFrom('ខ្ញុំ', 'ស្រី', 'ទៅ។', 'go ', 'home. ', '👩‍👩‍👧', '\n\n', 'é', 'x'), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 12, max: 80 }), (parts, most) => {
        const text = parts.join('');
        const pieces = split(text, most);
        const bare = (value: string) => value.replace(/\s/g, '');
        expect(bare(pieces.join(''))).toBe(bare(text));
        const whole = new Set([...graphemes.segment(text)].map(({ segment }) => segment));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(most);
          for (const { segment } of graphemes.segment(piece))
            expect(whole.has(segment) || segment.trim() === '').toBe(true);
        }
      }),
    );
  });

  test('a lone surrogate becomes a sign that every platform takes', () => {
    expect(split('a\ud800b', 10)).toEqual(['a\ufffdb']);
  });
});

describe('shorten', () => {
  test('keeps what fits and ends between letters', () => {
    expect(shorten('និយាយជាមួយមនុស្ស', 10)).toHaveLength(10);
    expect(shorten('short', 10)).toBe('short');
  });
});

describe('reshape', () => {
  test('titles that fit stay buttons', () => {
    const [only, ...more] = reshape({ name: 'x', text: 'Hello', choices: [choice('Yes'), choice('No', 1)] }, messenger);
    expect(more).toEqual([]);
    expect(only?.choices?.map(({ title }) => title)).toEqual(['Yes', 'No']);
  });

  test('long titles stand as numbered lines above buttons that carry the number', () => {
    const long = 'How can I check that an agency has a licence?';
    const [only] = reshape({ name: 'x', text: 'Which?', choices: [choice(long), choice('Other', 1)] }, messenger);
    expect(only?.text).toContain(`1. ${long}\n2. Other`);
    expect(only?.choices?.every(({ title }) => title.length <= 20)).toBe(true);
    expect(only?.choices?.[0]?.title).toMatch(/^1\. /);
  });

  test('a channel without buttons gets numbered lines', () => {
    const [only] = reshape(
      { name: 'x', text: 'Which?', choices: [choice('A'), choice('B', 1)] },
      { ...messenger, choices: null },
    );
    expect(only?.text).toBe('Which?\n\n1. A\n2. B');
    expect(only?.choices).toBeUndefined();
  });

  test('choices stand under the last part of a long text, and every part fits', () => {
    const parts = reshape({ name: 'x', text: 'A sentence. '.repeat(400), choices: [choice('Yes')] }, messenger);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.every(({ text }) => text.length <= 2000)).toBe(true);
    expect(parts.map(({ choices }) => choices?.length ?? 0)).toEqual([...parts.slice(1).map(() => 0), 1]);
  });

  test('a number stands alone on its line, unless the channel shows contacts as such', () => {
    const contact = { name: 'Police', number: '117', note: 'Free, day and night' };
    expect(contactLines(contact).split('\n')).toContain('117');
    const body = { name: 'x', text: 'Call.', contacts: [contact] };
    expect(reshape(body, messenger)[0]?.text).toContain('\n117\n');
    expect(reshape(body, { ...messenger, contacts: true })[0]?.contacts).toEqual([contact]);
  });

  test('a place goes as words where a channel cannot show it', () => {
    const body = { name: 'x', text: '', attachments: [{ kind: 'location', latitude: 1.5, longitude: 2 } as const] };
    expect(reshape(body, messenger)).toEqual([{ name: 'x', text: '1.5, 2' }]);
    expect(reshape(body, { ...messenger, location: true })[0]?.attachments).toHaveLength(1);
  });
});
