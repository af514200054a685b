import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { type RawFile, readFolder } from '../../core/content/files.ts';
import { openFiles } from '../../core/content/load.ts';
import { guarded, isFormula, readCsv, unguarded, writeCsv } from '../../core/content/sheet/csv.ts';
import { applyChanges, columns, compareSheet, exportSheet } from '../../core/content/sheet/index.ts';
import { sheetRows } from '../../core/content/sheet/rows.ts';
import { smallest } from './folder.ts';

const raw: readonly RawFile[] = Object.entries(smallest).map(([file, text]) => ({ file, text }));
const parsed = filesOf(raw);
const sheet = exportSheet(parsed);
const heading = columns.join(',');

/** The sheet with some cells of one row exchanged, as an editor would. */
function edited(place: string, cells: Partial<Record<(typeof columns)[number], string>>): string {
  const rows = readCsv(sheet) ?? [];
  return writeCsv(
    rows.map((row) =>
      row[0] === place ? columns.map((column, index) => cells[column] ?? row[index] ?? '') : [...row],
    ),
  );
}

describe('a round trip', () => {
  test('an untouched sheet changes nothing', () => {
    expect(compareSheet(sheet, parsed)).toEqual({ changes: [], refused: [] });
  });

  test('two edited cells are told, and then stand in the files and nowhere else', () => {
    const { changes, refused } = compareSheet(
      edited('faq/border.yaml#title', { english: 'Is the border open?', khmer: 'ព្រំដែនបើកទេ?' }),
      parsed,
    );
    expect(refused).toEqual([]);
    expect(changes.map(({ place, language, before, after }) => [place, language, before, after])).toEqual([
      ['faq/border.yaml#title', 'km', 'ព្រំដែន', 'ព្រំដែនបើកទេ?'],
      ['faq/border.yaml#title', 'en', 'The border', 'Is the border open?'],
    ]);
    const written = applyChanges(raw, changes);
    const before = smallest['faq/border.yaml']?.split('\n') ?? [];
    const after = written.find(({ file }) => file === 'faq/border.yaml')?.text.split('\n') ?? [];
    expect(after.filter((line, index) => line !== before[index])).toEqual([
      'title: { km: "ព្រំដែនបើកទេ?", en: "Is the border open?" }',
    ]);
    expect(written.filter(({ file, text }) => smallest[file] !== text)).toHaveLength(1);
    expect('content' in openFiles(written)).toBe(true);
  });

  test('an empty cell leaves the text alone', () => {
    expect(compareSheet(edited('faq/border.yaml#title', { english: '', khmer: '' }), parsed)).toEqual({
      changes: [],
      refused: [],
    });
  });

  test('a word of the screen and a list of phrasings come back too', () => {
    const words = compareSheet(edited('words/content#free', { khmer: 'អត់គិតលុយ' }), parsed).changes;
    expect(applyChanges(raw, words).find(({ file }) => file.startsWith('translations/km'))?.text).toContain(
      'free: អត់គិតលុយ\n',
    );
    const asked = compareSheet(
      edited('faq/border.yaml#phrasings', { english: 'is it open\ncan i go' }),
      parsed,
    ).changes;
    const files = filesOf(applyChanges(raw, asked));
    expect(files.faq[0]?.value.phrasings.en).toEqual(['is it open', 'can i go']);
  });

  test('any text survives being written into any row of the real content', async () => {
    const real = await readFolder('content');
    const rows = sheetRows(filesOf(real)).filter(({ list }) => !list);
    const anyText = fc
      .array(
        fc.constantFrom(
          'ខ្មែរ',
          'a',
          ': ',
          '#',
          '"',
          "'",
          '{',
          '}',
          '[',
          '-',
          '|',
          '>',
          '\n',
          ' ',
          '%',
          '@',
          '1',
          '\\',
          'no',
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) =>
        parts
          .join('')
          .replace(/[ ]+\n/g, '\n')
          .trim(),
      )
      .filter((text) => text !== '');
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.constantFrom('km' as const, 'en' as const),
        anyText,
        (row, language, after) => {
          const target = row.target[language];
          const own = real.filter(({ file }) => file === target.file);
          const [written] = applyChanges(own, [{ ...row, target, language, before: '', after }]);
          const found = read(written?.text ?? '', target.path);
          expect(found?.trim()).toBe(after);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a sheet that is not taken', () => {
  const reasons = (text: string) =>
    compareSheet(text, parsed)
      .refused.map(({ row, reason }) => `${row}: ${reason}`)
      .join('\n');

  test('missing columns', () => {
    expect(reasons('place,english\r\nx,y\r\n')).toMatch(/^1: .*note, khmer, original/);
    expect(reasons('')).toMatch(/^1: .*missing/);
  });

  test('a row whose original changed meanwhile, and only that row', () => {
    const newer = raw.map(({ file, text }) => ({
      file,
      text: text.replace('en: "The border"', 'en: "The Thai border"'),
    }));
    const difference = compareSheet(edited('faq/border.yaml#title', { english: 'Border?' }), filesOf(newer));
    expect(difference.changes).toEqual([]);
    expect(difference.refused).toEqual([{ row: 2, reason: expect.stringContaining('has changed since') }]);
  });

  test('formulas', () => {
    for (const formula of ['=1+1', '+855', '@SUM(A1)', '-2', '=HYPERLINK("x")']) {
      expect(reasons(edited('faq/border.yaml#title', { english: formula }))).toContain('formula');
    }
  });

  test('a place that is gone, or stands twice', () => {
    expect(reasons(`${heading}\r\nfaq/gone.yaml#title,,x,y,z\r\n`)).toContain('no text “faq/gone.yaml#title”');
    expect(reasons(`${sheet}${sheet.split('\r\n')[1]}\r\n`)).toContain('twice');
  });

  test('a quotation mark that is never closed', () => {
    expect(reasons(`${heading}\r\n"faq`)).toContain('quotation mark');
  });
});

describe('cells', () => {
  test('what a spreadsheet would compute is written with an apostrophe, and comes back without', () => {
    for (const text of ['=a', '+1', '@b', '-3', "'quoted", '- a list', 'plain'])
      expect(unguarded(guarded(text))).toBe(text);
    expect(isFormula(guarded('=cmd|calc'))).toBe(false);
    expect(guarded('- a list')).toBe('- a list');
  });

  test('any rows survive being written and read', () => {
    const anyCell = fc.string({ unit: fc.constantFrom('a', 'ខ', ',', '"', ';', '\n', ' ', "'") });
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCell, anyCell, anyCell), { minLength: 1 }), (rows) => {
        const kept = rows.filter((row) => row.some((value) => value !== ''));
        expect(readCsv(writeCsv([['a', 'b', 'c'], ...rows]))).toEqual([['a', 'b', 'c'], ...kept]);
      }),
    );
  });
});

function filesOf(files: readonly RawFile[]) {
  const opened = openFiles(files);
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
  return opened.files;
}

function read(text: string, path: readonly (string | number)[]): string | undefined {
  const document = parseDocument(text);
  const value: unknown = document.getIn(path);
  return typeof value === 'string' ? value : undefined;
}
