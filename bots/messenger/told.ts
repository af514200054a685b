import type { IncomingFact } from '../../core/model/index.ts';

/** One fact with the parts that make its id. Everything else of an `Incoming` is the same for all kinds. */
export interface Told {
  readonly id: readonly [kind: string, ...parts: (string | number | undefined)[]];
  readonly fact: IncomingFact;
}

/** What one event means: facts, or the name under which it is counted as ignored. Sometimes both. */
export type Telling =
  | { readonly told: readonly Told[]; readonly alsoIgnored?: readonly string[] }
  | { readonly ignored: string };

export function one(id: Told['id'], fact: IncomingFact): Telling {
  return { told: [{ id, fact }] };
}
