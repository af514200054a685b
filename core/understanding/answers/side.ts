import type { Examples } from './examples.ts';
import type { Lexis, Vector } from './lexis.ts';

/** How much a text sounds like something we are asked, against everything else people write: one weight a feature. */
export type Side = (vector: Vector) => number;

const learning = { rounds: 6, rate: 0.5, shrink: 2e-5, scale: 3, unknown: 2 };

/** Logistic regression over all examples; those that are not ours are fewer, so each counts for more. */
export function learnSide({ examples, groups }: Examples, vectors: readonly Vector[], lexis: Lexis): Side {
  const weights = new Float32Array(lexis.size);
  const ours = Uint8Array.from(examples, (each) => (groups[each.group]?.ours === true ? 1 : 0));
  const mine = ours.reduce((sum, each) => sum + each, 0);
  const others = Math.max(1, ours.length - mine);
  const heavier = Math.min(4, mine / others);
  let start = 0;
  const sum = (vector: Vector, scaled: Float32Array): number => {
    let total = start;
    for (let k = 0; k < scaled.length; k++) total += (scaled[k] ?? 0) * (weights[vector.ids[k] ?? 0] ?? 0);
    return total;
  };
  const scaledAll = vectors.map((vector) => scale(vector, lexis));
  for (let round = 0; round < learning.rounds; round++) {
    const rate = learning.rate / (1 + round);
    for (let n = 0; n < examples.length; n++) {
      const i = (n * 7919 + round * 104729) % examples.length;
      const vector = vectors[i];
      const scaled = scaledAll[i];
      if (vector === undefined || scaled === undefined) continue;
      const error = (ours[i] ?? 0) - 1 / (1 + Math.exp(-sum(vector, scaled)));
      const step = rate * error * (ours[i] === 1 ? 1 : heavier);
      start += step * 0.1;
      for (let k = 0; k < scaled.length; k++) {
        const id = vector.ids[k] ?? 0;
        weights[id] = (weights[id] ?? 0) * (1 - learning.shrink) + step * (scaled[k] ?? 0);
      }
    }
  }
  return (vector) => sum(vector, scale(vector, lexis));
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
