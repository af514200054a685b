/** Turns the evidence for each class into shares that sum to 1, in place. */
export function softmax(out: Float32Array): Float32Array {
  const top = out.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let k = 0; k < out.length; k++) {
    out[k] = Math.exp((out[k] ?? 0) - top);
    sum += out[k] ?? 0;
  }
  for (let k = 0; k < out.length; k++) out[k] = (out[k] ?? 0) / sum;
  return out;
}
