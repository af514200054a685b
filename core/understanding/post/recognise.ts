import { type PostScene, said } from './scene.ts';

/**
 * Is the text a job post? It offers (hiring, headcount, pay, benefits, contact) and does not ask. A question about an offer
 * speaks of oneself and asks; a pasted post keeps the form of one.
 */
export function looksLikePost(post: PostScene): boolean {
  return postPoints(post) >= 3;
}

const signs: readonly (readonly [points: number, written: string])[] = [
  [1.6, 'hiring'],
  [0.7, 'headcount'],
  [0.7, 'contact'],
  [0.7, 'benefits'],
  [0.5, 'duty'],
  [0.4, 'place'],
  [0.4, 'abroad'],
  [0.4, 'company-word'],
  [0.6, 'apply'],
  [0.5, 'rights'],
  [0.5, 'travel-paid; no-experience; no-interview'],
  [0.6, 'task-scam; account-sim; recruit-bonus; work-from-home'],
  [0.4, 'guarantee; fee-word'],
  [0.6, 'official-channel; licence'],
  [0.4, 'leave-at-once; hurry'],
];

export function postPoints(post: PostScene): number {
  const { text, original, emoji } = post.reading.prepared;
  const lines = original.split('\n').filter((line) => line.trim().length > 3).length;
  const form = Math.min(lines - 1, 3) * 0.7 + Math.min(emoji.length, 3) * 0.3 + (text.length > 110 ? 0.7 : 0);
  const paid = post.money.pay === null ? 0 : 1;
  const offered = signs.reduce((sum, [points, written]) => sum + (said(post, written) === null ? 0 : points), 0);
  return form + paid + offered - asking(post);
}

/** Speaks of oneself, asks, or tells what somebody said. */
function asking({ reading }: PostScene): number {
  const { text } = reading.prepared;
  const self = /(?:^|[^\u1780-\u17B3])ខ្ញុំ|\b(?:i|my|me|im|i'm|knhom|khnhom|nhom)\b/.test(text) ? 1.2 : 0;
  const asks =
    /\?|(?:ទេ|អត់|ណា|ម៉េច|អី|ប៉ុន្មាន|មែនទេ|បានទេ)(?:\s?(?:បង|បងៗ|ដែរ|ផង|ហ្នឹង))?\s*$|^(?:is|can|what|how|where|should|do|does|which|who|why|តើ)\b|ពិតឬ|\b(?:ban ot|bok ot|pit ot|nov na|ponman|mech)\b/.test(
      text,
    )
      ? 1.6
      : 0;
  return self + asks;
}
