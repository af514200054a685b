import { join } from 'node:path';
import type { Shelf } from './shelf.ts';

export interface StoreConfig {
  readonly dataDir: string;
  readonly mongodbUri?: string | undefined;
}

/**
 * The store that the settings ask for: MongoDB where its address is set, else one file in the data folder. Throws a
 * `StoreError` whose `sentence` says what is wrong and what to do.
 */
export async function openShelf({ dataDir, mongodbUri }: StoreConfig): Promise<Shelf> {
  if (mongodbUri !== undefined) {
    const { mongodbShelf } = await import('./mongodb/shelf.ts');
    return mongodbShelf(mongodbUri);
  }
  const { sqliteShelf } = await import('./sqlite/shelf.ts');
  return sqliteShelf(join(dataDir, 'phlov.sqlite'));
}
