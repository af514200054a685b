import { isScalar, parseDocument, type Scalar, stringify } from 'yaml';
import type { RawFile } from '../files.ts';
import type { Change } from './import.ts';

type Path = readonly (string | number)[];

/** The files with the changes in them. Around a changed text everything stays as it was: comments, order, quotation marks. */
export function applyChanges(files: readonly RawFile[], changes: readonly Change[]): readonly RawFile[] {
  return files.map(({ file, text }) => {
    const mine = changes.filter(({ target }) => target.file === file);
    return { file, text: mine.reduce(withChange, text) };
  });
}

function withChange(text: string, { target, list, after }: Change): string {
  return list ? withList(text, target.path, after.split('\n')) : withScalar(text, target.path, after);
}

function withScalar(text: string, path: Path, value: string): string {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  if (!isScalar(node) || !node.range) throw new Error(`no text at ${path.join('.')}`);
  const [start, end] = node.range;
  const inFlow = path.some((_part, depth) => isFlow(document.getIn(path.slice(0, depth), true)));
  const written =
    value.includes('\n') && !inFlow ? block(value, keyColumn(text, start) + 2) : oneLine(value, node, inFlow);
  const newline = text[end - 1] === '\n' ? '\n' : '';
  return `${text.slice(0, start)}${written}${newline}${text.slice(end)}`;
}

/** Several lines stay readable as a block. */
function block(value: string, indent: number): string {
  const lines = value.split('\n').map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`));
  return `|-\n${lines.join('\n')}`;
}

/** One line keeps the quotation marks it had, and gets some where YAML needs them. */
function oneLine(value: string, { type }: Scalar, inFlow: boolean): string {
  if (inFlow || type === 'QUOTE_DOUBLE' || value.includes('\n')) return JSON.stringify(value);
  if (type === 'QUOTE_SINGLE') return `'${value.replaceAll("'", "''")}'`;
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** How far the name before a value stands from the left, list dashes counted. */
function keyColumn(text: string, at: number): number {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^[\s-]*/.exec(line)?.[0].length ?? 0;
}

function isFlow(node: unknown): boolean {
  return typeof node === 'object' && node !== null && 'flow' in node && node.flow === true;
}

function withList(text: string, path: Path, items: readonly string[]): string {
  const document = parseDocument(text);
  document.setIn(path, document.createNode(items.map((item) => item.trim()).filter((item) => item !== '')));
  return document.toString({ lineWidth: 0 });
}
