import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryShelf } from '../../core/storage/memory/shelf.ts';
import { openShelf, type StoreConfig } from '../../core/storage/open.ts';
import type { Shelf } from '../../core/storage/shelf.ts';
import { bytesOfDatabase, makeMongodb } from './mongodb.suite.ts';
import { bytesOfFolder } from './words.suite.ts';

/** A store nobody has opened yet. */
export interface Place {
  /** A connection to the documents, each time another one, as another process would have it. The store in memory gives itself. */
  open(): Promise<Shelf>;
  /** Closes all that was opened and wipes it. */
  dispose(): Promise<void>;
}

/** A store that outlives the process. */
export interface DurablePlace extends Place {
  /** What opens it in a child process. */
  readonly config: StoreConfig;
  /** All that it keeps, as somebody who takes it away would have it. */
  bytes(): Promise<Buffer>;
}

export async function inMemory(): Promise<Place> {
  const shelf = memoryShelf();
  return { open: async () => shelf, dispose: () => shelf.close() };
}

export async function inSqlite(): Promise<DurablePlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'phlov-shelf-'));
  const wipe = () => rm(dataDir, { recursive: true });
  return { ...opening({ dataDir }, wipe), bytes: () => bytesOfFolder(dataDir) };
}

export async function inMongodb(server: string): Promise<DurablePlace> {
  const { uri, drop } = makeMongodb(server);
  return { ...opening({ dataDir: tmpdir(), mongodbUri: uri }, drop), bytes: () => bytesOfDatabase(uri) };
}

function opening(config: StoreConfig, wipe: () => Promise<unknown>) {
  const opened: Shelf[] = [];
  const open = async () => {
    const shelf = await openShelf(config);
    opened.push(shelf);
    return shelf;
  };
  const dispose = async () => {
    for (const shelf of opened) await shelf.close();
    await wipe();
  };
  return { config, open, dispose };
}
