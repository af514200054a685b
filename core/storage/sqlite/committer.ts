import { StoreError } from '../errors.ts';
import type { Database } from './database.ts';
import { faultOf, storeErrorOf } from './faults.ts';
import { lockTimeout } from './open.ts';

/** Puts writes that arrive together into one transaction: one flush to disk for many conversations. */
export interface Committer {
  /** Resolves with what `write` gave when it is on disk; rejects when it is not. `write` may run more than once. */
  add<Outcome>(write: () => Outcome): Promise<Outcome>;
  /** Commits what is waiting; afterwards nothing is accepted any more. */
  close(): void;
}

export interface CommitterOptions {
  readonly path: string;
  /** How many milliseconds a commit may wait for another process that writes. */
  readonly patience: number;
  /** Told how many writes each transaction held. */
  readonly committed?: (writes: number) => void;
}

interface Pending {
  /** Runs the write, and gives what to call once it is on disk. Never throws: a failed write is what it then tells. */
  readonly attempt: () => () => void;
  readonly reject: (error: unknown) => void;
}

/** Between two tries to begin, the event loop is free. */
const retryAfter = 10;

export function committer(database: Database, { path, patience, committed }: CommitterOptions): Committer {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  let waiting: Pending[] = [];
  let scheduled = false;
  let tries = 0;
  let open = true;

  function flush(): void {
    scheduled = false;
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      begin.run();
    } catch (error) {
      postpone(batch, error);
      return;
    }
    tries = 0;
    commitAll(batch);
  }

  /** Another process is writing. What arrives meanwhile joins the batch. */
  function postpone(batch: readonly Pending[], error: unknown): void {
    tries += 1;
    if (open && faultOf(error) === 'busy' && tries * (retryAfter + lockTimeout) < patience) {
      waiting = [...batch, ...waiting];
      scheduled = true;
      setTimeout(flush, retryAfter);
      return;
    }
    tries = 0;
    for (const { reject } of batch) reject(storeErrorOf(error, path));
  }

  /** Each write has its own outcome: one that fails undoes itself alone, unless SQLite gave up the whole transaction. */
  function commitAll(batch: readonly Pending[]): void {
    let tellings: readonly (() => void)[];
    try {
      tellings = batch.map(({ attempt }) => attempt());
      commit.run();
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      for (const { reject } of batch) reject(storeErrorOf(error, path));
      return;
    }
    for (const told of tellings) told();
    committed?.(batch.length);
  }

  return {
    add: (write) =>
      new Promise((resolve, reject) => {
        if (!open) throw new StoreError('closed', 'The store is closed.');
        const attempt = () => {
          try {
            const outcome = write();
            return () => resolve(outcome);
          } catch (error) {
            if (!database.isTransaction) throw error;
            return () => reject(storeErrorOf(error, path));
          }
        };
        waiting.push({ attempt, reject });
        if (scheduled) return;
        scheduled = true;
        setImmediate(flush);
      }),
    close() {
      open = false;
      flush();
    },
  };
}
