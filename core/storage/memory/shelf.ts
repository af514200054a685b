import { refuseTooBig, StoreError } from '../errors.ts';
import type { Entry, Kind, Shelf, Stored, Write } from '../shelf.ts';

/** A real store whose documents live as long as the process. */
export function memoryShelf(): Shelf {
  const kinds = new Map<Kind, Map<string, Stored>>();
  let open = true;

  function documents(kind: Kind): Map<string, Stored> {
    if (!open) throw new StoreError('closed', 'The store is closed.');
    const known = kinds.get(kind) ?? new Map<string, Stored>();
    kinds.set(kind, known);
    return known;
  }
  const entries = (kind: Kind, wanted: (stored: Stored) => boolean) =>
    [...documents(kind).values()].filter(wanted).map(entryOf);

  return {
    async read(kind, id) {
      const stored = documents(kind).get(id);
      return stored ? { ...stored, body: Uint8Array.from(stored.body) } : null;
    },
    async swap(write) {
      refuseTooBig(write);
      return put(documents(write.kind), write);
    },
    async due(kind, until, limit) {
      const found = entries(kind, ({ mark }) => mark.due !== null && mark.due <= until);
      return found.sort((a, b) => (a.mark.due ?? 0) - (b.mark.due ?? 0) || byId(a, b)).slice(0, limit);
    },
    async list(kind, group, { limit, below = Number.POSITIVE_INFINITY }) {
      const found = entries(kind, ({ mark }) => mark.group === group && mark.rank < below);
      return found.sort((a, b) => b.mark.rank - a.mark.rank || byId(a, b)).slice(0, limit);
    },
    async count(kind, group) {
      return entries(kind, ({ mark }) => mark.group === group).length;
    },
    async touched(kind, since, limit) {
      const found = entries(kind, ({ mark }) => mark.touched >= since);
      return found.sort((a, b) => a.mark.touched - b.mark.touched || byId(a, b)).slice(0, limit);
    },
    async check() {
      documents('setting');
    },
    async close() {
      open = false;
    },
  };
}

function put(documents: Map<string, Stored>, { id, expected, mark, body }: Write): 'swapped' | 'conflict' {
  const version = documents.get(id)?.version ?? 0;
  if (version !== expected || (expected === 0 && body === null)) return 'conflict';
  if (body === null) documents.delete(id);
  else documents.set(id, { id, version: version + 1, mark: { ...mark }, body: Uint8Array.from(body) });
  return 'swapped';
}

const entryOf = ({ id, version, mark }: Stored): Entry => ({ id, version, mark: { ...mark } });

const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : 1);
