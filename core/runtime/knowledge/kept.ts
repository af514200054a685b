import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readFolder, versionOf } from '../../content/files.ts';
import type { KnowledgeData } from './knowledge.ts';

/** What the data is made by: other code, another Node or another ICU would make another. */
const core = join(import.meta.dirname, '..', '..');
const makers = ['content', 'understanding', join('runtime', 'knowledge')];

/** Tells whether kept knowledge is what would be made now: the same content, by the same code, with the same ICU. */
export async function keyOf(contentFolder: string): Promise<string> {
  const hash = createHash('sha256').update(versionOf(await readFolder(contentFolder)));
  hash.update(`${process.version} ${process.versions.icu ?? ''}`);
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

/** The key stands before the data, so that a file that does not fit is not read any further. */
const keyLength = 64;

/** Null when nothing was kept, when it does not fit, or when the file is damaged. */
export function readKept(path: string, key: string): KnowledgeData | null {
  try {
    const bytes = readFileSync(path);
    return bytes.toString('latin1', 0, keyLength) === key ? deserialize(bytes.subarray(keyLength)) : null;
  } catch {
    return null;
  }
}

/** Written beside and moved, so that nobody reads half a file. */
export function keep(path: string, key: string, data: KnowledgeData): void {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, Buffer.concat([Buffer.from(key, 'latin1'), serialize(data)]));
  renameSync(beside, path);
}
