import type { Instant } from '../model/index.ts';

/**
 * The store contract: versioned documents, swapped one for the next if the version is still the one that was read.
 * Memory, SQLite and MongoDB fulfil it; `tests/storage/shelf.suite.ts` holds all three to it.
 *
 * A shelf never sees a readable word: bodies arrive sealed (`seal.ts`), ids are keyed hashes or random.
 */
export interface Shelf {
  /** The newest version, or null. */
  read(kind: Kind, id: string): Promise<Stored | null>;
  /**
   * Puts `write` in place of the version that was read; `expected: 0` means that nothing may be there yet. Resolves only
   * when the change is durable. A conflict is an answer, not an error: somebody else was first, read again.
   */
  swap(write: Write): Promise<'swapped' | 'conflict'>;
  /** Documents whose `due` is at or before `until`, earliest first. */
  due(kind: Kind, until: Instant, limit: number): Promise<readonly Entry[]>;
  /** Documents of one group by falling `rank` (newest first); `below` continues a page. */
  list(kind: Kind, group: string, page: { readonly limit: number; readonly below?: number }): Promise<readonly Entry[]>;
  /** How many documents a group holds. */
  count(kind: Kind, group: string): Promise<number>;
  /** Documents written at or after `since` (by `mark.touched`), oldest first: how other processes learn of changes. */
  touched(kind: Kind, since: Instant, limit: number): Promise<readonly Entry[]>;
  /** Throws when the store cannot be reached or written. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export const kinds = [
  'mailbox',
  'case',
  'file',
  'account',
  'session',
  'webchat',
  'audit',
  'counter',
  'setting',
] as const;
export type Kind = (typeof kinds)[number];

/** All that may be searched by. Nothing in it may tell who somebody is or what was said. */
export interface Mark {
  /** Whose turn it is or what state it is in: `bot`, `waiting`, `closed` ... */
  readonly group: string;
  /** Order inside the group. */
  readonly rank: number;
  /** When somebody must look at it next: work, a wait, a lease that runs out. Null: never by itself. */
  readonly due: Instant | null;
  readonly touched: Instant;
}

export interface Entry {
  readonly id: string;
  /** 1 for the first version, one more with every swap. */
  readonly version: number;
  readonly mark: Mark;
}

export interface Stored extends Entry {
  readonly body: Uint8Array;
}

/** `body: null` removes the document. */
export interface Write {
  readonly kind: Kind;
  readonly id: string;
  readonly expected: number;
  readonly mark: Mark;
  readonly body: Uint8Array | null;
}
