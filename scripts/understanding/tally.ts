import type { Lang } from './sets.ts';

/** A share with the count behind it: `right` of `of`. */
export interface Share {
  readonly share: number;
  readonly right: number;
  readonly of: number;
}

export function share<Item>(items: readonly Item[], is: (item: Item) => boolean): Share {
  const right = items.filter(is).length;
  return { right, of: items.length, share: items.length === 0 ? 1 : Math.round((right / items.length) * 1000) / 1000 };
}

/** The same figure for all and for each way of writing. */
export type ByLang = { readonly all: Share } & { readonly [lang in Lang]?: Share };

export function byLang<Item extends { readonly lang: Lang }>(
  items: readonly Item[],
  is: (item: Item) => boolean,
): ByLang {
  const langs = [...new Set(items.map((item) => item.lang))].sort();
  const parts = langs.map(
    (lang) =>
      [
        lang,
        share(
          items.filter((item) => item.lang === lang),
          is,
        ),
      ] as const,
  );
  return { all: share(items, is), ...Object.fromEntries(parts) };
}

/** Rows: what it is; columns: what it was taken for. */
export type Confusion = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function confusion(pairs: readonly (readonly [is: string, taken: string])[]): Confusion {
  const table: Record<string, Record<string, number>> = {};
  for (const [is, taken] of pairs) {
    const row = table[is] ?? {};
    row[taken] = (row[taken] ?? 0) + 1;
    table[is] = row;
  }
  return table;
}

/** Harmonic mean of precision and recall, averaged over the labels. */
export function macroF1(pairs: readonly (readonly [is: string, taken: string])[], labels: readonly string[]): number {
  const f1 = (label: string): number => {
    const hit = pairs.filter(([is, taken]) => is === label && taken === label).length;
    const wanted = pairs.filter(([is]) => is === label).length;
    const given = pairs.filter(([, taken]) => taken === label).length;
    return wanted + given === 0 ? 1 : (2 * hit) / (wanted + given);
  };
  return Math.round((labels.reduce((sum, label) => sum + f1(label), 0) / labels.length) * 1000) / 1000;
}
