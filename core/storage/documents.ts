import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Instant, Random } from '../model/index.ts';
import { StoreError } from './errors.ts';
import type { Seal } from './seal.ts';
import type { Entry, Kind, Mark, Shelf } from './shelf.ts';
import { makeTurns } from './turns.ts';
import { tell, watchersOf } from './watchers.ts';

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
   * Reads, asks `decide`, swaps. Updates of one document here wait for each other; when another process was first it reads
   * again, with growing jitter. `decide` may run several times and must be pure. Gives the result and the version that holds
   * now.
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

export interface DocumentsNeed {
  readonly shelf: Shelf;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly random: Random;
  /** Between two tries of an update. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/**
 * One kind of document on one shelf. A removed document has version 0, and 0 is also what is expected of one that is not
 * there yet.
 */
export function documents<Document>(need: DocumentsNeed, shape: Shape<Document>): Documents<Document> {
  const { shelf, seal, clock } = need;
  const { kind } = shape;
  const watchers = watchersOf(shelf, kind);
  const turns = makeTurns();

  const reader: Documents<Document> = {
    kind,
    async read(id) {
      const stored = await shelf.read(kind, id);
      if (!stored) return null;
      const { version, body } = stored;
      return { id, version, document: decode(shape, seal.open({ kind, id, version }, body)) };
    },
    async swap({ id, version: expected }, next) {
      const version = next === null ? 0 : expected + 1;
      const mark = { ...(next === null ? gone : shape.mark(next)), touched: clock.now() };
      const body = next === null ? null : seal.close({ kind, id, version }, encode(shape, next));
      if ((await shelf.swap({ kind, id, expected, mark, body })) === 'conflict') return null;
      tell(watchers, id, version);
      return version;
    },
    update: (id, decide) => turns.take(id, () => untilSwapped(reader, need, id, decide)),
    due: (until, limit) => shelf.due(kind, until, limit),
    list: (group, page) => shelf.list(kind, group, page),
    count: (group) => shelf.count(kind, group),
    touched: (since, limit) => shelf.touched(kind, since, limit),
    watch(listener) {
      const own = (id: string, version: number) => listener(id, version);
      watchers.add(own);
      return () => void watchers.delete(own);
    },
  };
  return reader;
}

const gone = { group: '', rank: 0, due: null };
const mostTries = 200;
const longestWait = 250;

async function untilSwapped<Document, Result>(
  of: Documents<Document>,
  { random, wait = sleep }: DocumentsNeed,
  id: string,
  decide: (document: Document | null) => Decision<Document, Result>,
) {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const was = await of.read(id);
    const version = was?.version ?? 0;
    const document = was?.document ?? null;
    const decision = decide(document);
    if ('leave' in decision) return { result: decision.leave, version, document };
    const { next, result } = decision;
    if (next === null && was === null) return { result, version, document };
    const swapped = await of.swap({ id, version }, next);
    if (swapped !== null) return { result, version: swapped, document: next };
    await wait(random.fraction() * Math.min(longestWait, 2 ** Math.min(tried, 16)));
  }
  throw new StoreError('busy', `The ${of.kind} document ${id} is being changed by too many at once. Try again later.`);
}

function encode<Document>(shape: Shape<Document>, document: Document): Uint8Array {
  return shape.encode ? shape.encode(document) : Buffer.from(JSON.stringify(document));
}

function decode<Document>(shape: Shape<Document>, bytes: Uint8Array): Document {
  if (shape.decode) return shape.decode(bytes);
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
}
