/** Where each feature stands, by its name: a hash table in one flat array, so that a look-up touches memory once. Plain data. */
export interface Places {
  /** For each slot two numbers: the name that stands there, and its place counted from 1, or 0 when the slot is free. */
  readonly slots: Int32Array;
}

/** Each name gets its index as its place; names differ. */
export function buildPlaces(names: readonly number[]): Places {
  const size = 2 ** Math.ceil(Math.log2(names.length * 2 + 2));
  const slots = new Int32Array(size * 2);
  for (const [place, name] of names.entries()) {
    let slot = slotOf(name, size);
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot * 2] = name;
    slots[slot * 2 + 1] = place + 1;
  }
  return { slots };
}

/** The place of a name, or -1. */
export function placeOf({ slots }: Places, name: number): number {
  const size = slots.length >> 1;
  for (let slot = slotOf(name, size); slots[slot * 2 + 1] !== 0; slot = (slot + 1) & (size - 1)) {
    if (slots[slot * 2] === name) return (slots[slot * 2 + 1] ?? 0) - 1;
  }
  return -1;
}

const slotOf = (name: number, size: number): number => (name ^ (name >>> 15)) & (size - 1);
