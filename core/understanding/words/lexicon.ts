import type { Vocabulary } from '../vocabulary/schema.ts';
import { foldWord, isBase } from './fold.ts';
import { soundOfKhmer, soundOfLatin } from './sound.ts';
import { stem } from './stem.ts';

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

export interface TrieNode {
  readonly next: Map<string, TrieNode>;
  entry: Entry | null;
}

export interface Lexicon {
  /** Folded Khmer words and phrases, letter by letter. */
  readonly khmer: TrieNode;
  /** English phrases by their stems joined with a space. */
  readonly english: ReadonlyMap<string, Entry>;
  /** Romanised Khmer phrases as written. */
  readonly romanised: ReadonlyMap<string, Entry>;
  /** Phrases of either by sound; of Khmer script too, so that romanised words we never listed still arrive. */
  readonly sounds: ReadonlyMap<string, Entry>;
  /** The most words a Latin phrase has. */
  readonly longest: number;
}

const shortWord = 3;
/** A sound of fewer consonants is shared by too many words. */
const clearSound = 3;

export function buildLexicon(vocabulary: Vocabulary): Lexicon {
  const lexicon = {
    khmer: { next: new Map(), entry: null } as TrieNode,
    english: new Map<string, Entry>(),
    romanised: new Map<string, Entry>(),
    sounds: new Map<string, Entry>(),
    longest: 1,
  };
  for (const [words, entry] of entriesOf(vocabulary)) {
    for (const word of words.km) addKhmer(lexicon.khmer, word, entry(word));
    for (const word of words.en) addLatin(lexicon, lexicon.english, stemPhrase(word), entry(stemPhrase(word)));
    for (const word of words.latn) addLatin(lexicon, lexicon.romanised, word.toLowerCase(), entry(word));
  }
  for (const [words, entry] of entriesOf(vocabulary)) {
    for (const word of [...words.en, ...words.latn]) addSound(lexicon.sounds, soundOfPhrase(word), entry(word));
    for (const word of words.km) addSound(lexicon.sounds, soundOfKhmer(word), entry(word));
  }
  return lexicon;
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

function addKhmer(root: TrieNode, word: string, entry: Entry): void {
  const folded = foldWord(word.replace(/\u200B/g, ''));
  let node = root;
  for (const letter of folded) {
    let next = node.next.get(letter);
    if (next === undefined) {
      next = { next: new Map(), entry: null };
      node.next.set(letter, next);
    }
    node = next;
  }
  const bases = [...folded].filter(isBase).length;
  node.entry ??= bases < shortWord ? { ...entry, exact: word } : entry;
}

function addLatin(lexicon: { longest: number }, phrases: Map<string, Entry>, phrase: string, entry: Entry): void {
  lexicon.longest = Math.max(lexicon.longest, phrase.split(' ').length);
  if (!phrases.has(phrase)) phrases.set(phrase, entry);
}

function addSound(sounds: Map<string, Entry>, sound: string, entry: Entry): void {
  if (sound.replaceAll(' ', '').length >= clearSound && !sounds.has(sound)) sounds.set(sound, entry);
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
