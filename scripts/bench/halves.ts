import { createHash } from 'node:crypto';

/** Which half of a set an item is in. By its id, so that it stays there. */
export function halfOf(id: string): 'a' | 'b' {
  return ((createHash('sha1').update(id).digest()[0] ?? 0) & 1) === 0 ? 'a' : 'b';
}

/** Which of `count` folds a text is in. */
export function foldOf(text: string, count: number): number {
  return (createHash('sha1').update(text).digest()[1] ?? 0) % count;
}
