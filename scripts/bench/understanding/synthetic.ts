import type { FaqEntry } from '../../../core/content/schema.ts';
import type { Vocabulary } from '../../../core/understanding/vocabulary/schema.ts';
import { syntheticEntry } from './ours.ts';

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/**
 * As many answers as asked for with ten phrasings each, made from pieces of real phrasings: real lengths, real words, and
 * words shared between answers as in real content.
 */
export function syntheticFaq(count: number, { phrasings, elsewhere }: Vocabulary): FaqEntry[] {
  const roll = dice(7);
  const halves = (texts: readonly string[], by: string): string[] =>
    texts.flatMap((text) =>
      by === '' ? [text.slice(0, text.length / 2), text.slice(text.length / 2)] : cut(text, by),
    );
  const km = halves(
    [...phrasings, ...elsewhere].flatMap((each) => each.km),
    '',
  );
  const en = halves(
    [...phrasings, ...elsewhere].flatMap((each) => each.en),
    ' ',
  );
  const join = (pieces: readonly string[], by: string): string =>
    `${pieces[roll(pieces.length)] ?? ''}${by}${pieces[roll(pieces.length)] ?? ''}`;
  return Array.from({ length: count }, (_, i) =>
    syntheticEntry(
      `made-${i}`,
      Array.from({ length: 6 }, () => join(km, '')),
      Array.from({ length: 4 }, () => join(en, ' ')),
    ),
  );
}

function cut(text: string, by: string): string[] {
  const words = text.split(by);
  const middle = Math.ceil(words.length / 2);
  return [words.slice(0, middle).join(by), words.slice(middle).join(by)].filter((half) => half !== '');
}
