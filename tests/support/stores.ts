import { join } from 'node:path';
import type { Random } from '../../core/model/index.ts';
import { deriveKeys, type Keys } from '../../core/privacy/keys.ts';
import { type Documents, documents, type Shape } from '../../core/storage/documents.ts';
import { memoryShelf } from '../../core/storage/memory/shelf.ts';
import { type Seal, sealWith } from '../../core/storage/seal.ts';
import type { Shelf } from '../../core/storage/shelf.ts';
import { sqliteShelf } from '../../core/storage/sqlite/shelf.ts';
import { type FakeClock, fakeClock } from './clock.ts';
import { seededRandom } from './random.ts';

/** All that code over a store needs, with a clock and randomness that the test owns. */
export interface TestStore {
  readonly shelf: Shelf;
  readonly seal: Seal;
  readonly keys: Keys;
  readonly clock: FakeClock;
  readonly random: Random;
  documents<Document>(shape: Shape<Document>): Documents<Document>;
}

export interface TestStoreOptions {
  readonly clock?: FakeClock;
  readonly random?: Random;
}

/** Not a secret: the same in every test. */
export const testSecret = Buffer.alloc(32, 7);

export function storeOn(shelf: Shelf, options: TestStoreOptions = {}): TestStore {
  const keys = deriveKeys(testSecret);
  const need = {
    shelf,
    seal: sealWith(keys.seal),
    clock: options.clock ?? fakeClock(),
    random: options.random ?? seededRandom(),
  };
  return { ...need, keys, documents: (shape) => documents(need, shape) };
}

/** A real file in `dir`, as a helpline on one laptop has it. Close the shelf before the folder goes away. */
export function sqliteStore(dir: string, options?: TestStoreOptions): TestStore {
  return storeOn(sqliteShelf(join(dir, 'phlov.sqlite')), options);
}

export function memoryStore(options?: TestStoreOptions): TestStore {
  return storeOn(memoryShelf(), options);
}
