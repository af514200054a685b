import type { FaqEntry } from '../../content/schema.ts';
import type { PostJudgement } from '../contract.ts';
import { sharesOf } from '../learned/linear.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import type { Prepare, Prepared } from '../words/index.ts';
import { bagsOfForm, bagsOfPost, type PostPart } from './features.ts';
import { buildPosts, isPost, type PostsData, readScene } from './learn.ts';
import { judgeLevel } from './level.ts';
import { weighPost } from './weigh.ts';

export { type PostPart, postParts } from './features.ts';
export { buildPosts, type PostsData } from './learn.ts';

/** `asPost`: the text is known to be a post. Null: it is none. */
export type JudgePost = (prepared: Prepared, how: { readonly asPost: boolean }) => PostJudgement | null;

/** From the words alone fewer than one in fifty of these is a post. */
const worthALook = 0.02;

/** Learns posts from the vocabulary; `without` leaves parts out, to measure what each brings. */
export function createPosts(
  faq: readonly FaqEntry[],
  vocabulary: Vocabulary,
  prepare: Prepare,
  without: readonly PostPart[] = [],
): JudgePost {
  return openPosts(buildPosts(faq, vocabulary, prepare, without), without);
}

/**
 * Gives the function that recognises a job post and says how risky it looks and why. Reasons come gravest first; those of a
 * low one say what is good about it. Pure, bounded in time, never throws.
 */
export function openPosts(data: PostsData, without: readonly PostPart[] = []): JudgePost {
  const learned = !without.includes('learning');
  return (prepared, { asPost }) => {
    if (!asPost && (sharesOf(data.words, [prepared.bag()])[isPost] ?? 0) < worthALook) return null;
    const post = readScene(prepared, data.lexicon);
    if (!asPost && (sharesOf(data.form, bagsOfForm(post))[isPost] ?? 0) < data.limits.post) return null;
    const weighed = weighPost(post);
    const level = learned
      ? judgeLevel(sharesOf(data.levels, bagsOfPost(post, weighed, without)), weighed, data.limits)
      : weighed.ruled;
    return { level, reasons: level === 'low' ? weighed.safeties : weighed.risks };
  };
}
