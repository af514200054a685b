/**
 * CSV as spreadsheets open it: UTF-8 with a byte-order mark, commas, quotes doubled, CRLF. A cell that a spreadsheet would take
 * for a formula is written with an apostrophe before it.
 */
export type Row = readonly string[];

const byteOrderMark = '\ufeff';

export function writeCsv(rows: readonly Row[]): string {
  return (
    byteOrderMark +
    rows
      .map((row) => row.map(cell).join(','))
      .join('\r\n')
      .concat('\r\n')
  );
}

/** Null when a quotation mark is opened and never closed. A semicolon between columns is understood as well. */
export function readCsv(text: string): readonly Row[] | null {
  const source = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  const comma = separatorOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < source.length) {
    const read = readCell(source, at, comma);
    if (read === null) return null;
    row.push(read.value);
    at = read.end;
    if (source[at] === comma) {
      at += 1;
      if (at < source.length) continue;
      row.push('');
    }
    if (source[at] === '\r') at += 1;
    if (source[at] === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  return rows.filter((cells) => cells.some((value) => value !== ''));
}

/** What a spreadsheet would compute instead of show. A dash before a word is a list, before a digit or a name a formula. */
export function isFormula(value: string): boolean {
  return /^[=+@\t\r]|^-(?!\s)/.test(value);
}

export function guarded(value: string): string {
  return isFormula(value) || /^'/.test(value) ? `'${value}` : value;
}

/** Undoes `guarded`. Null for a bare formula: whoever typed it cannot have meant a text. */
export function unguarded(value: string): string | null {
  if (value.startsWith("'")) return value.slice(1);
  return isFormula(value) ? null : value;
}

function cell(value: string): string {
  return /[",;\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function separatorOf(source: string): ',' | ';' {
  const [head = ''] = source.split('\n', 1);
  return head.split(';').length > head.split(',').length ? ';' : ',';
}

function readCell(source: string, from: number, comma: string): { value: string; end: number } | null {
  if (source[from] !== '"') {
    let end = from;
    while (end < source.length && source[end] !== comma && source[end] !== '\n' && source[end] !== '\r') end += 1;
    return { value: source.slice(from, end), end };
  }
  let value = '';
  let at = from + 1;
  while (true) {
    const quote = source.indexOf('"', at);
    if (quote === -1) return null;
    value += source.slice(at, quote);
    if (source[quote + 1] !== '"') return { value: value.replaceAll('\r\n', '\n'), end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}
