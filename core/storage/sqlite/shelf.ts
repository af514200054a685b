import { statSync } from 'node:fs';
import { refuseTooBig, StoreError } from '../errors.ts';
import type { Shelf } from '../shelf.ts';
import { committer } from './committer.ts';
import { storeErrorOf } from './faults.ts';
import { openDatabase } from './open.ts';
import { statements } from './statements.ts';

export interface SqliteOptions {
  /** Milliseconds a write may wait for another process. */
  readonly patience?: number;
  /** Told how many swaps each transaction held. */
  readonly committed?: (swaps: number) => void;
}

/** One file, safe from crashes, no server. Throws a `StoreError` when the file cannot be used. */
export function sqliteShelf(path: string, { patience = 5000, committed }: SqliteOptions = {}): Shelf {
  const database = openDatabase(path);
  const opened = statSync(path).ino;
  const sql = statements(database);
  const commits = committer(database, { path, patience, ...(committed && { committed }) });

  /** SQLite answers at once; what it throws becomes a sentence. */
  async function asking<Answer>(ask: () => Answer): Promise<Answer> {
    if (!database.isOpen) throw new StoreError('closed', 'The store is closed.');
    try {
      return ask();
    } catch (error) {
      throw storeErrorOf(error, path);
    }
  }

  return {
    read: (kind, id) => asking(() => sql.read(kind, id)),
    async swap(write) {
      refuseTooBig(write);
      return commits.add(() => sql.apply(write));
    },
    due: (kind, until, limit) => asking(() => sql.due(kind, until, limit)),
    list: (kind, group, { limit, below = Number.POSITIVE_INFINITY }) =>
      asking(() => sql.list(kind, group, below, limit)),
    count: (kind, group) => asking(() => sql.count(kind, group)),
    touched: (kind, since, limit) => asking(() => sql.touched(kind, since, limit)),
    async check() {
      await asking(() => refuseMoved(path, opened));
      await commits.add(() => sql.rewriteVersion());
    },
    async close() {
      if (!database.isOpen) return;
      commits.close();
      sql.foldLog();
      database.close();
    },
  };
}

/** A file that was deleted or replaced still takes writes, and all of them would be lost. */
function refuseMoved(path: string, opened: number): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.ino === opened) return;
  throw new StoreError(
    'unwritable',
    `${path} was moved or replaced while Phlov was running: stop Phlov and put it back.`,
  );
}
