import type { Kind } from './shelf.ts';

export const storeFaults = [
  /** The file is no database of ours, or is damaged. */
  'corrupt',
  /** Written by a newer Phlov. */
  'newer_schema',
  /** The folder or file cannot be made or written. */
  'unwritable',
  /** No room left on the disk. */
  'full',
  /** Another process holds the write lock for too long, or too many write the same document. */
  'busy',
  /** The server does not answer or does not let us in. */
  'unreachable',
  'too_big',
  /** The store was sealed with another secret. */
  'wrong_key',
  /** One document does not open: changed, moved, or sealed with another key. */
  'damaged_document',
  'closed',
  'failed',
] as const;
export type StoreFault = (typeof storeFaults)[number];

/** What a store could not do. `sentence` is for the person who runs Phlov: what happened and what to do, no secret in it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly fault: StoreFault;
  readonly sentence: string;

  constructor(fault: StoreFault, sentence: string, options?: { readonly cause?: unknown }) {
    super(sentence, options);
    this.fault = fault;
    this.sentence = sentence;
  }
}

/** Below what one MongoDB document can hold, and the same for every store, so that moving from one to another never fails. */
export const biggestBody = 15 * 1024 * 1024;

export function refuseTooBig(write: { readonly kind: Kind; readonly body: Uint8Array | null }): void {
  if (write.body === null || write.body.length <= biggestBody) return;
  const megabytes = Math.ceil(write.body.length / 1024 / 1024);
  throw new StoreError(
    'too_big',
    `A ${write.kind} document of ${megabytes} MB is too big to be kept: at most 15 MB fit.`,
  );
}
