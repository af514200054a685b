import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Content } from '../../core/content/content.ts';
import { loadContent } from '../../core/content/load.ts';
import { languages } from '../../core/model/index.ts';
import { previewEntry } from '../../scripts/lib/preview-entry.ts';
import { previewPage } from '../../scripts/lib/preview-page.ts';

const now = Date.parse('2026-11-23T00:00:00Z');
const content = await theContent();

async function theContent(): Promise<Content> {
  const loaded = await loadContent(join(import.meta.dirname, '..', '..', 'content'));
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ reason }) => reason).join('\n'));
  return loaded.content;
}

const show = (entry: string) => previewEntry(entry, 'en', content, now);

describe('a preview', () => {
  const all = (
    [
      ['faq', content.faq],
      ['directory', content.lines],
      ['emergency', content.emergencies],
      ['checklists', content.checklists],
      ['lessons', content.lessons],
      ['cards', content.cards],
    ] as const
  ).flatMap(([folder, entries]) => [...entries.keys()].map((id) => `${folder}/${id}`));

  test('shows every entry there is, in both languages, and never an empty message', () => {
    for (const language of languages) {
      const empty = all.filter((entry) => {
        const messages = previewEntry(entry, language, content, now);
        return messages.length === 0 || messages.some(({ text }) => text.trim() === '');
      });
      expect(empty).toEqual([]);
    }
  });

  test('shows nothing of what is not there', () => {
    expect(['faq/nothing', 'nothing', 'emergency/border-closure', 'rooms/held', ''].map(show)).toEqual(
      Array.from({ length: 5 }, () => []),
    );
  });

  test('takes a name alone for an answer, and shows its second part as well', () => {
    expect(show('border-closure')).toEqual(show('faq/border-closure'));
    expect(show('border-closure').map(({ name }) => name)).toEqual(['answer.border-closure', 'more.border-closure']);
  });

  test('of danger shows the first words, what follows on yes, and that nothing follows on no', () => {
    const [first, yes, no, ...more] = show('emergency/held');
    expect([first?.name, yes?.name, no?.name]).toEqual([
      'emergency.held.first',
      'emergency.held.now',
      'emergency.not_safe.first',
    ]);
    expect(no?.choices).toBeUndefined();
    expect(more).toEqual([]);
  });

  test('of a checklist and a lesson shows every screen, and each card in all its languages', () => {
    const checklist = content.checklists.get('before-you-go');
    expect(show('checklists/before-you-go')).toHaveLength(Math.ceil((checklist?.items.length ?? 0) / 3));
    const names = show('lessons/decide').map(({ name }) => name);
    expect(names.filter((name) => name === 'lesson.decide.question')).toHaveLength(3);
    expect(names).toContain('lesson_sheet');
    expect(show('cards/police')).toHaveLength(6);
  });

  test('is a page in which words stay words', () => {
    const hostile = [{ name: 'x', text: '<script>alert(1)</script> & "so"', choices: [] }];
    const page = previewPage('faq/<b>', { km: hostile, en: hostile });
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<b>');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot;');
  });
});
