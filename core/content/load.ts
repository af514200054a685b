import { z } from 'zod';
import { type Language, languages } from '../model/index.ts';
import { checkLinks } from './check-links.ts';
import type { Content } from './content.ts';
import { type RawFile, readFolder, versionOf } from './files.ts';
import { folders, type ParsedFiles } from './folders.ts';
import { buildContent, type Collection } from './library.ts';
import type { Problem } from './problem.ts';
import { nameOf, type Parsed, parseFile } from './read.ts';
import { compareWords, type WordFile, type WordTree } from './words.ts';

export type { Problem } from './problem.ts';
export type Loaded = { readonly content: Content } | { readonly problems: readonly Problem[] };

/**
 * Reads everything under the content folder, all or nothing: either content in which every reference leads somewhere, or
 * every problem found, each with file, line and a sentence an editor understands.
 */
export async function loadContent(folder: string): Promise<Loaded> {
  const opened = await openContent(folder);
  return 'problems' in opened ? opened : { content: opened.content };
}

export type Opened =
  | { readonly content: Content; readonly collection: Collection; readonly files: ParsedFiles }
  | { readonly problems: readonly Problem[] };

/** The same with the files themselves, for those who check and edit them. */
export async function openContent(folder: string): Promise<Opened> {
  const files = await readFiles(folder);
  return files === null
    ? { problems: [{ file: folder, line: 1, reason: 'There is no content folder here.' }] }
    : openFiles(files);
}

/** The same for files that are not on disk (yet): an import is checked before it is written. */
export function openFiles(files: readonly RawFile[]): Opened {
  const { parsed, problems } = parseAll(files);
  const all = [...problems, ...compareWords(parsed.words)];
  if (all.length > 0) return { problems: all };
  const collection = { ...valuesOf(parsed), version: versionOf(files) };
  const broken = checkLinks(parsed, collection);
  return broken.length > 0 ? { problems: broken } : { content: buildContent(collection), collection, files: parsed };
}

const wordTree: z.ZodType<WordTree> = z.lazy(() => z.record(z.string(), z.union([z.string(), wordTree])));

export function parseAll(files: readonly RawFile[]): { parsed: ParsedFiles; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const read = <Schema extends z.ZodType>(prefix: string, schema: Schema): readonly Parsed<z.output<Schema>>[] =>
    files
      .filter(({ file }) => file.startsWith(`${prefix}/`))
      .flatMap((raw) => {
        const result = parseFile(raw, schema);
        if ('parsed' in result) return [result.parsed];
        problems.push(...result.problems);
        return [];
      });
  const wordsOf = (language: Language): readonly WordFile[] =>
    read(`translations/${language}`, wordTree).map((file) => ({ ...file, language }));
  const parsed: ParsedFiles = {
    faq: read('faq', folders.faq),
    directory: read('directory', folders.directory),
    corridors: read('corridors', folders.corridors),
    checklists: read('checklists', folders.checklists),
    emergency: read('emergency', folders.emergency),
    lessons: read('lessons', folders.lessons),
    cards: read('cards', folders.cards),
    glossary: read('glossary', folders.glossary),
    golden: read('golden', folders.golden),
    words: languages.flatMap(wordsOf),
  };
  return { parsed, problems: [...problems, ...misnamed(parsed)] };
}

/** A file is found by its name, so the name is the id. */
function misnamed(parsed: ParsedFiles): readonly Problem[] {
  const named = [
    ...[...parsed.faq, ...parsed.checklists, ...parsed.lessons, ...parsed.cards].map((file) => ({
      file,
      id: file.value.id,
    })),
    ...[...parsed.directory, ...parsed.corridors].map((file) => ({ file, id: file.value.country })),
    ...parsed.emergency.map((file) => ({ file, id: file.value.kind })),
  ];
  return named
    .filter(({ file, id }) => nameOf(file.file) !== id)
    .map(({ file, id }) => ({
      file: file.file,
      line: 1,
      reason: `This file says “${id}”, so it must be named ${id}.yaml.`,
    }));
}

function valuesOf(parsed: ParsedFiles) {
  return {
    faq: parsed.faq.map(({ value }) => value),
    directory: parsed.directory.map(({ value }) => value),
    corridors: parsed.corridors.map(({ value }) => value),
    checklists: parsed.checklists.map(({ value }) => value),
    emergencies: parsed.emergency.map(({ value }) => value),
    lessons: parsed.lessons.map(({ value }) => value),
    cards: parsed.cards.map(({ value }) => value),
    glossary: parsed.glossary.flatMap(({ value }) => value.terms),
    publishers: parsed.glossary.flatMap(({ value }) => value.publishers),
    words: parsed.words.map(({ name, language, value }) => ({ name, language, value })),
  };
}

async function readFiles(folder: string): Promise<readonly RawFile[] | null> {
  try {
    return await readFolder(folder);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === 'ENOENT' || error.code === 'ENOTDIR';
}
