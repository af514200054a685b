import type { Bag } from '../learned/bag.ts';
import { bagOfWords } from '../learned/words.ts';
import { type EmojiSignal, normalise, type Traced } from '../normalise/index.ts';
import type { Spelling, Vocabulary } from '../vocabulary/schema.ts';
import { type Folded, fold } from './fold.ts';
import { readLatin } from './latin.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { khmerPieces } from './pieces.ts';
import { type Run, segmentByIcu, segmentKhmer } from './segment.ts';
import { spellingRule } from './spellings.ts';
import { knownToken, plainToken, type Token } from './token.ts';
import { buildLatinGuess, countLetters, type LatinGuess, type Letters, leanOf, type Writing } from './tongue.ts';

/** A text made ready to be understood. Made once for each message; danger, job posts and answers all read it. */
export interface Prepared {
  readonly original: string;
  /** Normalised: one spelling for what looks or sounds the same, small letters, Arabic digits, no emoji. */
  readonly text: string;
  /** `text` without what the ear does not tell apart. */
  readonly folded: Folded;
  readonly tokens: readonly Token[];
  readonly writing: Writing;
  readonly letters: Letters;
  /** Before capitals and accents went. */
  readonly faithful: string;
  readonly emoji: readonly EmojiSignal[];
  /** True when the text was longer than is read. */
  readonly cut: boolean;
  /** Its words as learned parts read them; made once, when first asked for. */
  bag(): Bag;
  /** Its Khmer in pieces; made once, when first asked for. */
  pieces(): readonly number[];
  /** What the person wrote between two offsets of `text`. */
  words(start: number, end: number): string;
}

export type Prepare = (text: string) => Prepared;

/** At most so many words are looked at. */
const mostTokens = 1200;

/** Which parts hear; an ablation turns one off. */
export interface Hearing {
  /** Our dictionary beside ICU's when Khmer is cut into words. */
  readonly ownWords: boolean;
  /** The phonetic key. */
  readonly bySound: boolean;
}
const wholeHearing: Hearing = { ownWords: true, bySound: true };

/** What a text is made ready with. Plain data, so that it can be kept in a file. */
export interface WordsData {
  readonly spellings: readonly Spelling[];
  readonly lexicon: Lexicon;
  readonly guess: LatinGuess;
}

export function buildWords(vocabulary: Vocabulary): WordsData {
  const respell = spellingRule(vocabulary.spellings);
  return {
    spellings: vocabulary.spellings,
    lexicon: buildLexicon(vocabulary, (word) => respell(normalise(word).traced).text),
    guess: buildLatinGuess(vocabulary),
  };
}

/** `createPrepare(readVocabulary('content/understanding'))` gives the function that every part starts from. */
export function createPrepare(vocabulary: Vocabulary, hearing: Hearing = wholeHearing): Prepare {
  return openPrepare(buildWords(vocabulary), hearing);
}

export function openPrepare({ spellings, lexicon, guess }: WordsData, hearing: Hearing = wholeHearing): Prepare {
  const respell = spellingRule(spellings);
  const heard = hearing.bySound ? lexicon : { ...lexicon, sounds: new Map() };
  return (original) => {
    const normal = normalise(original);
    const traced = respell(normal.traced);
    const folded = fold(traced.text);
    const letters = countLetters(normal.faithful);
    const writing = writingOf(letters, traced.text, guess);
    const tokens = tokenise(traced.text, folded, writing, heard, hearing.ownWords);
    let bag: Bag | null = null;
    let found: readonly number[] | null = null;
    const pieces = (): readonly number[] => {
      found ??= khmerPieces(folded.text);
      return found;
    };
    return {
      original,
      text: traced.text,
      folded,
      tokens,
      pieces,
      bag() {
        bag ??= bagOfWords(pieces(), tokens);
        return bag;
      },
      writing,
      letters,
      faithful: normal.faithful,
      emoji: normal.emoji,
      cut: normal.cut,
      words: (start, end) => wordsOf(original, traced, start, end),
    };
  };
}

function wordsOf(original: string, traced: Traced, start: number, end: number): string {
  return original.slice(traced.at[start] ?? 0, traced.at[end] ?? original.length).trim();
}

function writingOf(letters: Letters, text: string, guess: LatinGuess): Writing {
  const { khmer, latin, thai, lao, burmese, han, other } = letters;
  if (khmer > 0 && khmer * 4 >= thai + lao + burmese + han) return latin >= 2 ? 'mixed' : 'km';
  if (thai + lao + burmese + han + other > latin) return 'other';
  if (latin === 0) return 'none';
  return leanOf(guess, (text.match(/[a-z]+(?:'[a-z]+)?/g) ?? []).slice(0, 60)) >= 0 ? 'en' : 'km-latn';
}

const runs =
  /[\u1780-\u17D3\u17D7\u17DD]+|[a-z](?:[a-z' -]|\d{1,2}[a-z]?(?![a-z\d]))*|\d+(?:[.,]\d+)*|[\u0E00-\u0EFF\u1000-\u109F\u3400-\u9FFF]+/g;

function tokenise(text: string, folded: Folded, writing: Writing, lexicon: Lexicon, ownWords: boolean): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(runs)) {
    if (tokens.length >= mostTokens) break;
    const run = match[0];
    const first = run.charCodeAt(0);
    if (first >= 0x1780 && first <= 0x17dd) {
      const found = { text, folded, start: match.index, end: match.index + run.length };
      tokens.push(...khmerTokens(found, lexicon, ownWords));
    } else if (first >= 97 && first <= 122) tokens.push(...readLatin(run, match.index, writing, lexicon));
    else tokens.push(plainToken(run, match.index, first < 58 ? 'number' : 'other'));
  }
  return tokens;
}

function khmerTokens(run: Run, lexicon: Lexicon, ownWords: boolean): Token[] {
  const cut = ownWords ? segmentKhmer : segmentByIcu;
  return cut(run, lexicon.khmer).map(({ start, end, entry }) => {
    const word = run.text.slice(start, end);
    if (entry !== null) return knownToken(word, start, 'khmer', entry);
    const { text: heard, position } = run.folded;
    return { ...plainToken(word, start, 'khmer'), name: heard.slice(position[start], position[end]) };
  });
}
