import type { Prepared } from '../words/index.ts';
import { findSigns } from './find.ts';
import type { Hit } from './hit.ts';
import type { SignLexicon } from './lexicon.ts';
import { measure, type Spacing } from './spacing.ts';

/** A text with the known phrases in it. */
export interface Reading {
  readonly prepared: Prepared;
  readonly hits: readonly Hit[];
  readonly spacing: Spacing;
  /** For each phrase id, which hits say it. */
  readonly where: ReadonlyMap<string, readonly number[]>;
}

export function readSigns(prepared: Prepared, lexicon: SignLexicon): Reading {
  const hits = findSigns(prepared, lexicon);
  const where = new Map<string, number[]>();
  hits.forEach(({ ids }, index) => {
    for (const id of ids) {
      const list = where.get(id);
      if (list === undefined) where.set(id, [index]);
      else list.push(index);
    }
  });
  return { prepared, hits, spacing: measure(prepared.text), where };
}

/** How many words lie between two hits. */
export function between({ hits, spacing }: Reading, first: number, second: number): number {
  return spacing(hits[first]?.end ?? 0, hits[second]?.start ?? 0);
}

export function wordsOf({ prepared, hits }: Reading, found: readonly number[]): string {
  const start = Math.min(...found.map((index) => hits[index]?.start ?? 0));
  const end = Math.max(...found.map((index) => hits[index]?.end ?? 0));
  return prepared.words(start, end);
}
