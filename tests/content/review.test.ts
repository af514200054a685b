import { describe, expect, test } from '@jest/globals';
import { openFiles } from '../../core/content/load.ts';
import { type Ask, type Finding, figuresOf, reviewContent } from '../../core/content/review/index.ts';
import { englishGrade, khmerSentenceWords, syllablesOf } from '../../core/content/review/readability.ts';
import { topicsPage } from '../../core/content/topics.ts';
import { changed, now, smallest } from './folder.ts';

const faq = 'faq/border.yaml';

function review(changes: Readonly<Record<string, string>> = {}, ask: Ask | null = null, at = now): readonly Finding[] {
  const { files, content } = open(changes);
  return reviewContent(files, content, at, ask);
}

function open(changes: Readonly<Record<string, string>>) {
  const opened = openFiles(Object.entries({ ...smallest, ...changes }).map(([file, text]) => ({ file, text })));
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
  return opened;
}

const enough = `phrasings: { km: [${numbered('សួរ', 10)}], en: [${numbered('ask', 6)}], latn: [a, b] }`;
const asked = changed(
  faq,
  'phrasings: { km: ["ព្រំដែនបើកហើយឬនៅ"], en: [is the border open], latn: [prom den baek te] }',
  enough,
);
const good = asked[faq] ?? '';

test('content in good order leaves nothing to say', () => {
  expect(review(asked)).toEqual([]);
});

const cases: readonly (readonly [string, Record<string, string>, Partial<Record<keyof Finding, unknown>>])[] = [
  [
    'hard English',
    edit(
      'The border is shut',
      'Notwithstanding intergovernmental deliberations concerning reciprocal accessibility immigration authorities continue',
    ),
    { weight: 'refuse', about: 'reading level', file: faq, line: 6, reason: expect.stringContaining('school grade') },
  ],
  [
    'long Khmer sentences',
    edit(
      'km: "{{fact th.border}} សួរ {{line kh-1297}}។"',
      `km: "${'ខ្ញុំចង់ទៅធ្វើការនៅប្រទេសថៃជាមួយមិត្តភក្តិរបស់ខ្ញុំហើយគេសុំលុយច្រើនណាស់មុនពេលចេញដំណើរទៅ'}"`,
    ),
    { weight: 'refuse', about: 'reading level', file: faq, line: 5 },
  ],
  [
    'a dead end',
    edit('next: [{ line: th-191 }, { do: human }]', 'next: []'),
    { weight: 'refuse', about: 'dead end', line: 7 },
  ],
  [
    'a grave answer without help within reach',
    edit('next: [{ line: th-191 }, { do: human }]', 'next: [{ do: offer-check }]'),
    { weight: 'look', about: 'dead end', line: 7 },
  ],
  [
    'a phone number in the text',
    edit('Ask {{line kh-1297}}', 'Ask 012 345 678'),
    { weight: 'refuse', about: 'copied fact', line: 6 },
  ],
  [
    'an amount in the text',
    edit('Ask', 'It costs 650 dollars. Ask'),
    { weight: 'look', about: 'copied fact', line: 6 },
  ],
  [
    'a title that is too long for a button',
    edit('en: "The border"', `en: "${'The border '.repeat(7)}"`),
    { weight: 'look', about: 'length', line: 3 },
  ],
  ['the same question twice in one answer', edit('"ask 1"', '"Ask, 2!"'), { weight: 'look', about: 'phrasing' }],
  [
    'too few ways of asking',
    edit('latn: [a, b]', 'latn: [a]'),
    { weight: 'look', about: 'phrasing', reason: expect.stringContaining('romanised') },
  ],
];

test.each(cases)('%s is found', (_name, changes, finding) => {
  expect(review(changes)).toContainEqual(expect.objectContaining(finding));
});

test('the same question in two answers of different topics is refused', () => {
  const other = good.replace('id: border', 'id: other').replace('topic: border-closure', 'topic: other');
  expect(review({ ...asked, 'faq/other.yaml': other })).toContainEqual(
    expect.objectContaining({
      weight: 'refuse',
      about: 'phrasing',
      file: 'faq/other.yaml',
      reason: expect.stringContaining(faq),
    }),
  );
});

