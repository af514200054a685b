import type { Entry } from './lexicon.ts';

/** One word of a text. `start` and `end` are offsets in `Prepared.text`; `words()` gives what the person wrote. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly script: 'khmer' | 'latin' | 'number' | 'other';
  /** What it is called in the index: `#passport` when the vocabulary knows it, else its folded or stemmed form. */
  readonly name: string;
  readonly broader: readonly string[];
  /** ISO code, when the word names a place. */
  readonly country: string | null;
  readonly stop: boolean;
  /** True when the vocabulary holds the word; false for one met by ICU or by spaces only. */
  readonly known: boolean;
}

export function knownToken(text: string, start: number, script: Token['script'], entry: Entry): Token {
  const { name, broader, country, stop } = entry;
  return { text, start, end: start + text.length, script, name, broader, country, stop, known: true };
}

export function plainToken(text: string, start: number, script: Token['script']): Token {
  const end = start + text.length;
  return { text, start, end, script, name: text, broader: [], country: null, stop: false, known: false };
}
