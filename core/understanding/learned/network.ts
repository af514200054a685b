import type { Bag } from './bag.ts';
import { type Places, placeOf } from './places.ts';
import { softmax } from './shares.ts';

/**
 * A small network that tells classes apart: features meet in one hidden layer, so that it hears what they say together. It
 * may answer several things at once, each by a head of its own over the same hidden units. Plain data, so that it can be
 * kept in a file.
 */
export interface Network {
  /** How many classes each head tells apart. */
  readonly heads: readonly number[];
  /** The row of each feature it knows. */
  readonly rows: Places;
  /** How much each feature moves each hidden unit, in steps of `step`: row after row. */
  readonly moves: Int8Array;
  readonly step: number;
  readonly rest: Float32Array;
  /** What each hidden unit says for each class, head after head: unit after unit. */
  readonly says: Float32Array;
  readonly bias: Float32Array;
}

/** How many hidden units there are. */
export const width = 64;
/** The length of every text, so that long ones do not shout. */
const scale = 2;

/** Work space of one text: the features that are known, and what the hidden units make of them. */
const most = 1 << 14;
const known = { starts: new Int32Array(most), values: new Float64Array(most), count: 0 };
const hidden = new Float64Array(width);

/** For each head the share of each of its classes, for a text that has all of these bags; those of a head sum to 1. */
export function sharesBy(network: Network, bags: readonly Bag[]): readonly Float32Array[] {
  known.count = 0;
  for (const bag of bags) recognise(network.rows, bag);
  for (let unit = 0; unit < width; unit += block) listen(network.moves, unit);
  const factor = factorOf(bags) * network.step;
  const { heads, rest, says } = network;
  const out = network.bias.slice();
  const classes = out.length;
  for (let unit = 0; unit < width; unit++) {
    const heard = (hidden[unit] ?? 0) * factor + (rest[unit] ?? 0);
    if (heard <= 0) continue;
    for (let k = 0; k < classes; k++) out[k] = (out[k] ?? 0) + heard * (says[unit * classes + k] ?? 0);
  }
  return headsOf(heads, out).map(softmax);
}

/** The part of each head. */
export function headsOf(heads: readonly number[], out: Float32Array): readonly Float32Array[] {
  let end = 0;
  return heads.map((classes) => {
    end += classes;
    return out.subarray(end - classes, end);
  });
}

/** Known or not, every feature takes its share of the length: what is unknown makes the rest less sure. */
export const factorOf = (bags: readonly Bag[]): number =>
  scale / (Math.sqrt(bags.reduce((sum, { square }) => sum + square, 0)) || 1);

function recognise(rows: Places, { hashes, values }: Bag): void {
  for (let i = 0; i < hashes.length && known.count < most; i++) {
    const row = placeOf(rows, hashes[i] ?? 0);
    if (row < 0) continue;
    known.starts[known.count] = row * width;
    known.values[known.count++] = values[i] ?? 0;
  }
}

/** Units are summed so many at a time, each in a variable of its own: twice as fast as one array for all. */
const block = 8;

function listen(moves: Int8Array, unit: number): void {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < known.count; i++) {
    const at = (known.starts[i] ?? 0) + unit;
    const value = known.values[i] ?? 0;
    a += value * (moves[at] ?? 0);
    b += value * (moves[at + 1] ?? 0);
    c += value * (moves[at + 2] ?? 0);
    d += value * (moves[at + 3] ?? 0);
    e += value * (moves[at + 4] ?? 0);
    f += value * (moves[at + 5] ?? 0);
    g += value * (moves[at + 6] ?? 0);
    h += value * (moves[at + 7] ?? 0);
  }
  hidden.set([a, b, c, d, e, f, g, h], unit);
}
