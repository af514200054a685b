import { type Folded, fold, isClusterStart } from './fold.ts';
import type { Entry, KhmerWords } from './lexicon.ts';
import { step } from './trie.ts';

/** A piece of a Khmer run: `start` and `end` in the text, `entry` when the vocabulary knows it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly entry: Entry | null;
}

/** A run of Khmer inside a text. */
export interface Run {
  readonly text: string;
  readonly folded: Folded;
  readonly start: number;
  readonly end: number;
}

const icu = new Intl.Segmenter('km', { granularity: 'word' });
const cost = { known: 1, icu: 0.95, icuCluster: 0.55, lone: 2.6 };

/**
 * Cuts a run of Khmer into words: the cheapest way to cover it with words of our vocabulary, words ICU finds, and lone
 * clusters. Our words win over ICU's where they fit between cluster borders, so ICU's joined words (បង់លុយ) come apart
 * and the words it breaks (មេខ្យល់) stay whole. ICU is asked only where our words leave a gap.
 */
export function segmentKhmer(run: Run, words: KhmerWords): Piece[] {
  const known = cheapest(run, words, null);
  return known.every(({ entry }) => entry !== null) ? known : cheapest(run, words, icuWords(run));
}

/** ICU's words alone, each looked up: what our dictionary is measured against. */
export function segmentByIcu({ text, start, end }: Run, words: KhmerWords): Piece[] {
  return Array.from(icu.segment(text.slice(start, end)), ({ index, segment }) => {
    const whole = { text: segment, folded: fold(segment), start: 0, end: segment.length };
    const [piece, ...more] = cheapest(whole, words, null);
    const entry = more.length === 0 ? (piece?.entry ?? null) : null;
    return { start: index + start, end: index + segment.length + start, entry };
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

/** Offsets in the work space count from the start of the run. */
function cheapest(run: Run, words: KhmerWords, icuEnds: Int32Array | null): Piece[] {
  const { text, start: first, end: last } = run;
  const { best, from, entries } = clearSpace(last - first + 1);
  const offer = (start: number, end: number, price: number, entry: Entry | null): void => {
    const total = (best[start - first] ?? 0) + price;
    if (total >= (best[end - first] ?? 0)) return;
    best[end - first] = total;
    from[end - first] = start - first;
    entries[end - first] = entry;
  };
  best[0] = 0;
  for (let start = first; start < last; start++) {
    if (best[start - first] === Number.POSITIVE_INFINITY) continue;
    const icuEnd = icuEnds?.[start - first] ?? 0;
    if (icuEnd > start) offer(start, icuEnd, cost.icu + cost.icuCluster * clusters(text, start, icuEnd), null);
    offer(start, Math.min(nextCluster(text, start), last), cost.lone, null);
    offerKnown(run, start, words, offer);
  }
  return walkBack(first, last, from, entries);
}

function offerKnown(
  { text, folded, end: last }: Run,
  start: number,
  { trie, entries }: KhmerWords,
  offer: (start: number, end: number, price: number, entry: Entry) => void,
): void {
  let node = 0;
  for (let i = folded.position[start] ?? 0; i < folded.text.length; i++) {
    node = step(trie, node, folded.text.charCodeAt(i));
    if (node < 0) return;
    const word = trie.values[node] ?? -1;
    if (word < 0) continue;
    const end = endOfCluster(text, folded.at[i + 1] ?? text.length);
    if (end > last || !isClusterStart(text, end)) continue;
    const entry = entries[word]?.find(({ exact }) => exact === null || exact === text.slice(start, end));
    if (entry !== undefined) offer(start, end, cost.known, entry);
  }
}

/** Marks that folding dropped belong to the cluster before them. */
function endOfCluster(text: string, end: number): number {
  let i = end;
  while (i < text.length && !isClusterStart(text, i) && text.charAt(i) >= '\u17C6' && text.charAt(i) !== '\u17D2') i++;
  return i;
}

/** For each offset of the run where ICU begins a word, where that word ends in the text. */
function icuWords({ text, start, end }: Run): Int32Array {
  const ends = new Int32Array(end - start + 1);
  for (const each of icu.segment(text.slice(start, end))) ends[each.index] = start + each.index + each.segment.length;
  return ends;
}

function nextCluster(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && !isClusterStart(text, i)) i++;
  return i;
}

function clusters(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (isClusterStart(text, i)) count++;
  return count;
}

function walkBack(first: number, last: number, from: Int32Array, entries: readonly (Entry | null)[]): Piece[] {
  const pieces: Piece[] = [];
  for (let i = last - first; i > 0; ) {
    const start = from[i] ?? -1;
    if (start < 0) break;
    pieces.push({ start: first + start, end: first + i, entry: entries[i] ?? null });
    i = start;
  }
  return pieces.reverse();
}

/** True when this Node's ICU holds the Khmer dictionary; without it every cluster would be a word of its own. */
export function icuSegmentsKhmer(): boolean {
  const words = [...icu.segment('ខ្ញុំចង់ធ្វើការ')].map((each) => each.segment);
  return words.includes('ខ្ញុំ') && words.includes('ធ្វើការ');
}
