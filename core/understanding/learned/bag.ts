/**
 * What a text has, as numbers: each feature is a place that its name is hashed to, so that no list of names has to be kept.
 * Two names that share a place are rare, and learning makes the best of it.
 */
export interface Bag {
  readonly places: Int32Array;
  readonly values: Float32Array;
  /** The sum of the squares of the values. */
  readonly square: number;
}

/** How many places there are: 2 to the power of this. */
const placeBits = 17;
const most = 1 << placeBits;

/** Collects features by their hashes; of a feature that comes again the greatest value counts. */
export interface Collecting {
  add(hash: number, value: number): void;
}

/** Work space, used again for every bag: for each place in which bag it was last met, and where it stands there. */
const space = { bag: 0, met: new Int32Array(most), at: new Int32Array(most) };

export function collect(fill: (into: Collecting) => void): Bag {
  const places: number[] = [];
  const values: number[] = [];
  const bag = ++space.bag;
  fill({
    add(hash, value) {
      const place = (hash ^ (hash >>> placeBits)) & (most - 1);
      if (space.met[place] !== bag) {
        space.met[place] = bag;
        space.at[place] = places.push(place) - 1;
        values.push(value);
      } else {
        const at = space.at[place] ?? 0;
        values[at] = Math.max(values[at] ?? 0, value);
      }
    },
  });
  return {
    places: Int32Array.from(places),
    values: Float32Array.from(values),
    square: values.reduce((sum, value) => sum + value * value, 0),
  };
}
