import { type Language, languages } from '../../model/index.ts';
import type { ParsedFiles } from '../folders.ts';
import { type Row, readCsv, unguarded } from './csv.ts';
import { columns } from './export.ts';
import { markOf, type SheetRow, sheetRows, type Target } from './rows.ts';

/** One cell that says something else than the content does. */
export interface Change {
  readonly place: string;
  readonly language: Language;
  readonly target: Target;
  readonly list: boolean;
  readonly before: string;
  readonly after: string;
}

/** Why a row, or the whole sheet, is not taken. `row` as the spreadsheet counts, the heading being 1. */
export interface Refusal {
  readonly row: number;
  readonly reason: string;
}

export interface SheetDifference {
  readonly changes: readonly Change[];
  readonly refused: readonly Refusal[];
}

/** Compares a sheet with the content. An empty cell means "leave alone"; nothing is written here. */
export function compareSheet(sheet: string, files: ParsedFiles): SheetDifference {
  const rows = readCsv(sheet);
  if (rows === null)
    return refuseAll('A quotation mark is opened and never closed; save the sheet as CSV (UTF-8) again.');
  const [head, ...body] = rows;
  const missing = columns.filter((column) => !head?.some((name) => plain(name) === column));
  if (!head || missing.length > 0) return refuseAll(`These columns are missing: ${missing.join(', ')}.`);
  const known = new Map(sheetRows(files).map((row) => [row.place, row]));
  const seen = new Set<string>();
  const results = body.map((cells, index) => compareRow(named(head, cells), index + 2, known, seen));
  return {
    changes: results.flatMap((result) => ('changes' in result ? result.changes : [])),
    refused: results.flatMap((result) => ('refused' in result ? [result.refused] : [])),
  };
}

type Cells = Readonly<Record<(typeof columns)[number], string>>;
type RowResult = { readonly changes: readonly Change[] } | { readonly refused: Refusal };

function compareRow(cells: Cells, row: number, known: ReadonlyMap<string, SheetRow>, seen: Set<string>): RowResult {
  const refuse = (reason: string): RowResult => ({ refused: { row, reason } });
  const original = known.get(cells.place);
  if (!original) return refuse(`There is no text “${cells.place}” any more.`);
  if (seen.has(cells.place)) return refuse(`“${cells.place}” stands in the sheet twice.`);
  seen.add(cells.place);
  const said = { km: unguarded(cells.khmer), en: unguarded(cells.english) };
  const formula = languages.find((language) => said[language] === null);
  if (formula)
    return refuse('A cell begins like a formula (=, +, - or @). Write words, or put an apostrophe before it.');
  const changes = languages.flatMap((language) => changeOf(original, language, said[language] ?? ''));
  if (changes.length > 0 && cells.original !== markOf(original))
    return refuse(`“${cells.place}” has changed since this sheet was made. Export again and carry your words over.`);
  return { changes };
}

function changeOf(original: SheetRow, language: Language, cell: string): readonly Change[] {
  const { place, target, list } = original;
  const before = original.text[language];
  const after = cell.replaceAll('\r\n', '\n').trim();
  if (after === '' || after === before.trim()) return [];
  return [{ place, language, target: target[language], list, before, after }];
}

function named(head: Row, cells: Row): Cells {
  const at = (column: string) => cells[head.findIndex((name) => plain(name) === column)] ?? '';
  return { place: at('place'), note: at('note'), english: at('english'), khmer: at('khmer'), original: at('original') };
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}

function refuseAll(reason: string): SheetDifference {
  return { changes: [], refused: [{ row: 1, reason }] };
}
