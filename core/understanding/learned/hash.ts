/** FNV-1a over the characters from `start` to `end`; `seed` tells kinds of feature apart. */
export function hashOf(text: string, seed: number, start = 0, end = text.length): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Two hashes in this order make a third. */
export function joined(first: number, second: number, seed: number): number {
  let hash = Math.imul(first ^ seed, 0x85ebca6b) ^ second;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
