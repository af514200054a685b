import { join } from 'node:path';
import { loadContent } from '../../core/content/load.ts';
import { type Knowledge, readVocabulary } from '../../core/understanding/index.ts';

/** The project's folder, seen from the built script. */
export const project = join(import.meta.dirname, '..', '..', '..');

/** What understanding is built from, as it ships. Ends with the first problem when content is broken. */
export async function loadKnowledge(folder = join(project, 'content')): Promise<Knowledge> {
  const loaded = await loadContent(folder);
  if ('problems' in loaded) {
    const [first] = loaded.problems;
    throw new Error(`Content is broken: ${first?.file}:${first?.line} ${first?.reason}`);
  }
  return { faq: [...loaded.content.faq.values()], vocabulary: readVocabulary(join(folder, 'understanding')) };
}
