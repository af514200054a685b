import { join } from 'node:path';
import { readFolder } from '../../core/content/files.ts';
import { parseFile } from '../../core/content/read.ts';
import { type FaqEntry, faqEntry } from '../../core/content/schema.ts';
import { keyOf, readKept } from '../../core/runtime/knowledge/kept.ts';
import type { Understanding } from '../../core/understanding/contract.ts';
import {
  createUnderstanding,
  openUnderstanding,
  readVocabulary,
  type UnderstandingSource,
} from '../../core/understanding/index.ts';

/** The project's folder, seen from the built script. */
export const project = join(import.meta.dirname, '..', '..', '..');

/** The answers whole, for those who compare. */
export interface Source extends UnderstandingSource {
  readonly faq: readonly FaqEntry[];
}

/** What understanding is built from, as it ships. Ends with the first problem when an answer or the vocabulary is broken. */
export async function loadSource(folder = join(project, 'content')): Promise<Source> {
  const files = await readFolder(join(folder, 'faq'));
  const faq = files.map((file) => {
    const read = parseFile(file, faqEntry);
    if ('parsed' in read) return read.parsed.value;
    const [first] = read.problems;
    throw new Error(`content/faq/${first?.file}:${first?.line} ${first?.reason}`);
  });
  return { faq, vocabulary: readVocabulary(join(folder, 'understanding')) };
}

/** Where the build keeps what was made of the content. */
export const kept = join(project, 'dist', 'knowledge.bin');

/** Understanding as it ships: from the kept file when it fits, else made now. */
export async function shippedUnderstanding(): Promise<Understanding> {
  const known = readKept(kept, await keyOf(join(project, 'content')));
  return known === null ? createUnderstanding(await loadSource()) : openUnderstanding(known.understanding);
}
