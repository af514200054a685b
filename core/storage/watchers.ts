import type { Kind, Shelf } from './shelf.ts';

export type Watcher = (id: string, version: number) => void;

/** Who listens to which shelf in this process. Shared by all `documents()` of one shelf and kind. */
const listening = new WeakMap<Shelf, Map<Kind, Set<Watcher>>>();

export function watchersOf(shelf: Shelf, kind: Kind): Set<Watcher> {
  const kinds = listening.get(shelf) ?? new Map<Kind, Set<Watcher>>();
  listening.set(shelf, kinds);
  const watchers = kinds.get(kind) ?? new Set<Watcher>();
  kinds.set(kind, watchers);
  return watchers;
}

/** After the writer has its answer: a listener that throws must not make a durable change look like a failed one. */
export function tell(watchers: ReadonlySet<Watcher>, id: string, version: number): void {
  for (const watcher of watchers) queueMicrotask(() => watcher(id, version));
}
