import type { Examples } from './examples.ts';
import type { Lexis, Vector } from './lexis.ts';
import { buildPostings, type Postings } from './postings.ts';

/** How like a text is to the known ways of asking. */
export interface Likeness {
  /** Of each group: its three nearest examples, the nearest counting most. */
  readonly groups: Float32Array;
  /** Of each answer: its nearest own example. */
  readonly entries: Float32Array;
  readonly ours: number;
  readonly others: number;
}

/** Compares texts by the cosine of their words and neighbours; the arrays are reused by the next call. */
export type Compare = (vector: Vector) => Likeness;

const share = [0.6, 0.25, 0.15] as const;
const power = 1.4;
/** A word of so many examples makes none of them the nearest; leaving it out keeps the search short. */
const common = 200;

/** The examples as they are compared with a text. Plain data. */
export interface Nearness {
  /** For each feature the examples that have it. */
  readonly postings: Postings;
  readonly groupOf: Int32Array;
  readonly entryOf: Int32Array;
  /** Of each group, 1 when it is ours. */
  readonly ours: Uint8Array;
  readonly entries: number;
}

export function buildNearness(
  { examples, groups }: Examples,
  vectors: readonly Vector[],
  lexis: Lexis,
  entries: number,
): Nearness {
  const weigh = weigher(lexis);
  const postings = buildPostings(lexis.size, (emit) => {
    for (const [i, vector] of vectors.entries()) {
      const weights = weigh(vector);
      for (let k = 0; k < weights.length; k++) {
        const id = vector.ids[k] ?? 0;
        if ((weights[k] ?? 0) > 0 && (lexis.often[id] ?? 0) < common) emit(id, i, weights[k] ?? 0);
      }
    }
  });
  return {
    postings,
    groupOf: Int32Array.from(examples, (each) => each.group),
    entryOf: Int32Array.from(examples, (each) => each.entry),
    ours: Uint8Array.from(groups, (each) => (each.ours ? 1 : 0)),
    entries,
  };
}

export function openCompare({ postings, groupOf, entryOf, ours, entries }: Nearness, lexis: Lexis): Compare {
  const weigh = weigher(lexis);
  const near = new Float32Array(groupOf.length);
  const met = new Int32Array(groupOf.length);
  const place = (): Float32Array => new Float32Array(ours.length);
  const best: Places = [place(), place(), place()];
  const out = { groups: place(), entries: new Float32Array(entries) };
  return (vector) => {
    const count = accumulate(near, met, postings, vector.ids, weigh(vector));
    for (const each of best) each.fill(0);
    out.entries.fill(0);
    for (let i = 0; i < count; i++) {
      const example = met[i] ?? 0;
      const value = near[example] ?? 0;
      near[example] = 0;
      rankIn(best, groupOf[example] ?? 0, value);
      const entry = entryOf[example] ?? -1;
      if (entry >= 0 && value > (out.entries[entry] ?? 0)) out.entries[entry] = value;
    }
    return summarise(best, ours, out);
  };
}

type Places = readonly [Float32Array, Float32Array, Float32Array];

/** Adds up what each example shares with the text; `met` lists the examples that share anything, and their number returns. */
function accumulate(
  near: Float32Array,
  met: Int32Array,
  { starts, targets, values }: Postings,
  ids: Int32Array,
  weights: Float32Array,
): number {
  let count = 0;
  for (let k = 0; k < ids.length; k++) {
    const weight = weights[k] ?? 0;
    if (weight === 0) continue;
    const feature = ids[k] ?? 0;
    const end = starts[feature + 1] ?? 0;
    for (let at = starts[feature] ?? 0; at < end; at++) {
      const target = targets[at] ?? 0;
      const before = near[target] ?? 0;
      if (before === 0) met[count++] = target;
      near[target] = before + weight * (values[at] ?? 0);
    }
  }
  return count;
}

/** Keeps the three highest values of each group, the first place highest. */
function rankIn([first, second, third]: Places, group: number, value: number): void {
  if (value <= (third[group] ?? 0)) return;
  if (value <= (second[group] ?? 0)) {
    third[group] = value;
    return;
  }
  third[group] = second[group] ?? 0;
  if (value <= (first[group] ?? 0)) {
    second[group] = value;
    return;
  }
  second[group] = first[group] ?? 0;
  first[group] = value;
}

function summarise(
  [first, second, third]: Places,
  ours: Uint8Array,
  out: { groups: Float32Array; entries: Float32Array },
): Likeness {
  const top = [0, 0];
  for (let group = 0; group < out.groups.length; group++) {
    const nearest = first[group] ?? 0;
    out.groups[group] = share[0] * nearest + share[1] * (second[group] ?? 0) + share[2] * (third[group] ?? 0);
    const side = ours[group] ?? 0;
    if (nearest > (top[side] ?? 0)) top[side] = nearest;
  }
  return { ...out, ours: top[1] ?? 0, others: top[0] ?? 0 };
}

/** Unit vectors without pieces; what the text says that no example knows makes it less like all of them. */
function weigher({ rarity, piece }: Lexis): (vector: Vector) => Float32Array {
  const rare = rarity.map((each) => each ** power);
  const rarest = rare.reduce((top, each) => Math.max(top, each), 1);
  return ({ ids, weights, unknown }) => {
    const out = new Float32Array(ids.length);
    let sum = unknown * rarest * rarest;
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k] ?? 0;
      const value = piece[id] === 1 ? 0 : (weights[k] ?? 0) * (rare[id] ?? 0);
      out[k] = value;
      sum += value * value;
    }
    const length = Math.sqrt(sum) || 1;
    for (let k = 0; k < out.length; k++) out[k] = (out[k] ?? 0) / length;
    return out;
  };
}
