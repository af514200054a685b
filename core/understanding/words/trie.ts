/**
 * Words by their letters, each with a number, in a few flat arrays: a tenth of the memory of nested maps, and ready to be
 * written to a file and read back. Node 0 is the root; the children of a node stand in a row, sorted by letter.
 */
export interface Trie {
  /** For each node, where its children begin; one more entry at the end. */
  readonly starts: Int32Array;
  readonly letters: Uint16Array;
  readonly children: Int32Array;
  /** For each node the number of the word that ends there, or -1. */
  readonly values: Int32Array;
}

export function buildTrie(words: ReadonlyMap<string, number>): Trie {
  const keys = [...words.keys()].sort(byCode);
  const starts: number[] = [];
  const letters: number[] = [];
  const children: number[] = [];
  const values: number[] = [];
  const waiting: Range[] = [{ from: 0, to: keys.length, depth: 0 }];
  for (let node = 0; node < waiting.length; node++) {
    const { from, to, depth } = waiting[node] ?? nothing;
    starts.push(letters.length);
    const ends = keys[from]?.length === depth && from < to;
    values.push(ends ? (words.get(keys[from] ?? '') ?? -1) : -1);
    for (const range of rangesOf(keys, ends ? from + 1 : from, to, depth)) {
      letters.push(keys[range.from]?.charCodeAt(depth) ?? 0);
      children.push(waiting.push(range) - 1);
    }
  }
  starts.push(letters.length);
  return {
    starts: Int32Array.from(starts),
    letters: Uint16Array.from(letters),
    children: Int32Array.from(children),
    values: Int32Array.from(values),
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}
const nothing: Range = { from: 0, to: 0, depth: 0 };

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Neighbouring keys that go on with the same letter. */
function rangesOf(keys: readonly string[], from: number, to: number, depth: number): Range[] {
  const ranges: Range[] = [];
  for (let start = from; start < to; ) {
    const letter = keys[start]?.charCodeAt(depth);
    let end = start + 1;
    while (end < to && keys[end]?.charCodeAt(depth) === letter) end++;
    ranges.push({ from: start, to: end, depth: depth + 1 });
    start = end;
  }
  return ranges;
}

/** The node one letter further, or -1. */
export function step({ starts, letters, children }: Trie, node: number, letter: number): number {
  let low = starts[node] ?? 0;
  let high = starts[node + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = letters[middle] ?? 0;
    if (found === letter) return children[middle] ?? -1;
    if (found < letter) low = middle + 1;
    else high = middle;
  }
  return -1;
}

/** The node after all letters of a word, or -1. */
export function along(trie: Trie, from: number, word: string): number {
  let node = from;
  for (let i = 0; i < word.length && node >= 0; i++) node = step(trie, node, word.charCodeAt(i));
  return node;
}
