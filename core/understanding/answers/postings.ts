/** For each feature the list of targets it points at. `values` may change, the lists may not. */
export interface Postings {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  readonly values: Float32Array;
}

/** Builds the lists in two passes over all pairs, so that nothing but the three arrays is kept. */
export function buildPostings(
  size: number,
  pairs: (emit: (feature: number, target: number, value: number) => void) => void,
): Postings {
  const starts = new Int32Array(size + 1);
  pairs((feature) => {
    starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
  });
  for (let i = 0; i < size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const targets = new Int32Array(starts[size] ?? 0);
  const values = new Float32Array(starts[size] ?? 0);
  const next = starts.slice();
  pairs((feature, target, value) => {
    const at = next[feature] ?? 0;
    next[feature] = at + 1;
    targets[at] = target;
    values[at] = value;
  });
  return { starts, targets, values };
}
