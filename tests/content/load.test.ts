import { rm } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { loadContent } from '../../core/content/load.ts';
import { changed, contentWith, folderWith, now, problemsWith, smallest } from './folder.ts';

describe('content that is right', () => {
  test('puts facts and numbers into an answer', async () => {
    const answer = (await contentWith()).answer('border', 'en', now);
    expect(answer?.text).toBe('The border is shut. Ask 1297.');
    expect(answer?.footer).toBe(
      'Checked 20 September 2025 · The Paper (September 2025); A newspaper (20 September 2025)',
    );
    expect(answer?.contacts.map(({ number }) => number)).toEqual(['1297', '191']);
  });

  test('says "please check" about what is past its date, and only then', async () => {
    const content = await contentWith();
    const later = Date.parse('2027-01-02T00:00:00+07:00');
    expect(content.answer('border', 'en', later - 1)?.footer).not.toContain('Part of this may be old');
    expect(content.answer('border', 'en', later)?.text).toBe('The border is shut (please check). Ask 1297.');
    expect(content.answer('border', 'km', later)?.text).toBe('ព្រំដែនបិទ (សូមពិនិត្យ)។ សួរ 1297។');
    expect(content.answer('border', 'en', later)?.footer).toContain('Part of this may be old');
    expect(content.contact('th-191', 'en', now)?.note).toContain('please check');
    expect(content.contact('kh-1297', 'en', now)?.note).not.toContain('please check');
  });

  test('one changed number changes every answer', async () => {
    const content = await contentWith(changed('directory/kh.yaml', '"1297"', '"1298"'));
    expect(content.answer('border', 'km', now)?.text).toContain('1298');
  });

  test('gives a short value where a sentence asks for it', async () => {
    const content = await contentWith(
      changed('faq/border.yaml', '{{fact th.border}} Ask', 'It is {{value th.border}}. Ask'),
    );
    expect(content.answer('border', 'en', now)?.text).toBe('It is shut. Ask 1297.');
  });

  test('a number with a line to itself is told by its contact, not twice', async () => {
    const content = await contentWith(
      changed('faq/border.yaml', ' Ask {{line kh-1297}}."', '\\n{{line kh-1297}}\\nBye."'),
    );
    const answer = content.answer('border', 'en', now);
    expect(answer?.text).toBe('The border is shut.\nBye.');
    expect(answer?.contacts.map(({ number }) => number)).toContain('1297');
  });

  test('names each publisher once, the first time it is given', async () => {
    const sources =
      '[{ title: "Nation: one", date: 2025-09-20 }, { title: "Nation: two", date: 2024 }, { title: B, date: 2024 }, { title: C, date: 2024 }]';
    const content = await contentWith(
      changed('faq/border.yaml', '[{ title: A newspaper, date: 2025-09-20 }]', sources.replaceAll('2024', '"2024"')),
    );
    expect(content.answer('border', 'en', now)?.footer).toBe(
      'Checked 20 September 2025 · The Paper (September 2025); Nation (20 September 2025); B (2024); and 1 more',
    );
  });

  test('names a source in Khmer where it has a Khmer name', async () => {
    const publishers = 'review: { km: machine, en: machine }\npublishers: [{ en: The Paper, km: "សារព័ត៌មាន" }]\n';
    const content = await contentWith({ 'glossary/publishers.yaml': publishers });
    expect(content.answer('border', 'km', now)?.footer).toBe(
      'ពិនិត្យ 20 កញ្ញា 2025 · សារព័ត៌មាន (កញ្ញា 2025); A newspaper (20 កញ្ញា 2025)',
    );
    expect(content.answer('border', 'en', now)?.footer).toContain('The Paper');
  });

  test('leaves out numbers of another country once the country is known', async () => {
    const content = await contentWith();
    const numbers = (country: string | null) =>
      content.answer('border', 'en', now, country)?.contacts.map(({ number }) => number);
    expect(numbers('th')).toEqual(['1297', '191']);
    expect(numbers('my')).toEqual(['1297']);
    expect(numbers(null)).toEqual(['1297', '191']);
    const abroadOnly = await contentWith(changed('faq/border.yaml', ' Ask {{line kh-1297}}.', ''));
    expect(abroadOnly.answer('border', 'en', now, 'my')?.contacts.map(({ number }) => number)).toEqual(['191']);
  });

  test('names what was found before what was not', async () => {
    const content = await contentWith(changed('corridors/th.yaml', 'confidence: high', 'confidence: unknown'));
    expect(content.answer('border', 'en', now)?.footer).toBe(
      'Checked 20 September 2025 · A newspaper (20 September 2025); The Paper (September 2025)',
    );
  });

  test('offers a number only from where it can be dialled', async () => {
    const content = await contentWith();
    expect(content.contact('kh-1297', 'en', now, 'th')).toBeNull();
    expect(content.contact('kh-1297', 'en', now, 'kh')?.number).toBe('1297');
    expect(content.contacts('th', 'en', 'emergency', now).map(({ number }) => number)).toEqual(['191']);
    const abroad = await contentWith(
      changed('directory/kh.yaml', 'works_from: inside', 'works_from: inside\n    from_abroad: "+855 1"'),
    );
    expect(abroad.contacts('th', 'en', 'emergency', now).map(({ number }) => number)).toEqual(['191', '+855 1']);
  });

  test('has a version that changes with any file', async () => {
    const one = await contentWith();
    expect((await contentWith()).version).toBe(one.version);
    expect((await contentWith(changed('directory/kh.yaml', 'Workers', 'workers'))).version).not.toBe(one.version);
  });
});

