import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keep, keyOf, readKept } from '../../core/runtime/knowledge/kept.ts';
import { type Knowledge, type KnowledgeData, openKnowledge } from '../../core/runtime/knowledge/knowledge.ts';
import { makeKnowledgeData } from '../../core/runtime/knowledge/make.ts';

const content = join(import.meta.dirname, '..', '..', 'content');
const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'phlov');

/** What ships, made from the sources as they are now by the first test file that needs it, and kept for the others. */
export async function shippedData(): Promise<KnowledgeData> {
  const key = await keyOf(content);
  const path = join(folder, 'knowledge.bin');
  const known = readKept(path, key);
  if (known !== null) return known;
  const outcome = await makeKnowledgeData(content);
  if ('problems' in outcome)
    throw new Error(outcome.problems.map(({ file, reason }) => `${file}: ${reason}`).join('\n'));
  mkdirSync(folder, { recursive: true });
  keep(path, key, outcome.made);
  return outcome.made;
}

/** The same for the composition; the folder is always the one that ships. */
export async function shippedKnowledge(): Promise<{ readonly made: Knowledge }> {
  return { made: openKnowledge(await shippedData()) };
}
