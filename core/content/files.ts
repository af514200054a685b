import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A YAML file as it lies on disk. */
export interface RawFile {
  /** Below the content folder: `faq/border-closure.yaml`. */
  readonly file: string;
  readonly text: string;
}

/** All YAML files below the folder, in a steady order. */
export async function readFolder(root: string): Promise<readonly RawFile[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return Promise.all(files.sort().map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })));
}

/** Changes whenever a file changes, comes or goes. */
export function versionOf(files: readonly RawFile[]): string {
  const hash = createHash('sha256');
  for (const { file, text } of files) hash.update(`${file}\0${text}\0`);
  return hash.digest('hex').slice(0, 16);
}
