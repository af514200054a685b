import type { FaqEntry } from '../../content/schema.ts';

/** Of the answers that share a topic, the one for the place that was named, else the general one, else the nearest in words. */
export function chooseVariant(
  entries: readonly number[],
  faq: readonly FaqEntry[],
  country: string | null,
  near: Float32Array,
): number {
  const fitting = entries.filter((i) => country !== null && faq[i]?.country === country);
  const general = entries.filter((i) => faq[i]?.country === undefined);
  const pool = [fitting, general, entries].find((each) => each.length > 0) ?? entries;
  return pool.reduce((best, i) => ((near[i] ?? 0) > (near[best] ?? 0) ? i : best), pool[0] ?? 0);
}
