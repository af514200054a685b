import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, readKept } from '../../core/runtime/knowledge/kept.ts';
import { type Knowledge, type KnowledgeData, openKnowledge } from '../../core/runtime/knowledge/knowledge.ts';

const content = join(import.meta.dirname, '..', '..', 'content');
const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'phlov');
const typescript = join(import.meta.dirname, 'typescript.mjs');
const maker = join(import.meta.dirname, 'make-knowledge.ts');

/** What ships, made from the sources as they are now by the first test file that needs it, and kept for the others. */
export async function shippedData(): Promise<KnowledgeData> {
  const key = await keyOf(content);
  const path = join(folder, 'knowledge.bin');
  return readKept(path, key) ?? makeShipped(path, key);
}

function makeShipped(path: string, key: string): KnowledgeData {
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, ['--import', typescript, maker, content, path], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const made = readKept(path, key);
  if (made === null) throw new Error('the knowledge that was just made does not fit');
  return made;
}

/** The same for the composition; the folder is always the one that ships. */
export async function shippedKnowledge(): Promise<{ readonly made: Knowledge }> {
  return { made: openKnowledge(await shippedData()) };
}
