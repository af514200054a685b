import type { Vocabulary } from '../vocabulary/schema.ts';
import { foldWord, isBase } from './fold.ts';
import { soundOfKhmer, soundOfLatin } from './sound.ts';
import { stem } from './stem.ts';
import { buildTrie, type Trie } from './trie.ts';

/** What a word or a phrase of the vocabulary stands for. */
export interface Entry {
  /** The one name all its spellings share in the index: `#passport` for a concept, otherwise the folded word. */
  readonly name: string;
  readonly broader: readonly string[];
  /** Set when the entry names a place. */
  readonly country: string | null;
  readonly stop: boolean;
  /** Short Khmer words must be met as written: folded, they would be met in too many others. */
  readonly exact: string | null;
}

/** Khmer words and phrases, folded. */
export interface KhmerWords {
  readonly trie: Trie;
  /** By the numbers of the trie. Short words that fold alike share a number; each is met only as written. */
  readonly entries: readonly (readonly Entry[])[];
}

/** Plain data, so that it can be kept in a file. */
export interface Lexicon {
  readonly khmer: KhmerWords;
  /** English phrases by their stems joined with a space. */
  readonly english: ReadonlyMap<string, Entry>;
  /** Romanised Khmer phrases as written. */
  readonly romanised: ReadonlyMap<string, Entry>;
  /** Phrases of either by sound; of Khmer script too, so that romanised words we never listed still arrive. */
  readonly sounds: ReadonlyMap<string, readonly Sounding[]>;
  /** For the first word of every Latin phrase, how many words the longest phrase with it has. */
  readonly starts: ReadonlyMap<string, number>;
}

/** A word or phrase by its sound. `form` is how it is written without spaces; null for Khmer script. */
export interface Sounding {
  readonly entry: Entry;
  readonly form: string | null;
}

const shortWord = 3;
/** A sound of fewer consonants is shared by too many words. */
const clearSound = 3;

/** `plain` brings the words of the vocabulary into the spelling that texts are brought into. */
export function buildLexicon(vocabulary: Vocabulary, plain: (word: string) => string): Lexicon {
  const khmer = new Map<string, Entry[]>();
  const lexicon = {
    english: new Map<string, Entry>(),
    romanised: new Map<string, Entry>(),
    sounds: new Map<string, Sounding[]>(),
    starts: new Map<string, number>(),
  };
  for (const [words, entry] of entriesOf(vocabulary)) {
    for (const word of words.km) addKhmer(khmer, plain(word), entry(word));
    for (const word of words.en) addLatin(lexicon, lexicon.english, stemPhrase(plain(word)), entry(stemPhrase(word)));
    for (const word of words.latn) addLatin(lexicon, lexicon.romanised, plain(word), entry(word));
  }
  for (const [words, entry] of entriesOf(vocabulary)) {
    for (const word of [...words.en, ...words.latn]) {
      addSound(lexicon.sounds, soundOfPhrase(word), {
        entry: entry(word),
        form: word.replace(/[^a-z]/gi, '').toLowerCase(),
      });
    }
    for (const word of words.km) addSound(lexicon.sounds, soundOfKhmer(word), { entry: entry(word), form: null });
  }
  return { ...lexicon, khmer: khmerWords(khmer) };
}

function khmerWords(words: ReadonlyMap<string, readonly Entry[]>): KhmerWords {
  return { trie: buildTrie(new Map([...words.keys()].map((word, i) => [word, i]))), entries: [...words.values()] };
}

interface Words {
  readonly km: readonly string[];
  readonly en: readonly string[];
  readonly latn: readonly string[];
}

function entriesOf({
  concepts,
  places,
  words,
  common,
}: Vocabulary): readonly (readonly [Words, (word: string) => Entry])[] {
  const plain = { broader: [], country: null, stop: false, exact: null };
  return [
    ...concepts.map(
      (each) => [each, () => ({ ...plain, name: `#${each.id}`, broader: each.broader.map((id) => `#${id}`) })] as const,
    ),
    ...places.map(
      (each) => [each, () => ({ ...plain, name: `#${each.code}`, broader: ['#country'], country: each.code })] as const,
    ),
    [common.stop, (word) => ({ ...plain, name: foldWord(word), stop: true })],
    [{ km: words, en: [], latn: [] }, (word) => ({ ...plain, name: foldWord(word) })],
  ];
}

function addKhmer(words: Map<string, Entry[]>, word: string, entry: Entry): void {
  const folded = foldWord(word);
  const exact = [...folded].filter(isBase).length < shortWord ? word : null;
  const entries = words.get(folded);
  if (entries === undefined) words.set(folded, [{ ...entry, exact }]);
  else if (!entries.some((each) => each.exact === exact)) entries.push({ ...entry, exact });
}

function addLatin(
  lexicon: { starts: Map<string, number> },
  phrases: Map<string, Entry>,
  phrase: string,
  entry: Entry,
): void {
  const words = phrase.split(' ');
  const [first = ''] = words;
  lexicon.starts.set(first, Math.max(lexicon.starts.get(first) ?? 0, words.length));
  if (!phrases.has(phrase)) phrases.set(phrase, entry);
}

function addSound(sounds: Map<string, Sounding[]>, sound: string, sounding: Sounding): void {
  if (sound.length < clearSound) return;
  const same = sounds.get(sound);
  if (same === undefined) sounds.set(sound, [sounding]);
  else if (!same.some((each) => each.form === sounding.form)) same.push(sounding);
}

export function stemPhrase(phrase: string): string {
  return phrase
    .toLowerCase()
    .split(/[\s-]+/)
    .map(stem)
    .join(' ');
}

/** Words run together: romanised Khmer is split as the writer likes. */
export function soundOfPhrase(phrase: string): string {
  return phrase
    .toLowerCase()
    .split(/[\s-]+/)
    .map(soundOfLatin)
    .join('');
}
