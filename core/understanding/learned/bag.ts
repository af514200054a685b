/**
 * What a text has, as numbers: each feature is known by the hash of its name, so that no list of names has to be kept. Two
 * names of one hash are rare, and learning makes the best of it.
 */
export interface Bag {
  readonly hashes: Int32Array;
  readonly values: Float32Array;
  /** The sum of the squares of the values. */
  readonly square: number;
}

/** Collects features by their hashes; of a feature that comes again the greatest value counts. */
export interface Collecting {
  add(hash: number, value: number): void;
}

/** A text longer than a story adds nothing: features beyond so many are left out. */
const most = 1 << 13;
const slots = most * 2;
/** Work space, used again for every bag: a table by hash, and for each of its slots in which bag it was last taken. */
const space = { bag: 0, taken: new Int32Array(slots), hash: new Int32Array(slots), at: new Int32Array(slots) };

export function collect(fill: (into: Collecting) => void): Bag {
  const hashes: number[] = [];
  const values: number[] = [];
  const bag = ++space.bag;
  fill({
    add(name, value) {
      const hash = name | 0;
      const slot = slotOf(hash, bag);
      if (space.taken[slot] === bag) {
        const at = space.at[slot] ?? 0;
        values[at] = Math.max(values[at] ?? 0, value);
      } else if (hashes.length < most) {
        space.taken[slot] = bag;
        space.hash[slot] = hash;
        space.at[slot] = hashes.push(hash) - 1;
        values.push(value);
      }
    },
  });
  return {
    hashes: new Int32Array(hashes),
    values: new Float32Array(values),
    square: values.reduce((sum, value) => sum + value * value, 0),
  };
}

/** Where a hash stands in this bag, or would. */
function slotOf(hash: number, bag: number): number {
  let slot = (hash ^ (hash >>> 15)) & (slots - 1);
  while (space.taken[slot] === bag && space.hash[slot] !== hash) slot = (slot + 1) & (slots - 1);
  return slot;
}
