import { folds } from './folds.ts';

/** What a mistake costs, by what a text is and what it is taken for. */
export type Cost<Label extends string> = Readonly<Record<Label, Readonly<Record<Label, number>>>>;

export function eachFold<Held>(judgeFold: (fold: number) => readonly Held[]): readonly Held[] {
  return Array.from({ length: folds }, (_, fold) => judgeFold(fold)).flat();
}

const step = 0.02;
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => Math.round((from + i * step) * 100) / 100);

export function cheapest<Limits>(grid: readonly Limits[], price: (limits: Limits) => number): Limits {
  const priced = grid.map((limits) => ({ limits, price: price(limits) }));
  return priced.reduce((best, each) => (each.price < best.price ? each : best)).limits;
}

export const mean = <Item>(list: readonly Item[], of: (item: Item) => number): number =>
  list.reduce((sum, each) => sum + of(each), 0) / Math.max(1, list.length);

export function tell<Label extends string, Held extends { readonly label: Label }>(
  name: string,
  labels: readonly Label[],
  held: readonly Held[],
  judged: (each: Held) => Label,
): void {
  process.stdout.write(`${name}, held-back examples: is, taken for\n`);
  for (const label of labels) {
    const those = held.filter((each) => each.label === label);
    const counts = labels.map((other) => `${other} ${those.filter((each) => judged(each) === other).length}`);
    process.stdout.write(`  ${label.padEnd(10)} ${counts.join(', ')}\n`);
  }
}
