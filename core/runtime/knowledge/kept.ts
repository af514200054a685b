import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readFolder, versionOf } from '../../content/files.ts';
import { type FaqQuestions, questionsOf, type UnderstandingData } from '../../understanding/index.ts';
import type { KnowledgeData } from './knowledge.ts';

/** What the data is made by: other code, another Node or another ICU would make another. */
const core = join(import.meta.dirname, '..', '..');
const makers = ['content', 'understanding', join('runtime', 'knowledge')];

/** Tells whether kept knowledge is what would be made now: the same content, by the same code, with the same ICU. */
export async function keyOf(contentFolder: string): Promise<string> {
  return madeFrom(versionOf(await readFolder(contentFolder)));
}

/** The same for what is learned from it, which is most of the work: ways of asking, words, examples; not what is answered. */
export async function learnedKeyOf(contentFolder: string, faq: readonly FaqQuestions[]): Promise<string> {
  const vocabulary = versionOf(await readFolder(join(contentFolder, 'understanding')));
  return madeFrom(vocabulary + JSON.stringify(faq.map(questionsOf)));
}

function madeFrom(source: string): string {
  const hash = createHash('sha256').update(`${source} ${process.version} ${process.versions.icu ?? ''}`);
  for (const maker of makers) addCode(hash, join(core, maker));
  return hash.digest('hex');
}

function addCode(hash: ReturnType<typeof createHash>, folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addCode(hash, path);
    else if (/\.[jt]s$/.test(entry.name)) hash.update(readFileSync(path));
  }
}

/** The two keys stand before the data, so that a file that does not fit is not read any further. */
const keyLength = 64;

/** Null when nothing was kept, when it does not fit, or when the file is damaged. */
export function readKept(path: string, key: string): KnowledgeData | null {
  return readFitting(path, key, 0);
}

/** What was learned, of kept knowledge whose answers have changed meanwhile. Null as above. */
export function readLearned(path: string, learnedKey: string): UnderstandingData | null {
  return readFitting(path, learnedKey, keyLength)?.understanding ?? null;
}

function readFitting(path: string, key: string, at: number): KnowledgeData | null {
  try {
    const bytes = readFileSync(path);
    const fits = bytes.toString('latin1', at, at + keyLength) === key;
    return fits ? deserialize(bytes.subarray(2 * keyLength)) : null;
  } catch {
    return null;
  }
}

/** Written beside and moved, so that nobody reads half a file. */
export async function keep(path: string, contentFolder: string, data: KnowledgeData): Promise<void> {
  const keys = [await keyOf(contentFolder), await learnedKeyOf(contentFolder, data.content.faq)];
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, Buffer.concat([Buffer.from(keys.join(''), 'latin1'), serialize(data)]));
  renameSync(beside, path);
}
