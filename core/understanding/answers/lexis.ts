import type { Examples } from './examples.ts';
import { type Features, isNeighbours, isPiece } from './features.ts';

/** A text as numbers: features the index knows, each with its weight, and how much of the text it does not know. */
export interface Vector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  readonly unknown: number;
}

/** All features of the examples, with what each says on its own. Typed arrays: one number a feature. */
export interface Lexis {
  readonly ids: ReadonlyMap<string, number>;
  readonly rarity: Float32Array;
  /** Above 0: met with our questions; below 0: met with those that are not ours; 0 for pieces and neighbours. */
  readonly lean: Float32Array;
  /** True for pieces, which likeness leaves out. */
  readonly piece: Uint8Array;
  readonly neighbours: Uint8Array;
  readonly size: number;
}

/** A piece or pair met once only remembers its sentence. */
const leastOften = 2;

export function buildLexis({ examples, groups }: Examples): Lexis {
  const ours = new Map<string, number>();
  const others = new Map<string, number>();
  for (const { features, group } of examples) {
    const counts = groups[group]?.ours === true ? ours : others;
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const often = (name: string): number => (ours.get(name) ?? 0) + (others.get(name) ?? 0);
  const names = [...new Set([...ours.keys(), ...others.keys()])].filter(
    (name) => often(name) >= leastOften || !(isPiece(name) || isNeighbours(name)),
  );
  const ids = new Map(names.map((name, id) => [name, id]));
  return {
    ids,
    size: names.length,
    rarity: Float32Array.from(names, (name) => Math.sqrt(Math.log(1 + examples.length / often(name)))),
    lean: Float32Array.from(names, (name) =>
      isPiece(name) || isNeighbours(name) ? 0 : leanOf(ours.get(name), others.get(name)),
    ),
    piece: Uint8Array.from(names, (name) => (isPiece(name) ? 1 : 0)),
    neighbours: Uint8Array.from(names, (name) => (isNeighbours(name) ? 1 : 0)),
  };
}

const doubt = 0.3;
const leanOf = (ours = 0, others = 0): number => Math.log((ours + doubt) / (others + doubt));

export function vectorOf(features: Features, lexis: Lexis): Vector {
  const ids: number[] = [];
  const weights: number[] = [];
  let unknown = 0;
  for (const [name, weight] of features) {
    const id = lexis.ids.get(name);
    if (id !== undefined) {
      ids.push(id);
      weights.push(weight);
    } else if (!isPiece(name) && !isNeighbours(name)) unknown += weight * weight;
  }
  return { ids: Int32Array.from(ids), weights: Float32Array.from(weights), unknown };
}
