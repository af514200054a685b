/**
 * A child process to be killed: writes version after version of many documents at once, and prints each `id version` only
 * when the store has acknowledged it.
 */
import { writeSync } from 'node:fs';
import { openShelf } from '../../core/storage/open.ts';
import { writeOf } from './writes.ts';

const shelf = await openShelf(JSON.parse(process.argv[2] ?? ''));
const ids = Array.from({ length: 20 }, (_, turn) => `killed-${turn}`);

async function write(id: string): Promise<void> {
  for (let version = 1; ; version += 1) {
    await shelf.swap(writeOf(id, version - 1));
    writeSync(1, `${id} ${version}\n`);
  }
}

await Promise.all(ids.map(write));
