import { join } from 'node:path';
import { parseFile, readFolder } from '../../core/content/read.ts';
import { faqEntry } from '../../core/content/schema.ts';
import { type Knowledge, readVocabulary } from '../../core/understanding/index.ts';

/** The project's folder, seen from the built script. */
export const project = join(import.meta.dirname, '..', '..', '..');

/** What understanding is built from, as it ships. Ends with the first problem when an answer or the vocabulary is broken. */
export async function loadKnowledge(folder = join(project, 'content')): Promise<Knowledge> {
  const files = await readFolder(join(folder, 'faq'));
  const faq = files.map((file) => {
    const read = parseFile(file, faqEntry);
    if ('parsed' in read) return read.parsed.value;
    const [first] = read.problems;
    throw new Error(`content/faq/${first?.file}:${first?.line} ${first?.reason}`);
  });
  return { faq, vocabulary: readVocabulary(join(folder, 'understanding')) };
}
