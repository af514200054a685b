/** Where each feature stands, by its name: a hash table in two flat arrays. Plain data. */
export interface Places {
  /** At each slot the name that stands there. */
  readonly names: Int32Array;
  /** At each slot the place of that name, or -1 when the slot is free. */
  readonly places: Int32Array;
}

/** Each name gets its index as its place; names differ. */
export function buildPlaces(names: readonly number[]): Places {
  const size = 2 ** Math.ceil(Math.log2(names.length * 2 + 2));
  const table = { names: new Int32Array(size), places: new Int32Array(size).fill(-1) };
  for (const [place, name] of names.entries()) {
    let slot = slotOf(name, size);
    while (table.places[slot] !== -1) slot = (slot + 1) & (size - 1);
    table.names[slot] = name;
    table.places[slot] = place;
  }
  return table;
}

/** The place of a name, or -1. */
export function placeOf({ names, places }: Places, name: number): number {
  const last = names.length - 1;
  for (let slot = slotOf(name, names.length); places[slot] !== -1; slot = (slot + 1) & last) {
    if (names[slot] === name) return places[slot] ?? -1;
  }
  return -1;
}

const slotOf = (name: number, size: number): number => (name ^ (name >>> 15)) & (size - 1);
