import type { Bag } from './bag.ts';

/** A text to learn from, with the class it belongs to. */
export interface Labelled {
  readonly bags: readonly Bag[];
  /** The number of its class. */
  readonly right: number;
  /** How much it counts. */
  readonly counts: number;
}
