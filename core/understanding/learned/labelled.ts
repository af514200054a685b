import type { Bag } from './bag.ts';

/** A text to learn from, with what is right to say of it. */
export interface Labelled<Right> {
  readonly bags: readonly Bag[];
  readonly right: Right;
}
