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
  /** By character code. */
  readonly next: Map<number, TrieNode>;
  /** Short words that fold alike share a node; each is met only as written. */
  readonly entries: Entry[];
}

export interface Lexicon {
  /** Folded Khmer words and phrases, letter by letter. */
  readonly khmer: TrieNode;
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
  const lexicon = {
    khmer: newNode(),
    english: new Map<string, Entry>(),
    romanised: new Map<string, Entry>(),
    sounds: new Map<string, Sounding[]>(),
    starts: new Map<string, number>(),
  };
  for (const [words, entry] of entriesOf(vocabulary)) {
    for (const word of words.km) addKhmer(lexicon.khmer, plain(word), entry(word));
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
  const folded = foldWord(word);
  let node = root;
  for (let i = 0; i < folded.length; i++) {
    const letter = folded.charCodeAt(i);
    const next = node.next.get(letter) ?? newNode();
    node.next.set(letter, next);
    node = next;
  }
  const bases = [...folded].filter(isBase).length;
  const exact = bases < shortWord ? word : null;
  if (!node.entries.some((each) => each.exact === exact)) node.entries.push({ ...entry, exact });
}

function newNode(): TrieNode {
  return { next: new Map(), entries: [] };
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
