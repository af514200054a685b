import type { Prepare } from '../../../core/understanding/words/index.ts';

/** One answer as all contenders get it: the same titles, phrasings and texts. */
export interface Entry {
  readonly id: string;
  readonly topic: string;
  readonly titles: readonly string[];
  readonly phrasings: readonly { readonly language: 'km' | 'en'; readonly text: string }[];
  readonly text: string;
}

/** What a contender says: topics, best first; an empty list is a refusal. */
export interface Contender {
  readonly name: string;
  /** Builds its index; afterwards `ask` is called many times. */
  build(
    entries: readonly Entry[],
    prepare: Prepare,
  ): Promise<(text: string) => Promise<readonly string[]> | readonly string[]>;
}

/** The first of several entries of a topic stands for it. */
export function distinct(topics: readonly string[]): readonly string[] {
  return [...new Set(topics)];
}
