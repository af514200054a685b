import type { Examples } from './examples.ts';
import type { Lexis, Vector } from './lexis.ts';

/** How much a text sounds like something we are asked, against everything else people write: one weight a feature. */
export type Side = (vector: Vector) => number;

const learning = { rounds: 6, rate: 0.5, shrink: 2e-5, scale: 3, unknown: 2 };

/** What was learned: a weight for each feature. Plain data. */
export interface Line {
  readonly start: number;
  readonly weights: Float32Array;
}

interface Learning {
  start: number;
  readonly weights: Float32Array;
}

/** Logistic regression over all examples; those that are not ours are fewer, so each counts for more. */
export function learnSide({ examples, groups }: Examples, vectors: readonly Vector[], lexis: Lexis): Line {
  const line: Learning = { start: 0, weights: new Float32Array(lexis.size) };
  const ours = Uint8Array.from(examples, (each) => (groups[each.group]?.ours === true ? 1 : 0));
  const mine = ours.reduce((sum, each) => sum + each, 0);
  const heavier = Math.min(4, mine / Math.max(1, ours.length - mine));
  const scaled = vectors.map((vector) => scale(vector, lexis));
  for (let round = 0; round < learning.rounds; round++) {
    const rate = learning.rate / (1 + round);
    for (let n = 0; n < examples.length; n++) {
      const i = (n * 7919 + round * 104729) % examples.length;
      const isOurs = ours[i] === 1;
      learnOne(line, vectors[i]?.ids ?? noIds, scaled[i] ?? noWeights, isOurs ? 1 : 0, rate * (isOurs ? 1 : heavier));
    }
  }
  return line;
}

export function openSide(line: Line, lexis: Lexis): Side {
  return (vector) => heightOf(line, vector.ids, scale(vector, lexis));
}

const noIds = new Int32Array();
const noWeights = new Float32Array();

function heightOf({ start, weights }: Line, ids: Int32Array, scaled: Float32Array): number {
  let total = start;
  for (let k = 0; k < scaled.length; k++) total += (scaled[k] ?? 0) * (weights[ids[k] ?? 0] ?? 0);
  return total;
}

function learnOne(line: Learning, ids: Int32Array, scaled: Float32Array, is: 0 | 1, rate: number): void {
  const step = rate * (is - 1 / (1 + Math.exp(-heightOf(line, ids, scaled))));
  line.start += step * 0.1;
  for (let k = 0; k < scaled.length; k++) {
    const id = ids[k] ?? 0;
    line.weights[id] = (line.weights[id] ?? 0) * (1 - learning.shrink) + step * (scaled[k] ?? 0);
  }
}

function scale({ ids, weights, unknown }: Vector, { rarity }: Lexis): Float32Array {
  const scaled = new Float32Array(ids.length);
  let sum = learning.unknown * unknown;
  for (let k = 0; k < ids.length; k++) {
    const value = (weights[k] ?? 0) * (rarity[ids[k] ?? 0] ?? 0);
    scaled[k] = value;
    sum += value * value;
  }
  const factor = learning.scale / (Math.sqrt(sum) || 1);
  for (let k = 0; k < scaled.length; k++) scaled[k] = (scaled[k] ?? 0) * factor;
  return scaled;
}
