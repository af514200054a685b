import type { PostJudgement } from '../contract.ts';
import type { FaqQuestions } from '../faq.ts';
import { sharesOf } from '../learned/linear.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import type { Prepare, Prepared } from '../words/index.ts';
import { bagsOfForm, bagsOfPost, type PostPart } from './features.ts';
import { buildPosts, isPost, type PostsData, readScene } from './learn.ts';
import { judgeLevel } from './level.ts';
import { weighPost } from './weigh.ts';

export { type PostPart, postParts } from './features.ts';
export { buildPosts, type PostsData } from './learn.ts';

export interface SeenPost {
  /** Null: the text is no post. */
  readonly post: PostJudgement | null;
  /** True when it is no post by itself but may be a piece of one. */
  readonly isPiece: boolean;
}

/** `asPost`: the text is known to be a post. */
export type JudgePost = (prepared: Prepared, how: { readonly asPost: boolean }) => SeenPost;

/** From the words alone fewer than one in fifty of these is a post. */
const worthALook = 0.02;
const noPost: SeenPost = { post: null, isPiece: false };

/** Learns posts from the vocabulary; `without` leaves parts out, to measure what each brings. */
export function createPosts(
  faq: readonly FaqQuestions[],
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
    if (!asPost && (sharesOf(data.words, [prepared.bag()])[isPost] ?? 0) < worthALook) return noPost;
    const post = readScene(prepared, data.lexicon);
    const share = asPost ? 1 : (sharesOf(data.form, bagsOfForm(post))[isPost] ?? 0);
    if (share < data.limits.post) return { post: null, isPiece: share >= data.limits.piece };
    const weighed = weighPost(post);
    const level = learned
      ? judgeLevel(sharesOf(data.levels, bagsOfPost(post, weighed, without)), weighed, data.limits)
      : weighed.ruled;
    return { post: { level, reasons: level === 'low' ? weighed.safeties : weighed.risks }, isPiece: false };
  };
}
