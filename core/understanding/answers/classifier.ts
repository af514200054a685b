import type { Examples } from './examples.ts';
import type { Lexis, Vector } from './lexis.ts';
import { buildPostings, type Postings } from './postings.ts';

/**
 * Which group a text belongs to: a softmax over sparse weights, learned from the examples when the index is built. A
 * feature has a weight only for groups whose examples hold it, so cost and memory follow the content, not its square.
 */
export interface Classifier {
  /** Probability of each group; the array is reused by the next call. */
  score(vector: Vector): Float32Array;
  /** How much one feature speaks for one group. */
  voice(feature: number, group: number): number;
}

const learning = { rounds: 5, rate: 0.25, scale: 4, head: 0.1, biasRate: 0.025, unknown: 0.5 };

export function learn({ examples, groups }: Examples, vectors: readonly Vector[], lexis: Lexis): Classifier {
  const scaled = vectors.map((vector) => scale(vector, lexis));
  const postings = startWeights(
    examples.map((each) => each.group),
    vectors,
    scaled,
    lexis.size,
  );
  const bias = new Float32Array(groups.length);
  const model = { postings, bias, out: new Float32Array(groups.length) };
  for (let round = 0; round < learning.rounds; round++) {
    const rate = learning.rate / (1 + round * 0.5);
    for (const i of shuffled(examples.length, round + 1)) {
      const vector = vectors[i];
      const weights = scaled[i];
      const example = examples[i];
      if (vector === undefined || weights === undefined || example === undefined) continue;
      teach(model, vector.ids, weights, example.group, rate);
    }
  }
  return {
    score: (vector) => probabilities(model, vector.ids, scale(vector, lexis)),
    voice: (feature, group) => weightOf(postings, feature, group),
  };
}

interface Model {
  readonly postings: Postings;
  readonly bias: Float32Array;
  readonly out: Float32Array;
}

/** Unit length, so that long texts do not shout; what is unknown takes its share, so that it makes the rest less sure. */
function scale({ ids, weights, unknown }: Vector, { rarity }: Lexis): Float32Array {
  const scaled = new Float32Array(ids.length);
  let sum = learning.unknown * unknown * 8;
  for (let i = 0; i < ids.length; i++) {
    const value = (weights[i] ?? 0) * (rarity[ids[i] ?? 0] ?? 0);
    scaled[i] = value;
    sum += value * value;
  }
  const factor = learning.scale / (Math.sqrt(sum) || 1);
  for (let i = 0; i < scaled.length; i++) scaled[i] = (scaled[i] ?? 0) * factor;
  return scaled;
}

/** A small head start from counting: features begin by speaking for the groups they were met with. */
function startWeights(
  group: readonly number[],
  vectors: readonly Vector[],
  scaled: readonly Float32Array[],
  size: number,
): Postings {
  const met = Array.from({ length: size }, () => new Map<number, number>());
  for (const [i, { ids }] of vectors.entries()) {
    const target = group[i] ?? 0;
    for (let k = 0; k < ids.length; k++) {
      const seen = met[ids[k] ?? 0];
      seen?.set(target, (seen.get(target) ?? 0) + learning.head * (scaled[i]?.[k] ?? 0));
    }
  }
  return buildPostings(size, (emit) => {
    for (const [feature, seen] of met.entries()) for (const [target, value] of seen) emit(feature, target, value);
  });
}

/** Below this a group is so far behind that its share is nothing. */
const farBehind = -14;

function probabilities({ postings, bias, out }: Model, ids: Int32Array, weights: Float32Array): Float32Array {
  const { starts, targets, values } = postings;
  out.set(bias);
  for (let i = 0; i < ids.length; i++) {
    const feature = ids[i] ?? 0;
    const weight = weights[i] ?? 0;
    const end = starts[feature + 1] ?? 0;
    for (let at = starts[feature] ?? 0; at < end; at++) {
      const target = targets[at] ?? 0;
      out[target] = (out[target] ?? 0) + weight * (values[at] ?? 0);
    }
  }
  return softmax(out);
}

export function softmax(out: Float32Array): Float32Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of out) if (value > top) top = value;
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    const behind = (out[i] ?? 0) - top;
    const share = behind < farBehind ? 0 : Math.exp(behind);
    out[i] = share;
    sum += share;
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) / sum;
  return out;
}

function teach(model: Model, ids: Int32Array, weights: Float32Array, right: number, rate: number): void {
  const share = probabilities(model, ids, weights);
  share[right] = (share[right] ?? 0) - 1;
  const { bias } = model;
  for (let i = 0; i < share.length; i++) bias[i] = (bias[i] ?? 0) - learning.biasRate * (share[i] ?? 0);
  const { starts, targets, values } = model.postings;
  for (let i = 0; i < ids.length; i++) {
    const feature = ids[i] ?? 0;
    const step = (weights[i] ?? 0) * rate;
    const end = starts[feature + 1] ?? 0;
    for (let at = starts[feature] ?? 0; at < end; at++) {
      values[at] = (values[at] ?? 0) - step * (share[targets[at] ?? 0] ?? 0);
    }
  }
}

function weightOf({ starts, targets, values }: Postings, feature: number, group: number): number {
  const end = starts[feature + 1] ?? 0;
  for (let at = starts[feature] ?? 0; at < end; at++) if (targets[at] === group) return values[at] ?? 0;
  return 0;
}

/** The same order every time: what is learned may not depend on chance. */
function shuffled(length: number, seed: number): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i);
  let state = seed;
  for (let i = length - 1; i > 0; i--) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const j = state % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}
