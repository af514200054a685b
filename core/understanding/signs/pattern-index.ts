import type { Pattern } from './pattern.ts';

/** Things by a phrase that they cannot be met without. */
export type PatternIndex<Of> = ReadonlyMap<string, readonly Of[]>;

/** Each pattern stands under the step that fewest patterns share, so that a text is held to few patterns it cannot meet. */
export function indexPatterns<Of>(
  things: readonly Of[],
  patternsOf: (thing: Of) => readonly Pattern[],
): PatternIndex<Of> {
  const often = countIds(things.flatMap(patternsOf));
  const index = new Map<string, Of[]>();
  for (const thing of things) {
    for (const id of new Set(patternsOf(thing).flatMap((pattern) => rarestStep(pattern, often)))) {
      index.set(id, [...(index.get(id) ?? []), thing]);
    }
  }
  return index;
}

/** What may be met in a text that says these ids; `may` looks closer, so that few have to be kept. */
export function candidates<Of>(
  index: PatternIndex<Of>,
  ids: Iterable<string>,
  may: (thing: Of) => boolean = () => true,
): ReadonlySet<Of> {
  const found = new Set<Of>();
  for (const id of ids) {
    for (const thing of index.get(id) ?? []) if (may(thing)) found.add(thing);
  }
  return found;
}

const stepsOf = ({ parts }: Pattern): readonly (readonly string[])[] =>
  parts.flatMap((part) => part.map(({ ids }) => ids));

function countIds(patterns: readonly Pattern[]): ReadonlyMap<string, number> {
  const often = new Map<string, number>();
  for (const id of patterns.flatMap((pattern) => stepsOf(pattern).flat())) often.set(id, (often.get(id) ?? 0) + 1);
  return often;
}

function rarestStep(pattern: Pattern, often: ReadonlyMap<string, number>): readonly string[] {
  const shared = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + (often.get(id) ?? 0), 0);
  return stepsOf(pattern).reduce((rarest, ids) => (shared(ids) < shared(rarest) ? ids : rarest));
}
