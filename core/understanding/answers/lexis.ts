import { buildPlaces, type Places, placeOf } from '../learned/places.ts';
import type { Example, Examples } from './examples.ts';
import { type Features, isNeighbours, isPiece } from './features.ts';

/** A text as numbers: features the index knows, each with its weight, and how much of the text it does not know. */
export interface Vector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  readonly unknown: number;
}

/** All features of the examples, with what each says on its own. Typed arrays: one number a feature. */
export interface Lexis {
  readonly ids: Places;
  readonly rarity: Float32Array;
  /** In how many examples it is. */
  readonly often: Int32Array;
  /** Above 0: met with our questions; below 0: met with those that are not ours; 0 for pieces and neighbours. */
  readonly lean: Float32Array;
  /** True for pieces, which likeness leaves out. */
  readonly piece: Uint8Array;
  readonly neighbours: Uint8Array;
  readonly size: number;
}

/** A piece or pair met once only remembers its sentence. */
const leastOften = 2;

export interface Indexed {
  readonly lexis: Lexis;
  /** The examples as the lexis knows them, in their order. */
  readonly vectors: readonly Vector[];
}

export function buildLexis({ examples, groups, names }: Examples): Indexed {
  const ours = new Int32Array(names.length);
  const often = new Int32Array(names.length);
  for (const { features, group } of examples) {
    const mine = groups[group]?.ours === true ? 1 : 0;
    for (const name of features) {
      often[name] = (often[name] ?? 0) + 1;
      ours[name] = (ours[name] ?? 0) + mine;
    }
  }
  const kept = names.flatMap((name, i) => ((often[i] ?? 0) >= leastOften || !isContext(name) ? [i] : []));
  const idOf = new Int32Array(names.length).fill(-1);
  for (const [id, name] of kept.entries()) idOf[name] = id;
  const nameOf = kept.map((i) => names[i] ?? 0);
  const lexis = {
    ids: buildPlaces(nameOf),
    size: kept.length,
    often: Int32Array.from(kept, (i) => often[i] ?? 0),
    rarity: Float32Array.from(kept, (i) => Math.sqrt(Math.log(1 + examples.length / (often[i] ?? 1)))),
    lean: Float32Array.from(kept, (i, id) =>
      isContext(nameOf[id] ?? 0) ? 0 : leanOf(ours[i] ?? 0, (often[i] ?? 0) - (ours[i] ?? 0)),
    ),
    piece: Uint8Array.from(nameOf, (name) => (isPiece(name) ? 1 : 0)),
    neighbours: Uint8Array.from(nameOf, (name) => (isNeighbours(name) ? 1 : 0)),
  };
  return { lexis, vectors: examples.map((example) => renumber(example, idOf)) };
}

/** Pieces and neighbours say something only beside the words they come from. */
const isContext = (name: number): boolean => isPiece(name) || isNeighbours(name);

function renumber({ features, weights }: Example, idOf: Int32Array): Vector {
  const kept = features.map((name) => idOf[name] ?? -1);
  const ids = kept.filter((id) => id >= 0);
  return { ids, weights: weights.filter((_, i) => (kept[i] ?? -1) >= 0), unknown: 0 };
}

const doubt = 0.3;
const leanOf = (ours: number, others: number): number => Math.log((ours + doubt) / (others + doubt));

export function vectorOf({ names, weights }: Features, lexis: Lexis): Vector {
  const ids = new Int32Array(names.length);
  const known = new Float32Array(names.length);
  let size = 0;
  let unknown = 0;
  for (let i = 0; i < names.length; i++) {
    const name = names[i] ?? 0;
    const weight = weights[i] ?? 0;
    const id = placeOf(lexis.ids, name);
    if (id >= 0) {
      ids[size] = id;
      known[size++] = weight;
    } else if (!isContext(name)) unknown += weight * weight;
  }
  return { ids: ids.subarray(0, size), weights: known.subarray(0, size), unknown };
}
