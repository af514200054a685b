import type { Entry, Lexicon } from './lexicon.ts';
import { soundOfLatin } from './sound.ts';
import { stem } from './stem.ts';
import { knownToken, plainToken, type Token } from './token.ts';
import type { Writing } from './tongue.ts';

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly stem: string;
}

/** Reads a run of Latin words: the longest phrase the vocabulary knows, as written, else by its sound, else the word alone. */
export function readLatin(run: string, offset: number, writing: Writing, lexicon: Lexicon): Token[] {
  const words = [...run.matchAll(/[a-z]+(?:'[a-z]+)?/g)].map(({ 0: text, index }) => ({
    text,
    start: offset + index,
    end: offset + index + text.length,
    stem: stem(text),
  }));
  const tokens: Token[] = [];
  for (let i = 0; i < words.length; ) {
    const found = longest(words, i, writing, lexicon);
    const last = words[i + found.length - 1] ?? words[i];
    const text = run.slice((words[i]?.start ?? 0) - offset, (last?.end ?? 0) - offset);
    tokens.push(tokenOf(text, words[i], found.entry));
    i += found.length;
  }
  return tokens;
}

function tokenOf(text: string, word: Word | undefined, entry: Entry | null): Token {
  const start = word?.start ?? 0;
  if (entry !== null) return knownToken(text, start, 'latin', entry);
  return { ...plainToken(text, start, 'latin'), name: word?.stem ?? text };
}

function longest(
  words: readonly Word[],
  from: number,
  writing: Writing,
  lexicon: Lexicon,
): { length: number; entry: Entry | null } {
  const most = Math.min(lexicon.longest, words.length - from);
  for (let length = most; length > 0; length--) {
    const entry = asWritten(words.slice(from, from + length), writing, lexicon);
    if (entry !== null) return { length, entry };
  }
  for (let length = Math.min(3, most); length > 0; length--) {
    const entry = bySound(words.slice(from, from + length), writing, lexicon);
    if (entry !== null) return { length, entry };
  }
  return { length: 1, entry: null };
}

function asWritten(words: readonly Word[], writing: Writing, lexicon: Lexicon): Entry | null {
  const english = lexicon.english.get(words.map((each) => each.stem).join(' '));
  const romanised = lexicon.romanised.get(words.map((each) => each.text).join(' '));
  return (writing === 'km-latn' ? (romanised ?? english) : (english ?? romanised)) ?? null;
}

/** A long English word that we do not list is still itself: only Khmer in Latin letters is freely read by sound. */
function bySound(words: readonly Word[], writing: Writing, lexicon: Lexicon): Entry | null {
  const sound = words.map((each) => soundOfLatin(each.text)).join('');
  if (sound.length < (writing === 'km-latn' ? 3 : 4)) return null;
  return lexicon.sounds.get(sound) ?? null;
}
