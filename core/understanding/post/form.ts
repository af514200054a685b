import type { PostScene } from './scene.ts';

/**
 * What a text has that posts have, and what it has that questions have: the lists of `content/understanding/posts` by name,
 * and its form. The names with a `$` are counted here. `npm run bench -- posts` fits the weights on held-back folds.
 */
export function formOf(post: PostScene): ReadonlyMap<string, number> {
  const { text, original, emoji } = post.reading.prepared;
  const lines = original.split('\n', 8).filter((line) => line.trim().length > 3).length;
  const found = new Map<string, number>([...post.reading.where.keys()].map((id) => [id, 1]));
  found.set('$lines', Math.min(Math.max(lines - 1, 0), 3) / 3);
  found.set('$emoji', Math.min(emoji.length, 3) / 3);
  found.set('$long', Math.min(text.length, 240) / 240);
  found.set('$kinds', Math.min(post.reading.where.size, 14) / 14);
  if (post.money.pay !== null) found.set('$pay', 1);
  if (post.money.fees.length > 0) found.set('$fee', 1);
  if (post.employer !== null) found.set('$name', 1);
  if (self.test(text)) found.set('$self', 1);
  if (others.test(text)) found.set('$others', 1);
  if (asks.test(text)) found.set('$asks', 1);
  if (handle.test(original)) found.set('$handle', 1);
  return found;
}

const self = /(?:^|[^\u1780-\u17B3])ខ្ញុំ|\b(?:i|my|me|im|i'm|us|we|knhom|khnhom|nhom)\b/;
const others = /(?:^|[^\u1780-\u17B3])(?:គេ|ថៅកែ|ប៉ូលិស)|\b(?:they|them|he|she|him|police|ke|thaoke)\b/;
const asks =
  /\?|(?:ទេ|អត់|ណា|ម៉េច|អី|ប៉ុន្មាន|មែនទេ|បានទេ)(?:\s?(?:បង|បងៗ|ដែរ|ផង|ហ្នឹង))?\s*$|^(?:is|can|what|how|where|should|do|does|which|who|why|តើ)\b|ពិតឬ|\b(?:ban ot|bok ot|pit ot|nov na|ponman|mech)\b/;
const handle = /0\d{1,2}[\sx\d]{4,}|0xx|@\w/;
