import { StoreError } from '../errors.ts';
import type { Write } from '../shelf.ts';
import { faultOf, storeErrorOf } from './faults.ts';
import type { Database } from './schema/upgrade.ts';

export type SwapOutcome = 'swapped' | 'conflict';

/** Puts swaps that arrive together into one transaction: one flush to disk for many conversations. */
export interface Committer {
  /** Resolves when the swap is on disk, with its own outcome; rejects when it is not. */
  add(write: Write): Promise<SwapOutcome>;
  /** Commits what is waiting; afterwards nothing is accepted any more. */
  close(): void;
}

export interface CommitterOptions {
  readonly path: string;
  /** How long a commit may wait for another process that writes. */
  readonly patience: number;
  /** Told how many swaps each transaction held. */
  readonly committed?: (swaps: number) => void;
}

interface Pending {
  readonly write: Write;
  readonly resolve: (outcome: SwapOutcome) => void;
  readonly reject: (error: StoreError) => void;
}

type Attempt = { readonly outcome: SwapOutcome } | { readonly error: unknown };

const retryAfter = 5;

export function committer(
  database: Database,
  apply: (write: Write) => SwapOutcome,
  { path, patience, committed }: CommitterOptions,
): Committer {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  let waiting: Pending[] = [];
  let scheduled = false;
  let tries = 0;
  let open = true;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    scheduled = false;
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    try {
      begin.run();
    } catch (error) {
      postpone(batch, error);
      return;
    }
    tries = 0;
    settle(batch, commitAll(batch));
  }

  /** Another process is writing. The event loop stays free meanwhile, and what arrives joins the batch. */
  function postpone(batch: readonly Pending[], error: unknown): void {
    tries += 1;
    if (faultOf(error) !== 'busy' || tries * retryAfter > patience || !open) {
      tries = 0;
      settle(batch, { error });
      return;
    }
    waiting = [...batch, ...waiting];
    scheduled = true;
    setTimeout(flush, retryAfter);
  }

  /** Each swap has its own outcome, and one that fails undoes itself alone, unless SQLite gave up the whole transaction. */
  function commitAll(batch: readonly Pending[]): readonly Attempt[] | { readonly error: unknown } {
    try {
      const attempts = batch.map(({ write }) => attempt(write));
      commit.run();
      committed?.(batch.length);
      return attempts;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      return { error };
    }
  }

  function attempt(write: Write): Attempt {
    try {
      return { outcome: apply(write) };
    } catch (error) {
      if (!database.isTransaction) throw error;
      return { error };
    }
  }

  function settle(batch: readonly Pending[], done: readonly Attempt[] | { readonly error: unknown }): void {
    batch.forEach(({ resolve, reject }, index) => {
      const attempt = 'error' in done ? done : done[index];
      if (attempt && 'outcome' in attempt) resolve(attempt.outcome);
      else reject(storeErrorOf(attempt?.error, path));
    });
  }

  return {
    add(write) {
      if (!open) return Promise.reject(new StoreError('closed', 'The store is closed.'));
      return new Promise((resolve, reject) => {
        waiting.push({ write, resolve, reject });
        schedule();
      });
    },
    close() {
      open = false;
      flush();
    },
  };
}
