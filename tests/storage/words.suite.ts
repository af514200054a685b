import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { keyedHash } from '../../core/privacy/keys.ts';
import { kinds } from '../../core/storage/shelf.ts';
import { storeOn } from '../support/stores.ts';
import type { DurablePlace } from './under-test.ts';

/** A word somebody wrote, an address, a token, a number. */
const spoken = [
  'ចៅហ្វាយយកលិខិតឆ្លងដែន',
  'passport',
  'telegram:5550199',
  '5550199',
  '123456:AAfaketokenfaketokenfake',
  'ផ្លូវ',
];

const asWritten = (word: string): readonly Buffer[] => [
  Buffer.from(word),
  Buffer.from(word, 'utf16le'),
  Buffer.from(
    Buffer.from(word)
      .toString('base64')
      .replace(/.{0,2}=*$/, ''),
  ),
];

/** Everything said is written, changed and partly removed; then all bytes that the store keeps are looked through. */
export function wordsCase(name: string, make: () => Promise<DurablePlace>): void {
  test(`no word, address or token can be found in what is kept: ${name}`, async () => {
    const place = await make();
    try {
      const store = storeOn(await place.open());
      const id = keyedHash(store.keys, 'conversation', 'telegram:5550199');
      for (const kind of kinds) {
        const documents = store.documents<{ words: string[] }>({
          kind,
          mark: () => ({ group: 'bot', rank: 1, due: 1 }),
        });
        for (let turn = 0; turn < 5; turn += 1) {
          await documents.update(id, () => ({ next: { words: [...spoken, `${turn}`] }, result: null }));
        }
        if (kind === 'session') await documents.update(id, () => ({ next: null, result: null }));
      }
      const bytes = await place.bytes();
      expect(bytes.includes(id)).toBe(true);
      const found = spoken.filter((word) => asWritten(word).some((written) => bytes.includes(written)));
      expect(found).toEqual([]);
    } finally {
      await place.dispose();
    }
  });
}

/** Every byte of every file in the folder, the write-ahead log and the secret's file among them. */
export async function bytesOfFolder(dir: string): Promise<Buffer> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return Buffer.concat(await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name)))));
}
