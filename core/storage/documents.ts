import type { Instant } from '../model/index.ts';
import type { Entry, Kind, Mark } from './shelf.ts';

/** A document that was read: what it says and which version said it. */
export interface Versioned<Document> {
  readonly id: string;
  readonly version: number;
  readonly document: Document;
}

/** What an update decided: the next document (null removes it), or `leave` to write nothing. */
export type Decision<Document, Result> =
  | { readonly next: Document | null; readonly result: Result }
  | { readonly leave: Result };

/**
 * Documents of one kind, opened: each is sealed on its way to the shelf and opened on its way back. Everything that happens
 * to a document is a pure function from one to the next.
 */
export interface Documents<Document> {
  readonly kind: Kind;
  read(id: string): Promise<Versioned<Document> | null>;
  /** One attempt. The new version number, or null when somebody else was first. */
  swap(was: { readonly id: string; readonly version: number }, next: Document | null): Promise<number | null>;
  /**
   * Reads, asks `decide`, swaps; on a conflict reads again, with growing jitter. `decide` may run several times and must be
   * pure. Gives the result and the version that holds now.
   */
  update<Result>(
    id: string,
    decide: (document: Document | null) => Decision<Document, Result>,
  ): Promise<{ readonly result: Result; readonly version: number; readonly document: Document | null }>;
  due(until: Instant, limit: number): Promise<readonly Entry[]>;
  list(group: string, page: { readonly limit: number; readonly below?: number }): Promise<readonly Entry[]>;
  count(group: string): Promise<number>;
  touched(since: Instant, limit: number): Promise<readonly Entry[]>;
  /** Called in this process after each durable change, whoever made it here. Returns how to stop. */
  watch(listener: (id: string, version: number) => void): () => void;
}

/** How one kind of document is written down and found again. */
export interface Shape<Document> {
  readonly kind: Kind;
  /** `touched` is added by `documents()`. */
  mark(document: Document): Omit<Mark, 'touched'>;
  /** JSON documents leave these out; files keep their bytes as they are. */
  encode?(document: Document): Uint8Array;
  decode?(bytes: Uint8Array): Document;
}
