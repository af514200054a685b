import { shuffled } from '../learned/order.ts';
import type { Examples } from './examples.ts';
import type { Lexis, Vector } from './lexis.ts';
import type { Postings } from './postings.ts';

/**
 * Which group a text belongs to: a softmax over sparse weights, learned from the examples when the index is built. A
 * feature has a weight only for groups whose examples hold it, so cost and memory follow the content, not its square.
 */
export interface Classifier {
  /** The evidence for each group, as the exponent of its share; the array is reused by the next call. */
  weigh(vector: Vector): Float32Array;
  /** How much one feature speaks for one group. */
  voice(feature: number, group: number): number;
}

/** What was learned: for each feature its weights. Plain data. */
export interface Learned {
  readonly postings: Postings;
  readonly groups: number;
}

const learning = { rate: 0.4, scale: 3, head: 0.1, unknown: 4 };
/** An example this sure is not looked at again. */
const learned = 0.95;
const rounds = 5;

export function learn({ examples, groups }: Examples, vectors: readonly Vector[], lexis: Lexis): Learned {
  const scaled = vectors.map((vector) => scale(vector, lexis));
  const postings = startWeights(
    examples.map((each) => each.group),
    vectors,
    scaled,
    lexis,
  );
  const model = { postings, out: new Float32Array(groups.length) };
  const certain = new Float32Array(examples.length);
  for (let round = 0; round < rounds; round++) {
    const rate = learning.rate / (1 + round * 0.5);
    for (const i of shuffled(examples.length, round + 1)) {
      const vector = vectors[i];
      const weights = scaled[i];
      const example = examples[i];
      if (vector === undefined || weights === undefined || example === undefined) continue;
      if ((certain[i] ?? 0) < learned) certain[i] = teach(model, vector.ids, weights, example.group, rate);
    }
  }
  return { postings, groups: groups.length };
}

export function openClassifier({ postings, groups }: Learned, lexis: Lexis): Classifier {
  const model = { postings, out: new Float32Array(groups) };
  return {
    weigh: (vector) => evidence(model, vector.ids, scale(vector, lexis)),
    voice: (feature, group) => weightOf(postings, feature, group),
  };
}

interface Model {
  readonly postings: Postings;
  readonly out: Float32Array;
}

/** Unit length, so that long texts do not shout; what is unknown takes its share, so that it makes the rest less sure. */
function scale({ ids, weights, unknown }: Vector, { rarity }: Lexis): Float32Array {
  const scaled = new Float32Array(ids.length);
  let sum = learning.unknown * unknown;
  for (let i = 0; i < ids.length; i++) {
    const value = (weights[i] ?? 0) * (rarity[ids[i] ?? 0] ?? 0);
    scaled[i] = value;
    sum += value * value;
  }
  const factor = learning.scale / (Math.sqrt(sum) || 1);
  for (let i = 0; i < scaled.length; i++) scaled[i] = (scaled[i] ?? 0) * factor;
  return scaled;
}

/** A piece, or a word, met with more topics than this speaks for none of them. */
const mostGroups = { piece: 24, word: 160 };

/** A small head start from counting: features begin by speaking for the groups they were met with. */
function startWeights(
  group: readonly number[],
  vectors: readonly Vector[],
  scaled: readonly Float32Array[],
  lexis: Lexis,
): Postings {
  const order = group.map((_, i) => i).sort((a, b) => (group[a] ?? 0) - (group[b] ?? 0));
  const met = new Int32Array(lexis.size);
  const last = new Int32Array(lexis.size).fill(-1);
  for (const i of order) {
    for (const feature of vectors[i]?.ids ?? []) {
      if (last[feature] !== group[i]) met[feature] = (met[feature] ?? 0) + 1;
      last[feature] = group[i] ?? 0;
    }
  }
  const starts = new Int32Array(lexis.size + 1);
  for (let feature = 0; feature < lexis.size; feature++) {
    const most = lexis.piece[feature] === 1 ? mostGroups.piece : mostGroups.word;
    const count = met[feature] ?? 0;
    starts[feature + 1] = (starts[feature] ?? 0) + (count > most ? 0 : count);
  }
  return fillWeights(order, group, vectors, scaled, starts);
}

