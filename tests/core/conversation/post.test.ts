import { expect, test } from '@jest/globals';
import type { PostJudgement } from '../../../core/understanding/contract.ts';
import { realContent } from '../../support/core.ts';
import { Play } from '../../support/transcript.ts';

const content = await realContent();

function told(post: PostJudgement, language: 'km' | 'en' = 'en'): string {
  const effects = new Play(content, language).turn({ says: 'a post', means: { post } });
  return effects.flatMap((effect) => (effect.type === 'send' ? [effect.body.text] : []))[0] ?? '';
}

test('a reason comes with the words of the post that show it', () => {
  const reasons = [{ code: 'documents-taken', words: 'company keeps\n your passport' }];
  expect(told({ level: 'high', reasons })).toContain(
    '• They want to keep your passport, ID or phone. “company keeps your passport”',
  );
  expect(told({ level: 'high', reasons }, 'km')).toContain('«company keeps your passport»');
});

test('what is seen comes before what is missing', () => {
  const reasons = [
    { code: 'no-company-name', words: '' },
    { code: 'pay-too-high', words: '1,500$' },
  ];
  const text = told({ level: 'caution', reasons });
  expect(text.indexOf('1,500$')).toBeGreaterThan(0);
  expect(text.indexOf('1,500$')).toBeLessThan(text.indexOf('No company'));
});

test('words too long for a glance are left out', () => {
  const reasons = [{ code: 'debt', words: 'x'.repeat(60) }];
  expect(told({ level: 'high', reasons })).not.toContain('xxx');
});