const faq = 'faq/border.yaml';
const refused: readonly (readonly [string, Record<string, string | null>, string, number, RegExp])[] = [
  ['malformed YAML', changed(faq, 'risk: high', 'risk high'), faq, 11, /colon/],
  ['a name that stands twice', changed(faq, 'topic:', 'id: border\ntopic:'), faq, 2, /twice/],
  [
    'a missing language',
    changed(faq, '  en: "{{fact th.border}} Ask {{line kh-1297}}."\n', ''),
    faq,
    5,
    /English of “answer” is missing/,
  ],
  ['a misspelled name', changed(faq, 'risk: high', 'rsik: high'), faq, 1, /“rsik” is not known/],
  [
    'an unknown fact',
    changed(faq, 'en: "{{fact th.border}}', 'en: "{{fact th.boarder}}'),
    faq,
    6,
    /no fact “th.boarder”/,
  ],
  ['an unknown line in a text', changed(faq, 'Ask {{line kh-1297}}', 'Ask {{line kh-1}}'), faq, 6, /no line “kh-1”/],
  ['an unknown line as a next step', changed(faq, 'line: th-191', 'line: th-192'), faq, 7, /no line “th-192”/],
  ['an unknown answer as a next step', changed(faq, 'line: th-191', 'answer: nowhere'), faq, 7, /no answer “nowhere”/],
  ['an unknown card as a next step', changed(faq, 'line: th-191', 'card: police'), faq, 7, /no card “police”/],
  ['an unknown checklist', changed(faq, 'line: th-191', 'checklist: return'), faq, 7, /no checklist “return”/],
  ['a reply in danger that is gone', { 'emergency/not_safe.yaml': null }, 'emergency/not_safe.yaml', 1, /missing/],
  ['an answer that leads to itself', changed(faq, 'line: th-191', 'answer: border'), faq, 7, /leads to itself/],
  [
    'a reference in a title',
    changed(faq, 'en: "The border"', 'en: "{{value th.border}}"'),
    faq,
    3,
    /title is also a button/,
  ],
  [
    'a next step without a number',
    changed('directory/th.yaml', '    number: "191"\n', ''),
    faq,
    7,
    /no number to call/,
  ],
  ['a reference that is none', changed(faq, 'Ask {{line kh-1297}}', 'Ask {{number 1297}}'), faq, 6, /no reference/],
  [
    'a short value that is not there',
    {
      ...changed(faq, 'Ask', '{{value th.border}}'),
      ...changed('corridors/th.yaml', '    value: { km: "បិទ", en: shut }\n', ''),
    },
    faq,
    6,
    /no short value/,
  ],
  ['an invisible character', changed(faq, 'is the border open', 'is the\u200bborder open'), faq, 13, /U\+200B/],
  ['a 5,000-character answer', changed(faq, 'Ask', 'x'.repeat(5000)), faq, 6, /5\d\d\d characters/],
  [
    'a file with another name than its id',
    { 'faq/other.yaml': smallest[faq] ?? '' },
    'faq/other.yaml',
    1,
    /named border.yaml/,
  ],
  ['two lines with one id', changed('directory/th.yaml', 'id: th-191', 'id: kh-1297'), 'directory/th.yaml', 4, /twice/],
  [
    'a fact that names itself',
    changed('corridors/th.yaml', 'en: The border is shut.', 'en: "{{fact th.border}}"'),
    'corridors/th.yaml',
    6,
    /names itself/,
  ],
  ['a number that is not one', changed('directory/kh.yaml', '"1297"', '"call me"'), 'directory/kh.yaml', 7, /digits/],
  ['a number without quotes', changed('directory/kh.yaml', '"1297"', '012345'), 'directory/kh.yaml', 7, /quotes/],
  [
    'undated and not marked old',
    changed('directory/th.yaml', 'old: true', 'old: false'),
    'directory/th.yaml',
    18,
    /undated/,
  ],
  [
    'words in one language only',
    { 'translations/km/chat.yaml': 'hello: សួស្ដី\n' },
    'translations/km/chat.yaml',
    1,
    /no English file/,
  ],
  [
    'a word that is missing',
    changed('translations/en/content.yaml', 'full: Full\n', ''),
    'translations/km/content.yaml',
    11,
    /“full” is missing/,
  ],
  [
    'a placeholder that differs',
    changed('translations/en/content.yaml', '{{number}} more', '{{count}} more'),
    'translations/km/content.yaml',
    5,
    /\{\{number\}\}/,
  ],
];

