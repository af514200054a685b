import type { Bilingual } from '../../model/index.ts';
import type { ParsedFiles } from '../folders.ts';
import type { Parsed } from '../read.ts';

/** One text that a person reads, in both languages, with its place. The unit of the glossary check and of the spreadsheet. */
export interface PlacedText {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly text: Bilingual;
  readonly line: number;
  /** The id of what holds it. */
  readonly of: string;
}

/** Every bilingual text of the content folder, found by its shape, in the order of the files. */
export function textsOf(files: ParsedFiles): readonly PlacedText[] {
  const all: readonly Parsed<unknown>[] = [
    ...files.faq,
    ...files.directory,
    ...files.corridors,
    ...files.checklists,
    ...files.emergency,
    ...files.lessons,
    ...files.cards,
  ];
  return all.flatMap(textsIn);
}

export function textsIn(file: Parsed<unknown>): readonly PlacedText[] {
  return walk(file, file.value, []);
}

/** `review: { km: machine, en: machine }` and lists of phrasings have the same keys and are no texts. */
const notTexts = new Set(['review', 'phrasings', 'texts', 'sources']);

function walk(file: Parsed<unknown>, value: unknown, path: readonly (string | number)[]): readonly PlacedText[] {
  if (isBilingual(value)) return [placed(file, value, path)];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => walk(file, item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (notTexts.has(key) ? [] : walk(file, part, [...path, key])));
}

/** Its line is looked for only when somebody asks: that is slow, and most texts are right. */
function placed(file: Parsed<unknown>, text: Bilingual, path: readonly (string | number)[]): PlacedText {
  return {
    file: file.file,
    path,
    text,
    of: file.name,
    get line() {
      return file.lineOf(path);
    },
  };
}

function isBilingual(value: unknown): value is Bilingual {
  if (typeof value !== 'object' || value === null || !('km' in value) || !('en' in value)) return false;
  return typeof value.km === 'string' && typeof value.en === 'string';
}
