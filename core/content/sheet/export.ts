import type { ParsedFiles } from '../folders.ts';
import { guarded, writeCsv } from './csv.ts';
import { markOf, sheetRows } from './rows.ts';

/** The first line of the sheet. `original` tells on import whether a text changed meanwhile. */
export const columns = ['place', 'note', 'english', 'khmer', 'original'] as const;

/** The whole content as one CSV: a row a text, Khmer beside English. */
export function exportSheet(files: ParsedFiles): string {
  const rows = sheetRows(files).map((row) => [
    row.place,
    row.note,
    guarded(row.text.en),
    guarded(row.text.km),
    markOf(row),
  ]);
  return writeCsv([[...columns], ...rows]);
}