describe('content that is wrong is refused with file, line and a sentence', () => {
  test.each(refused)('%s', async (_name, changes, file, line, reason) => {
    const problems = await problemsWith(changes);
    expect(problems).toContainEqual({ file, line, reason: expect.stringMatching(reason) });
  });

  test('a folder that is called like a file is no file', async () => {
    const folder = await folderWith({ 'faq/drafts.yaml/note.txt': 'not content' });
    expect(await loadContent(folder)).toHaveProperty('content');
    await rm(folder, { recursive: true });
  });

  test('a folder that is not there', async () => {
    expect(await loadContent('/nowhere/at/all')).toHaveProperty('problems');
  });
});

describe('words', () => {
  test('an unknown key and a missing value throw', async () => {
    const content = await contentWith();
    expect(content.say('content.checked', 'en', { date: 'today' })).toBe('Checked today');
    expect(() => content.say('content.nothing', 'en')).toThrow('content.nothing');
    expect(() => content.say('content.checked', 'en')).toThrow('missing');
  });

  test('numbers take the form of their language', async () => {
    const content = await contentWith({
      'translations/km/chat.yaml': 'wait_other: "{{count}} នាទី"\n',
      'translations/en/chat.yaml': 'wait_one: "{{count}} minute"\nwait_other: "{{count}} minutes"\n',
    });
    expect(content.say('chat.wait', 'en', { count: 1 })).toBe('1 minute');
    expect(content.say('chat.wait', 'en', { count: 5 })).toBe('5 minutes');
    expect(content.say('chat.wait', 'km', { count: 1 })).toBe('1 នាទី');
  });
});
