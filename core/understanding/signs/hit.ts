/** A word or phrase of the lists, met in a text. `start` and `end` are offsets in `Prepared.text`. */
export interface Hit {
  readonly ids: ReadonlySet<string>;
  readonly start: number;
  readonly end: number;
}