test('what is past its date is told once it is over, and not before', () => {
  const eve = Date.parse('2027-01-02T00:00:00+07:00') - 1;
  expect(review(asked, null, eve)).toEqual([]);
  const told = review(asked, null, eve + 1);
  expect(told.every(({ about }) => about === 'stale')).toBe(true);
  expect(new Set(told.map(({ file }) => file.split('/')[0]))).toEqual(
    new Set(['faq', 'corridors', 'directory', 'emergency']),
  );
});

test('an answer that leans on something not found out is told', () => {
  const unknown = changed('corridors/th.yaml', 'confidence: high', 'confidence: unknown');
  expect(review({ ...asked, ...unknown })).toContainEqual(expect.objectContaining({ about: 'unverified', line: 6 }));
});

test('another word than the glossary’s is told, in either language and only as a word', () => {
  const glossary =
    'review: { km: machine, en: machine }\nterms: [{ id: border, km: "ច្រក", en: crossing, not_km: ["ព្រំដែន"], not_en: [bord, border] }]\n';
  const found = review({ ...asked, 'glossary/terms.yaml': glossary }).map(({ about, reason }) => `${about} ${reason}`);
  expect(found).toContain('glossary “border”: the glossary says “crossing”.');
  expect(found).toContain('glossary “ព្រំដែន”: the glossary says “ច្រក”.');
  expect(found.join()).not.toContain('“bord”');
});

describe('golden questions', () => {
  const golden = { ...asked, 'golden/questions.yaml': 'questions:\n  - ask: can i cross\n    topic: border-closure\n' };

  test('say nothing when they reach their topic, or when nobody can be asked', () => {
    expect(review(golden, () => ['border-closure', 'other'])).toEqual([]);
    expect(review(golden)).toEqual([]);
  });

  test('are refused when they reach something else or nothing', () => {
    const refused = { weight: 'refuse', about: 'golden question', file: 'golden/questions.yaml', line: 2 };
    expect(review(golden, () => ['x', 'y', 'z', 'border-closure'])).toEqual([expect.objectContaining(refused)]);
    expect(review(golden, () => [])).toEqual([expect.objectContaining(refused)]);
  });

  test('are looked at when another answer comes first', () => {
    expect(review(golden, () => ['x', 'border-closure'])).toEqual([expect.objectContaining({ weight: 'look' })]);
  });
});

describe('reading', () => {
  test('short words in short sentences are easy, long ones are not', () => {
    expect(englishGrade('Call the police. They can help you now.')).toBeLessThan(3);
    expect(
      englishGrade('Administrative authorities systematically investigate documentation irregularities.'),
    ).toBeGreaterThan(15);
    expect(englishGrade('')).toBe(0);
  });

  test.each([
    ['licensed', 2],
    ['agency', 3],
    ['make', 1],
    ['table', 2],
    ['wages', 1],
    ['EPS', 3],
    ['people', 2],
  ] as const)('%s has %i syllables', (word, count) => expect(syllablesOf(word)).toBe(count));

  test('Khmer is counted in words, sentence by sentence', () => {
    expect(khmerSentenceWords('ទៅ ផ្ទះ មិត្ត។ ទៅ។')).toBe(2);
    expect(khmerSentenceWords('1297')).toBeLessThanOrEqual(1);
  });
});

test('figures count what is there', () => {
  const { files, content } = open(asked);
  expect(figuresOf(files, content, now)).toMatchObject({
    answers: 1,
    topics: 1,
    phrasings: { km: 10, en: 6, latn: 2 },
    facts: 1,
    lines: 2,
    linesOld: 1,
    sources: 4,
    oldest: '2025-08-20',
    newest: '2025-09-20',
    machine: { km: 1, en: 1 },
  });
});

test('the page of topics names every source, those of the facts too', () => {
  const { files, content } = open(asked);
  const page = topicsPage(files, content);
  expect(page).toContain(
    '| border-closure | border | The border | 20 September 2025 | A newspaper (2025-09-20); The Paper (2025-09) |',
  );
});

function edit(from: string, to: string): Record<string, string> {
  if (from === 'The border is shut') return { ...asked, ...changed('corridors/th.yaml', from, to) };
  if (!good.includes(from)) throw new Error(`the answer does not say ${from}`);
  return { [faq]: good.replace(from, to) };
}

function numbered(word: string, count: number): string {
  return Array.from({ length: count }, (_one, index) => `"${word} ${index + 1}"`).join(', ');
}
