import type { Vocabulary } from '../vocabulary/schema.ts';

export const writings = ['km', 'en', 'mixed', 'km-latn', 'other', 'none'] as const;
/** How a text is written. `none`: no letters at all. */
export type Writing = (typeof writings)[number];

export interface Letters {
  readonly khmer: number;
  readonly latin: number;
  readonly thai: number;
  readonly lao: number;
  readonly burmese: number;
  readonly han: number;
  readonly other: number;
}

export function countLetters(text: string): Letters {
  const count = { khmer: 0, latin: 0, thai: 0, lao: 0, burmese: 0, han: 0, other: 0 };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code | 32) >= 97 && (code | 32) <= 122) count.latin++;
    else if (code < 0xc0) continue;
    else if (code >= 0x1780 && code <= 0x17d3) count.khmer++;
    else if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) count.latin++;
    else if (code >= 0xe00 && code < 0xe80) count.thai++;
    else if (code >= 0xe80 && code < 0xf00) count.lao++;
    else if (code >= 0x1000 && code < 0x10a0) count.burmese++;
    else if ((code >= 0x3400 && code < 0xa000) || (code >= 0xf900 && code < 0xfb00)) count.han++;
    else if (/\p{L}/u.test(text.charAt(i))) count.other++;
  }
  return count;
}

/** Tells English from Khmer in Latin letters, word by word: by words it knows, by three-letter pieces for the others. */
export interface LatinGuess {
  readonly words: ReadonlyMap<string, number>;
  readonly pieces: ReadonlyMap<string, number>;
}

/** Above 0: English. Below 0: Khmer. */
export function leanOf({ words, pieces }: LatinGuess, list: readonly string[]): number {
  return list.reduce((sum, word) => sum + (words.get(word) ?? mean(threes(word), pieces)), 0);
}

export function buildLatinGuess(vocabulary: Vocabulary): LatinGuess {
  const { concepts, phrasings, common, elsewhere } = vocabulary;
  const english = [...concepts, ...phrasings, ...elsewhere]
    .flatMap((each) => each.en)
    .concat(common.english, common.stop.en);
  const romanised = [...concepts, ...phrasings, ...elsewhere]
    .flatMap((each) => each.latn)
    .concat(common.romanised, common.stop.latn);
  const words = ratios(english.flatMap(split), romanised.flatMap(split), 0.3);
  const pieces = ratios(
    [...new Set(english.flatMap(split))].flatMap(threes),
    [...new Set(romanised.flatMap(split))].flatMap(threes),
    1,
  );
  return { words, pieces };
}

const split = (text: string): string[] => text.toLowerCase().match(/[a-z]+(?:'[a-z]+)?/g) ?? [];

export function threes(word: string): string[] {
  const padded = `^${word.slice(0, 24)}$`;
  return Array.from({ length: Math.max(1, padded.length - 2) }, (_, i) => padded.slice(i, i + 3));
}

function mean(pieces: readonly string[], ratio: ReadonlyMap<string, number>): number {
  return pieces.reduce((sum, piece) => sum + (ratio.get(piece) ?? 0), 0) / Math.sqrt(pieces.length);
}

function ratios(here: readonly string[], there: readonly string[], smooth: number): Map<string, number> {
  const counts = [count(here), count(there)] as const;
  const all = new Set([...counts[0].keys(), ...counts[1].keys()]);
  const total = [here.length + smooth * all.size, there.length + smooth * all.size] as const;
  const log = (i: 0 | 1, key: string): number => Math.log(((counts[i].get(key) ?? 0) + smooth) / total[i]);
  return new Map([...all].map((key) => [key, log(0, key) - log(1, key)]));
}

function count(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
