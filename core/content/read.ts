import { CORE_SCHEMA, FAILSAFE_SCHEMA, load } from 'js-yaml';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { RawFile } from './files.ts';
import { explain, type Problem } from './problem.ts';

/** A file whose shape is right, with a way back from a part to its line. */
export interface Parsed<Value> {
  readonly file: string;
  /** The file's name without folder and ending. */
  readonly name: string;
  readonly value: Value;
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Characters that nobody sees and that break searching or flip the line: control and format characters (zero-width space,
 * direction marks), Khmer's two invisible vowels, and U+FFFD, which a damaged character becomes when it is read.
 */
const invisible = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u17b4\u17b5\ufffd]/u;

type Read<Value> = { readonly parsed: Parsed<Value> } | { readonly problems: readonly Problem[] };

/** Reads one file through its schema. Several problems of one file are told at once. */
export function parseFile<Schema extends z.ZodType>(raw: RawFile, schema: Schema): Read<z.output<Schema>> {
  const hidden = hiddenCharacters(raw);
  return hidden.length > 0 ? { problems: hidden } : throughSchema(raw, schema, CORE_SCHEMA);
}

/** A file of words people type: `no`, `true` and `12` are words, and what nobody sees may be one's spelling. */
export function parseWordFile<Schema extends z.ZodType>(raw: RawFile, schema: Schema): Read<z.output<Schema>> {
  return throughSchema(raw, schema, FAILSAFE_SCHEMA);
}

function throughSchema<Schema extends z.ZodType>(
  raw: RawFile,
  schema: Schema,
  scalars: typeof CORE_SCHEMA,
): Read<z.output<Schema>> {
  const placed = lazily(() => placesOf(raw.text));
  const lineOf = (path: readonly PropertyKey[]) => findLine(placed(), path);
  const read = quickly(raw.text, scalars);
  if (read === null) return { problems: problemsOf(raw.file, placed()) };
  const result = schema.safeParse(read.value, { reportInput: true });
  if (result.success) return { parsed: { file: raw.file, name: nameOf(raw.file), value: result.data, lineOf } };
  return {
    problems: result.error.issues.map((issue) => ({
      file: raw.file,
      line: lineOf(issue.path),
      reason: explain(issue),
    })),
  };
}

/** The plain value, or null when it is no YAML. Ten times as fast as the parser that knows places, which is asked only then. */
function quickly(text: string, schema: typeof CORE_SCHEMA): { readonly value: unknown } | null {
  try {
    return { value: load(text, { schema, maxAliases: 0 }) };
  } catch {
    return null;
  }
}

interface Placed {
  readonly document: Document.Parsed;
  readonly counter: LineCounter;
}

function placesOf(text: string): Placed {
  const counter = new LineCounter();
  return { document: parseDocument(text, { lineCounter: counter, prettyErrors: false }), counter };
}

function problemsOf(file: string, { document, counter }: Placed): readonly Problem[] {
  if (document.errors.length > 0) return document.errors.map((error) => malformed(file, error, counter));
  return [{ file, line: 1, reason: 'This file cannot be read as YAML; are there marks such as & or * before a word?' }];
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
}

function hiddenCharacters({ file, text }: RawFile): readonly Problem[] {
  if (!invisible.test(text)) return [];
  return text.split('\n').flatMap((content, index) => {
    const found = invisible.exec(content);
    if (!found) return [];
    const code = found[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    const reason = `There is an invisible character (U+${code}) at place ${found.index + 1} of this line. Delete it and type again.`;
    return [{ file, line: index + 1, reason }];
  });
}

function malformed(
  file: string,
  error: { code: string; message: string; pos: [number, number] },
  counter: LineCounter,
) {
  const [plain] = error.message.split('\n');
  const reason = yamlReasons[error.code] ?? `This line cannot be read as YAML: ${plain}.`;
  return { file, line: Math.max(1, counter.linePos(error.pos[0]).line), reason };
}

const yamlReasons: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'The same name stands here twice; keep one.',
  TAB_AS_INDENT: 'This line is indented with a tab; use spaces.',
  BAD_INDENT: 'This line is not indented like its neighbours.',
  MISSING_CHAR: 'A quotation mark or bracket is opened and not closed.',
  MULTILINE_IMPLICIT_KEY: 'A name and its colon must stand on one line; is a quotation mark or a colon missing?',
};

/** The line of the deepest part of `path` that exists; 1 for an empty file. */
function findLine({ document, counter }: Placed, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return Math.max(1, counter.linePos(node.range[0]).line);
  }
  return 1;
}
