import { type Folded, fold, isClusterStart } from './fold.ts';
import type { Entry, TrieNode } from './lexicon.ts';

/** A piece of a Khmer run: `start` and `end` in the normalised text, `entry` when the vocabulary knows it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly entry: Entry | null;
}

const icu = new Intl.Segmenter('km', { granularity: 'word' });
const cost = { known: 1, icu: 0.95, icuCluster: 0.55, lone: 2.6 };

/**
 * Cuts a run of Khmer into words: the cheapest way to cover it with words of our vocabulary, words ICU finds, and lone
 * clusters. Our words win over ICU's where they fit between cluster borders, so ICU's joined words (បង់លុយ) come apart
 * and the words it breaks (មេខ្យល់) stay whole.
 */
export function segmentKhmer(run: string, offset: number, words: TrieNode): Piece[] {
  const folded = fold(run);
  const known = cheapest(run, folded, words, null);
  const whole = known.every(({ entry }) => entry !== null);
  const pieces = whole ? known : cheapest(run, folded, words, icuWords(run));
  return pieces.map(({ start, end, entry }) => ({ start: start + offset, end: end + offset, entry }));
}

/** ICU's words alone, each looked up: what our dictionary is measured against. */
export function segmentByIcu(run: string, offset: number, words: TrieNode): Piece[] {
  return Array.from(icu.segment(run), ({ index, segment }) => {
    const [piece, ...more] = cheapest(segment, fold(segment), words, null);
    const entry = more.length === 0 ? (piece?.entry ?? null) : null;
    return { start: index + offset, end: index + segment.length + offset, entry };
  });
}

/** Work space, used again for every run so that a message leaves nothing behind to clean up. */
const space = { best: new Float64Array(0), from: new Int32Array(0), entries: [] as (Entry | null)[] };

function clearSpace(size: number): typeof space {
  if (space.best.length < size) {
    space.best = new Float64Array(size * 2);
    space.from = new Int32Array(size * 2);
  }
  space.best.fill(Number.POSITIVE_INFINITY, 0, size);
  space.from.fill(-1, 0, size);
  space.entries.length = 0;
  return space;
}

/** ICU is asked only where our words leave a gap. */
function cheapest(run: string, folded: Folded, words: TrieNode, icuEnds: Int32Array | null): Piece[] {
  const { best, from, entries } = clearSpace(run.length + 1);
  const offer = (start: number, end: number, price: number, entry: Entry | null): void => {
    const total = (best[start] ?? 0) + price;
    if (total >= (best[end] ?? 0)) return;
    best[end] = total;
    from[end] = start;
    entries[end] = entry;
  };
  const position = foldedPositions(folded.at, run.length);
  best[0] = 0;
  for (let start = 0; start < run.length; start++) {
    if (best[start] === Number.POSITIVE_INFINITY) continue;
    const icuEnd = icuEnds?.[start] ?? 0;
    if (icuEnd > start) offer(start, icuEnd, cost.icu + cost.icuCluster * clusters(run, start, icuEnd), null);
    offer(start, nextCluster(run, start), cost.lone, null);
    offerKnown(run, folded, position[start] ?? 0, start, words, offer);
  }
  return walkBack(run.length, from, entries);
}

function offerKnown(
  run: string,
  folded: Folded,
  first: number,
  start: number,
  words: TrieNode,
  offer: (start: number, end: number, price: number, entry: Entry) => void,
): void {
  let node: TrieNode | undefined = words;
  for (let i = first; i < folded.text.length; i++) {
    node = node.next.get(folded.text.charCodeAt(i));
    if (node === undefined) return;
    if (node.entries.length === 0) continue;
    const end = endOfCluster(run, folded.at[i + 1] ?? run.length);
    if (!isClusterStart(run, end)) continue;
    const entry = node.entries.find(({ exact }) => exact === null || exact === run.slice(start, end));
    if (entry !== undefined) offer(start, end, cost.known, entry);
  }
}

/** Marks that folding dropped belong to the cluster before them. */
function endOfCluster(run: string, end: number): number {
  let i = end;
  while (i < run.length && !isClusterStart(run, i) && run.charAt(i) >= '\u17C6' && run.charAt(i) !== '\u17D2') i++;
  return i;
}

function icuWords(run: string): Int32Array {
  const ends = new Int32Array(run.length + 1);
  for (const each of icu.segment(run)) ends[each.index] = each.index + each.segment.length;
  return ends;
}

/** For each offset of the run, where it is in the folded text. */
function foldedPositions(at: readonly number[], length: number): Int32Array {
  const positions = new Int32Array(length + 1);
  let i = 0;
  for (let offset = 0; offset <= length; offset++) {
    while (i < at.length - 1 && (at[i] ?? 0) < offset) i++;
    positions[offset] = i;
  }
  return positions;
}

function nextCluster(run: string, start: number): number {
  let i = start + 1;
  while (i < run.length && !isClusterStart(run, i)) i++;
  return i;
}

function clusters(run: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (isClusterStart(run, i)) count++;
  return count;
}

function walkBack(end: number, from: Int32Array, entries: readonly (Entry | null)[]): Piece[] {
  const pieces: Piece[] = [];
  for (let i = end; i > 0; ) {
    const start = from[i] ?? -1;
    if (start < 0) break;
    pieces.push({ start, end: i, entry: entries[i] ?? null });
    i = start;
  }
  return pieces.reverse();
}

/** True when this Node's ICU holds the Khmer dictionary; without it every cluster would be a word of its own. */
export function icuSegmentsKhmer(): boolean {
  const words = [...icu.segment('ខ្ញុំចង់ធ្វើការ')].map((each) => each.segment);
  return words.includes('ខ្ញុំ') && words.includes('ធ្វើការ');
}
