import type { Bag } from './bag.ts';
import type { Labelled } from './labelled.ts';
import { shuffled } from './order.ts';
import { softmax } from './shares.ts';

/** Weights that tell classes apart: for each place of a bag, one weight a class. Plain data. */
export interface Linear {
  readonly classes: number;
  /** Of each place, the lowest so many bits are told apart: fewer need less memory. */
  readonly bits: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** `right`: the number of its class. `counts`: how much it counts. */
export interface Counted extends Labelled<number> {
  readonly counts: number;
}

const learning = { rounds: 14, rate: 0.07, shrink: 2e-4, scale: 6 };
/** A text this sure is only looked at again every other round. */
const sure = 0.97;

/**
 * Softmax regression by gradient steps whose length shrinks with what each weight has already moved (AdaGrad), averaged over
 * the later rounds. The same texts in the same order give the same weights.
 */
export function learnLinear(texts: readonly Counted[], classes: number, bits: number): Linear {
  const size = (1 << bits) * classes;
  const model = { classes, bits, weights: new Float32Array(size), bias: new Float32Array(classes) };
  const moved = new Float32Array(size).fill(1e-3);
  const sum = { classes, bits, weights: new Float32Array(size), bias: new Float32Array(classes) };
  const known = new Float32Array(texts.length);
  const from = Math.floor(learning.rounds / 2);
  for (let round = 0; round < learning.rounds; round++) {
    for (const i of shuffled(texts.length, round + 1)) {
      const text = texts[i];
      if (text === undefined) continue;
      if ((known[i] ?? 0) < sure || round % 3 === 2) known[i] = takeStep(model, moved, text);
    }
    if (round >= from) addTo(sum, model);
  }
  const rounds = learning.rounds - from;
  const mean = (each: number): number => each / rounds;
  return { classes, bits, weights: sum.weights.map(mean), bias: sum.bias.map(mean) };
}

/** The share of each class for a text that has all of these bags; they sum to 1. */
export function sharesOf(model: Linear, bags: readonly Bag[]): Float32Array {
  const { classes, bits, weights } = model;
  const out = model.bias.slice();
  const mask = (1 << bits) - 1;
  const factor = factorOf(bags);
  for (const { hashes, values } of bags) {
    for (let i = 0; i < hashes.length; i++) {
      const at = (placeOf(hashes[i] ?? 0) & mask) * classes;
      const value = (values[i] ?? 0) * factor;
      for (let k = 0; k < classes; k++) out[k] = (out[k] ?? 0) + value * (weights[at + k] ?? 0);
    }
  }
  return softmax(out);
}

/** The high bits of a hash are as good as the low ones. */
const placeOf = (hash: number): number => hash ^ (hash >>> 17);

/** Together the bags have the same length for every text, so that long ones do not shout. */
const factorOf = (bags: readonly Bag[]): number =>
  learning.scale / (Math.sqrt(bags.reduce((sum, { square }) => sum + square, 0)) || 1);

/** One step towards the right class; returns how sure of it the model was before. */
function takeStep(model: Linear, moved: Float32Array, { bags, right, counts }: Counted): number {
  const { classes, bias } = model;
  const off = sharesOf(model, bags);
  const before = off[right] ?? 0;
  off[right] = before - 1;
  const factor = factorOf(bags);
  for (const bag of bags) move(model, moved, bag, off, factor, counts);
  for (let k = 0; k < classes; k++) bias[k] = (bias[k] ?? 0) - 0.01 * counts * (off[k] ?? 0);
  return before;
}

function move(
  { classes, bits, weights }: Linear,
  moved: Float32Array,
  { hashes, values }: Bag,
  off: Float32Array,
  factor: number,
  counts: number,
): void {
  const mask = (1 << bits) - 1;
  for (let i = 0; i < hashes.length; i++) {
    const at = (placeOf(hashes[i] ?? 0) & mask) * classes;
    const value = (values[i] ?? 0) * factor;
    for (let k = 0; k < classes; k++) {
      const weight = weights[at + k] ?? 0;
      const slope = counts * (off[k] ?? 0) * value + learning.shrink * weight;
      const far = (moved[at + k] ?? 0) + slope * slope;
      moved[at + k] = far;
      weights[at + k] = weight - (learning.rate * slope) / Math.sqrt(far);
    }
  }
}

function addTo(sum: Linear, model: Linear): void {
  for (let i = 0; i < sum.weights.length; i++) sum.weights[i] = (sum.weights[i] ?? 0) + (model.weights[i] ?? 0);
  for (let k = 0; k < sum.classes; k++) sum.bias[k] = (sum.bias[k] ?? 0) + (model.bias[k] ?? 0);
}
