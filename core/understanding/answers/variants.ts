import type { FaqQuestions } from '../faq.ts';

/** What of an answer is needed to choose it. `country` is null for the general one. */
export type Entry = Pick<FaqQuestions, 'id' | 'topic'> & { readonly country: string | null };

/** Of the answers that share a topic, the one for the place that was named, else the general one, else the nearest in words. */
export function chooseVariant(
  entries: readonly number[],
  known: readonly Entry[],
  country: string | null,
  near: Float32Array,
): number {
  const fitting = entries.filter((i) => country !== null && known[i]?.country === country);
  const general = entries.filter((i) => known[i]?.country === null);
  const pool = [fitting, general, entries].find((each) => each.length > 0) ?? entries;
  return pool.reduce((best, i) => ((near[i] ?? 0) > (near[best] ?? 0) ? i : best), pool[0] ?? 0);
}
