import type { Random } from '../../core/model/index.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same seed gives the same ids and fractions in the same order (the mulberry32 generator). */
export function seededRandom(seed = 1): Random {
  let state = seed >>> 0;
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const letter = () => alphabet.charAt(Math.floor(fraction() * alphabet.length));
  return { fraction, id: () => Array.from({ length: 22 }, letter).join('') };
}
