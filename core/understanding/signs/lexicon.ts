import { normalise } from '../normalise/index.ts';
import type { SignWords, Vocabulary } from '../vocabulary/schema.ts';
import { foldWord } from '../words/fold.ts';
import { stem } from '../words/index.ts';
import { spellingRule } from '../words/spellings.ts';
import { buildTrie, type Trie } from '../words/trie.ts';
import { romanKey } from './roman.ts';

/** What a phrase may stand for. */
export interface Said {
  readonly id: string;
  /** A short Khmer word must be met with its own vowels: folded, it would be met in too many others. */
  readonly exact: string | null;
}

/** Phrases by their letters; `says` by the numbers of the trie. */
export interface Phrases {
  readonly trie: Trie;
  readonly says: readonly (readonly Said[])[];
}

/** Plain data, so that it can be kept in a file. */
export interface SignLexicon {
  /** Letters as `skeleton` leaves them. */
  readonly khmer: Phrases;
  /** Stems, with a space between two words. */
  readonly english: Phrases;
  /** Keys of romanised words, with a space between two. */
  readonly roman: Phrases;
  /** The first words of English phrases. */
  readonly firsts: ReadonlySet<string>;
  /** Long English words, each with one letter left out, so that a slip of the finger is still read. */
  readonly nearly: ReadonlyMap<string, string>;
  /** Right English words of the vocabulary: never taken for a slip of another (contract is not contact). */
  readonly right: ReadonlySet<string>;
}

/** Words of fewer letters are too like others to be guessed. */
export const longEnough = 6;

/** Built once from the lists. Every word takes the same way as a message, so both arrive in one spelling. */
export function buildSignLexicon(lists: SignWords, vocabulary: Vocabulary): SignLexicon {
  const respell = spellingRule(vocabulary.spellings);
  const spelled = (word: string): string => respell(normalise(word).traced).text.trim();
  const khmer: Told = new Map();
  const english: Told = new Map();
  const roman: Told = new Map();
  for (const { id, km, en, latn } of lists) {
    for (const word of km) addKhmer(khmer, spelled(word), id);
    for (const phrase of en) add(english, latinWords(spelled(phrase)).map(englishKey).join(' '), { id, exact: null });
    for (const phrase of latn) add(roman, romanPath(latinWords(phrase.toLowerCase())).join(' '), { id, exact: null });
  }
  const firsts = new Set([...english.keys()].map((phrase) => phrase.split(' ', 1)[0] ?? ''));
  return {
    khmer: phrases(khmer),
    english: phrases(english),
    roman: phrases(roman),
    firsts,
    nearly: nearlyWords([...firsts]),
    right: rightWords(vocabulary),
  };
}

type Told = Map<string, Said[]>;

function phrases(told: Told): Phrases {
  return { trie: buildTrie(new Map([...told.keys()].map((phrase, i) => [phrase, i]))), says: [...told.values()] };
}

function rightWords({ common, concepts, phrasings, elsewhere }: Vocabulary): ReadonlySet<string> {
  const phrases = [...concepts, ...phrasings, ...elsewhere, common.stop].flatMap(({ en }) => en);
  return new Set([...phrases, ...common.english].flatMap((each) => each.toLowerCase().match(/[a-z']+/g) ?? []));
}

function add(told: Told, phrase: string, said: Said): void {
  const same = told.get(phrase);
  if (same === undefined) told.set(phrase, [said]);
  else if (!same.some(({ id, exact }) => id === said.id && exact === said.exact)) same.push(said);
}

function addKhmer(told: Told, word: string, id: string): void {
  const latin = /[a-z]/.test(word);
  const key = skeleton(word);
  add(told, key, { id, exact: !latin && bases(key) < 3 ? word.replace(/ /g, '') : null });
  for (const shorter of withoutASubscript(word)) add(told, skeleton(shorter), { id, exact: null });
}

/** People leave a subscript letter out; the word is still long enough to be known. */
function withoutASubscript(word: string): readonly string[] {
  return [...word.matchAll(/\u17D2[\u1780-\u17A2]/g)]
    .map(({ index }) => word.slice(0, index) + word.slice(index + 2))
    .filter((each) => bases(each) >= 4);
}

const bases = (word: string): number => word.match(/[\u1780-\u17B3]/g)?.length ?? 0;

/** The stem, but short words keep their last e: "here" is not "her", nor "rape" "rap". */
export function englishKey(word: string): string {
  const key = stem(word);
  return key.length < 4 && word === `${key}e` ? word : key;
}

/** Letters as `fold` leaves them, without subscript signs and spaces: what fingers leave out most. */
export function skeleton(word: string): string {
  return foldWord(word).replace(/[\u17D2 ]/g, '');
}

/** The short word itself, or the word without the ់ that hurried fingers leave out; never with one it does not have. */
export function isWritten(written: string, exact: string): boolean {
  const seen = written.replace(/ /g, '');
  return seen === exact || (seen.length < exact.length && seen === exact.replace(/[\u17CB\u17D0]/g, ''));
}

/** A short romanised word alone goes by its letters; in a phrase its neighbours make it sure. */
function romanPath(words: readonly string[]): readonly string[] {
  const keys = words.map(romanKey);
  return keys.join('').length < 3 ? words.map(literally) : keys;
}

/** Words and numbers in the order they stand; a list and a message are cut alike. */
export const latinWords = (text: string): string[] => text.match(latinWord) ?? [];
export const latinWord = /[a-z]+(?:'[a-z]+)?|\d+%?/g;

export const literally = (word: string): string => `=${word}`;

function nearlyWords(words: readonly string[]): Map<string, string> {
  const nearly = new Map<string, string>();
  for (const word of words.filter((each) => each.length >= longEnough)) {
    for (const key of leftOut(word)) if (!nearly.has(key)) nearly.set(key, word);
  }
  return nearly;
}

/** The word itself and all it becomes when one letter (never the first) is left out. */
export function leftOut(word: string): readonly string[] {
  return [word, ...Array.from({ length: word.length - 1 }, (_, i) => word.slice(0, i + 1) + word.slice(i + 2))];
}
