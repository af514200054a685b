import { createHash } from 'node:crypto';
import type { Language } from '../../model/index.ts';
import type { ParsedFiles } from '../folders.ts';
import { textsOf } from '../review/texts.ts';
import { flatten } from '../words.ts';

/** Where one language of a row is written. A list stands in one cell, one item a line. */
export interface Target {
  readonly file: string;
  readonly path: readonly (string | number)[];
}

/** One text in both languages: a row of the spreadsheet. */
export interface SheetRow {
  /** `faq/border-closure.yaml#answer`: found again by it. */
  readonly place: string;
  /** For the translator. */
  readonly note: string;
  readonly text: Readonly<Record<Language, string>>;
  readonly target: Readonly<Record<Language, Target>>;
  readonly list: boolean;
}

/** Every text a person reads, file by file: content, ways of asking, interface words. */
export function sheetRows(files: ParsedFiles): readonly SheetRow[] {
  return [...contentRows(files), ...phrasingRows(files), ...wordRows(files)];
}

/** Changes when either language changes, so that an old sheet never overwrites newer words. */
export function markOf({ text }: Pick<SheetRow, 'text'>): string {
  return createHash('sha256').update(`${text.km}\0${text.en}`).digest('hex').slice(0, 12);
}

function contentRows(files: ParsedFiles): readonly SheetRow[] {
  return textsOf(files).map(({ file, path, text, of }) => ({
    place: `${file}#${path.join('.')}`,
    note: noteFor(file, path, of),
    text: { km: text.km, en: text.en },
    target: { km: { file, path: [...path, 'km'] }, en: { file, path: [...path, 'en'] } },
    list: false,
  }));
}

function phrasingRows({ faq }: ParsedFiles): readonly SheetRow[] {
  return faq.map(({ file, value: { phrasings } }) => ({
    place: `${file}#phrasings`,
    note: 'Ways of asking, one a line. The two cells need not match; write as people type, slips and all.',
    text: { km: phrasings.km.join('\n'), en: phrasings.en.join('\n') },
    target: { km: { file, path: ['phrasings', 'km'] }, en: { file, path: ['phrasings', 'en'] } },
    list: true,
  }));
}

function wordRows({ words }: ParsedFiles): readonly SheetRow[] {
  const khmer = words.filter(({ language }) => language === 'km');
  return khmer.flatMap(({ file, name, value }) => {
    const english = words.find((other) => other.name === name && other.language === 'en');
    if (!english) return [];
    const there = flatten(english.value);
    return [...flatten(value)].flatMap(([key, { words: km, path }]): readonly SheetRow[] => {
      const en = there.get(key);
      if (!en) return [];
      const target = { km: { file, path }, en: { file: english.file, path: en.path } };
      const note = 'A word or sentence of the screen. Keep what stands in {{ }}.';
      return [{ place: `words/${name}#${key}`, note, text: { km, en: en.words }, target, list: false }];
    });
  });
}

const limits: Readonly<Record<string, string>> = {
  answer: 'At most 600 characters. Keep what stands in {{ }}.',
  title: 'Also a button: short.',
  first: 'At most 160 characters, nothing that a stranger could read into.',
  now: 'At most 600 characters: one screen for a frightened person.',
};

function noteFor(file: string, path: readonly (string | number)[], of: string): string {
  const kind = file.slice(0, file.indexOf('/'));
  const limit = limits[String(path[0])] ?? '';
  return `${kind}: ${of}. ${limit}`.trim();
}
