import { distance } from './distance.ts';
import type { Entry, Lexicon, Sounding } from './lexicon.ts';
import { soundOfLatin } from './sound.ts';
import { stem } from './stem.ts';
import { knownToken, plainToken, type Token } from './token.ts';
import type { Writing } from './tongue.ts';

interface Word {
  readonly text: string;
  readonly start: number;
  readonly stem: string;
}

interface Match {
  readonly length: number;
  readonly entry: Entry | null;
}

/** Reads a run of Latin words: the longest phrase the vocabulary knows, as written, else by its sound, else the word alone. */
export function readLatin(run: string, offset: number, writing: Writing, lexicon: Lexicon): Token[] {
  const words: Word[] = [];
  for (const { 0: text, index } of run.matchAll(/[a-z]+(?:'[a-z]+|\d{1,2}[a-z]?(?![a-z\d]))?/g)) {
    words.push({ text, start: index, stem: stem(text) });
  }
  const tokens: Token[] = [];
  for (let i = 0; i < words.length; ) {
    const { length, entry } = asWritten(words, i, writing, lexicon) ?? bySound(words, i, writing, lexicon);
    const first = words[i];
    const last = words[i + length - 1];
    if (first === undefined || last === undefined) break;
    const text = run.slice(first.start, last.start + last.text.length);
    const start = first.start + offset;
    tokens.push(
      entry === null
        ? { ...plainToken(text, start, 'latin'), name: first.stem }
        : knownToken(text, start, 'latin', entry),
    );
    i += length;
  }
  return tokens;
}

function asWritten(
  words: readonly Word[],
  from: number,
  writing: Writing,
  { starts, english, romanised }: Lexicon,
): Match | null {
  const first = words[from];
  if (first === undefined) return null;
  const most = Math.min(Math.max(starts.get(first.stem) ?? 0, starts.get(first.text) ?? 0), words.length - from);
  for (let length = most; length > 0; length--) {
    const phrase = length === 1 ? first : joined(words.slice(from, from + length));
    const inEnglish = english.get(phrase.stem);
    const inKhmer = romanised.get(phrase.text);
    const entry = writing === 'km-latn' ? (inKhmer ?? inEnglish) : (inEnglish ?? inKhmer);
    if (entry !== undefined) return { length, entry };
  }
  return null;
}

function joined(words: readonly Word[]): Pick<Word, 'stem' | 'text'> {
  return { stem: words.map((each) => each.stem).join(' '), text: words.map((each) => each.text).join(' ') };
}

/** Khmer in Latin letters has no right spelling, and is split as its writer likes: up to three words are tried as one. */
const mostJoined = 3;
const clear = { 'km-latn': 3, other: 4 };

function bySound(words: readonly Word[], from: number, writing: Writing, { sounds }: Lexicon): Match {
  const free = writing === 'km-latn';
  const most = Math.min(free ? mostJoined : 1, words.length - from);
  for (let length = most; length > 0; length--) {
    const phrase = words.slice(from, from + length);
    const sound = phrase.map((each) => soundOfLatin(each.text)).join('');
    if (sound.length < (free ? clear['km-latn'] : clear.other)) continue;
    const entry = nearest(sounds.get(sound) ?? [], phrase.map((each) => each.text).join(''), free);
    if (entry !== null) return { length, entry };
  }
  return { length: 1, entry: null };
}

/** The share of letters that may differ when only the sound is the same. */
const farthest = 0.5;

/** In English a word by sound is a misspelling, so it must look alike too; in romanised Khmer the nearest is good enough. */
function nearest(soundings: readonly Sounding[], text: string, free: boolean): Entry | null {
  let best: Entry | null = null;
  let least = free ? Math.ceil(text.length * farthest) + 1 : 3;
  for (const { entry, form } of soundings) {
    if (form === null && !free) continue;
    const off = form === null ? least - 1 : distance(form, text, 8);
    if (off < least) {
      least = off;
      best = entry;
    }
  }
  return best;
}
