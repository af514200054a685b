import { isClusterStart } from '../words/fold.ts';
import type { Prepared } from '../words/index.ts';
import { along, step } from '../words/trie.ts';
import { findAmounts } from './amounts.ts';
import type { Hit } from './hit.ts';
import {
  englishKey,
  isWritten,
  latinWord,
  leftOut,
  literally,
  longEnough,
  type Phrases,
  type Said,
  type SignLexicon,
} from './lexicon.ts';
import { looksRomanised, romanKey } from './roman.ts';

/** Every known phrase of the text, the longest at each place, in order. */
export function findSigns(prepared: Prepared, lexicon: SignLexicon): Hit[] {
  return [...khmerHits(prepared, lexicon.khmer), ...latinHits(prepared, lexicon), ...findAmounts(prepared.text)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

function khmerHits(prepared: Prepared, phrases: Phrases): Hit[] {
  if (prepared.letters.khmer === 0) return [];
  const { text, folded } = prepared;
  const straddles = straddling(prepared);
  const hits: Hit[] = [];
  for (let i = 0; i < folded.text.length; ) {
    const start = folded.at[i] ?? text.length;
    const found = isBaseAt(text, start) ? longestAt(prepared, i, phrases) : null;
    if (found === null || (found.short && straddles(start, found.end))) i++;
    else {
      hits.push({ ids: found.ids, start, end: found.end });
      i = found.next;
    }
  }
  return hits;
}

interface Found {
  readonly ids: ReadonlySet<string>;
  readonly end: number;
  readonly next: number;
  readonly short: boolean;
}

const subscript = 0x17d2;
const space = 32;

function longestAt({ text, folded }: Prepared, from: number, { trie, says }: Phrases): Found | null {
  const start = folded.at[from] ?? 0;
  let node = 0;
  let found: Found | null = null;
  for (let i = from; i < folded.text.length; i++) {
    const letter = folded.text.charCodeAt(i);
    if (letter === subscript || (letter === space && i > from + 1)) continue;
    node = step(trie, node, letter);
    if (node < 0) break;
    const phrase = trie.values[node] ?? -1;
    if (phrase < 0) continue;
    const end = endOfCluster(text, folded.at[i + 1] ?? text.length);
    if (!isClusterStart(text, end)) continue;
    const ids = fitting(says[phrase] ?? [], text.slice(start, end));
    if (ids.size > 0) found = { ids, end, next: i + 1, short: baseCount(text.slice(start, end)) < 3 };
  }
  return found;
}

const baseCount = (word: string): number => word.match(/[\u1780-\u17B3]/g)?.length ?? 0;

/** A word met letter for letter is that word; only else may it be one that lost its ់ (មាន is "have", not the hen មាន់). */
function fitting(says: readonly Said[], written: string): ReadonlySet<string> {
  const exactly = says.filter(({ exact }) => exact === written);
  const fit = exactly.length > 0 ? exactly : says.filter(({ exact }) => exact === null || isWritten(written, exact));
  return new Set(fit.map(({ id }) => id));
}

function isBaseAt(text: string, i: number): boolean {
  const letter = text.charAt(i);
  return letter >= '\u1780' && letter <= '\u17B3' && isClusterStart(text, i);
}

/** Marks that folding dropped belong to the cluster before them. */
function endOfCluster(text: string, from: number): number {
  let i = from;
  while (i < text.length && text.charAt(i) >= '\u17C6' && text.charAt(i) <= '\u17DD' && text.charAt(i) !== '\u17D2')
    i++;
  return i;
}

/** A short word that begins inside one word of the text and ends in the next is an accident of letters. */
function straddling({ text, tokens }: Prepared): (start: number, end: number) => boolean {
  const owner = new Int32Array(text.length + 1).fill(-1);
  for (const [index, token] of tokens.entries()) owner.fill(index, token.start, token.end);
  return (start, end) => {
    const first = tokens[owner[start] ?? -1];
    return first !== undefined && first.script === 'khmer' && first.start < start && first.end < end;
  };
}

interface Word {
  readonly text: string;
  readonly stem: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function latinHits({ text, writing, letters }: Prepared, lexicon: SignLexicon): Hit[] {
  if (letters.latin === 0) return [];
  const found = [...text.matchAll(latinWord)];
  const romanised = writing === 'km-latn' || looksRomanised(found.map(([word]) => word));
  const words = found.map(({ 0: word, index }) => ({
    text: word,
    stem: spelled(word, lexicon),
    key: romanised ? romanKey(word) : '',
    start: index,
    end: index + word.length,
  }));
  const hits: Hit[] = [];
  for (let i = 0; i < words.length; ) {
    const english = longestPath(words, i, lexicon.english, (word) => word.stem);
    const roman = romanised ? longestPath(words, i, lexicon.roman, (word) => word.key) : none;
    const short = romanised ? longestPath(words, i, lexicon.roman, (word) => literally(word.text)) : none;
    const length = Math.max(english.length, roman.length, short.length);
    if (length === 0) {
      i++;
      continue;
    }
    const own = writing === 'km-latn' && Math.max(roman.length, short.length) === length;
    const ids = new Set(
      (own ? [roman, short] : [english, roman, short])
        .filter((each) => each.length === length)
        .flatMap((each) => each.ids),
    );
    if (ids.size > 0) hits.push({ ids, start: words[i]?.start ?? 0, end: words[i + length - 1]?.end ?? 0 });
    i += length;
  }
  return hits;
}

interface Path {
  readonly length: number;
  readonly ids: readonly string[];
}
const none: Path = { length: 0, ids: [] };
const mostWords = 8;

function longestPath(words: readonly Word[], from: number, { trie, says }: Phrases, by: (word: Word) => string): Path {
  let node = 0;
  let phrase = -1;
  let length = 0;
  for (let i = from; i < words.length && i - from < mostWords; i++) {
    const word = words[i];
    if (word === undefined) break;
    if (i > from) node = step(trie, node, space);
    node = along(trie, node, by(word));
    if (node < 0) break;
    const value = trie.values[node] ?? -1;
    if (value < 0) continue;
    phrase = value;
    length = i - from + 1;
  }
  return phrase < 0 ? none : { length, ids: (says[phrase] ?? []).map(({ id }) => id) };
}

/** A long word that is one slip away from a listed one is that word. */
function spelled(written: string, { firsts, nearly, right }: SignLexicon): string {
  const word = englishKey(written);
  if (word.length < longEnough - 1 || word.length > 20 || firsts.has(word) || right.has(written)) return word;
  for (const key of leftOut(word)) {
    const meant = nearly.get(key);
    if (meant !== undefined && Math.abs(meant.length - word.length) < 2) return meant;
  }
  return word;
}