/** Examples come group by group, so a feature's place for a group is the last one it was given. */
function fillWeights(
  order: readonly number[],
  group: readonly number[],
  vectors: readonly Vector[],
  scaled: readonly Float32Array[],
  starts: Int32Array,
): Postings {
  const targets = new Int32Array(starts.at(-1) ?? 0).fill(-1);
  const values = new Float32Array(targets.length);
  const next = starts.slice();
  for (const i of order) {
    const target = group[i] ?? 0;
    for (const [k, feature] of (vectors[i]?.ids ?? new Int32Array()).entries()) {
      const start = starts[feature] ?? 0;
      if (start === starts[feature + 1]) continue;
      let at = next[feature] ?? 0;
      if (at === start || targets[at - 1] !== target) {
        targets[at] = target;
        next[feature] = at + 1;
      } else at--;
      values[at] = (values[at] ?? 0) + learning.head * (scaled[i]?.[k] ?? 0);
    }
  }
  return { starts, targets, values };
}

function evidence({ postings, out }: Model, ids: Int32Array, weights: Float32Array): Float32Array {
  const { starts, targets, values } = postings;
  out.fill(0);
  for (let i = 0; i < ids.length; i++) {
    const feature = ids[i] ?? 0;
    const weight = weights[i] ?? 0;
    const end = starts[feature + 1] ?? 0;
    for (let at = starts[feature] ?? 0; at < end; at++) {
      const target = targets[at] ?? 0;
      out[target] = (out[target] ?? 0) + weight * (values[at] ?? 0);
    }
  }
  return out;
}

/** Below this a group is so far behind that its share is nothing. */
const farBehind = -9;

/** How the groups stand to each other: what their shares are told from, without writing them all down. */
export interface Standing {
  readonly top: number;
  readonly sum: number;
  /** The share of the best topic of ours, and of all that is not ours. */
  readonly best: number;
  readonly elsewhere: number;
}

export function standingOf(evidence: Float32Array, ours: Uint8Array): Standing {
  let top = Number.NEGATIVE_INFINITY;
  let bestOurs = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < evidence.length; i++) {
    const each = evidence[i] ?? 0;
    if (each > top) top = each;
    if (each > bestOurs && ours[i] === 1) bestOurs = each;
  }
  let mine = 0;
  let others = 0;
  const without = raised(0, top);
  const least = top + farBehind;
  for (let i = 0; i < evidence.length; i++) {
    const each = evidence[i] ?? 0;
    if (each < least) continue;
    const share = each === 0 ? without : Math.exp(each - top);
    if (ours[i] === 1) mine += share;
    else others += share;
  }
  const sum = mine + others;
  return { top, sum, best: raised(bestOurs, top) / sum, elsewhere: others / sum };
}

/** The share of one group. */
export function shareIn({ top, sum }: Standing, evidence: number): number {
  return raised(evidence, top) / sum;
}

/** Most groups have no evidence at all, and so the same share. */
const raised = (evidence: number, top: number): number => (evidence - top < farBehind ? 0 : Math.exp(evidence - top));

/** Turns evidence into shares that sum to 1, in place. */
function softmax(out: Float32Array): Float32Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < out.length; i++) if ((out[i] ?? 0) > top) top = out[i] ?? 0;
  const without = raised(0, top);
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    const share = out[i] === 0 ? without : raised(out[i] ?? 0, top);
    out[i] = share;
    sum += share;
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) / sum;
  return out;
}

/** One step towards the right group; returns how sure of it the model was before. */
function teach(model: Model, ids: Int32Array, weights: Float32Array, right: number, rate: number): number {
  const share = softmax(evidence(model, ids, weights));
  const sure = share[right] ?? 0;
  share[right] = (share[right] ?? 0) - 1;
  const { starts, targets, values } = model.postings;
  for (let i = 0; i < ids.length; i++) {
    const feature = ids[i] ?? 0;
    const step = (weights[i] ?? 0) * rate;
    const end = starts[feature + 1] ?? 0;
    for (let at = starts[feature] ?? 0; at < end; at++) {
      values[at] = (values[at] ?? 0) - step * (share[targets[at] ?? 0] ?? 0);
    }
  }
  return sure;
}

function weightOf({ starts, targets, values }: Postings, feature: number, group: number): number {
  const end = starts[feature + 1] ?? 0;
  for (let at = starts[feature] ?? 0; at < end; at++) if (targets[at] === group) return values[at] ?? 0;
  return 0;
}
