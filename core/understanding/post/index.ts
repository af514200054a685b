import type { PostJudgement } from '../contract.ts';
import { buildSignLexicon, type SignLexicon } from '../signs/lexicon.ts';
import { findNegations } from '../signs/negation.ts';
import { readSigns } from '../signs/reading.ts';
import type { SignWords } from '../signs/words.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import type { Prepared } from '../words/index.ts';
import { weighPost } from './judge.ts';
import { looksLikePost } from './recognise.ts';
import { readPost } from './scene.ts';

/** `asPost`: the text is known to be a post. Null: it is none. */
export type JudgePost = (prepared: Prepared, how: { readonly asPost: boolean }) => PostJudgement | null;

/**
 * `createPosts(vocabulary.posts, vocabulary)` gives the function that recognises a job post and
 * says how risky it looks and why. Reasons come gravest first; those of a low one say what is good about it. Pure, bounded
 * in time, never throws.
 */
export function createPosts(words: SignWords, vocabulary: Vocabulary): JudgePost {
  return openPosts(buildSignLexicon(words, vocabulary));
}

export function openPosts(lexicon: SignLexicon): JudgePost {
  return (prepared, { asPost }) => {
    const reading = readSigns(prepared, lexicon);
    const post = readPost(reading, findNegations(reading));
    if (!asPost && !looksLikePost(post)) return null;
    const { level, risks, safeties } = weighPost(post);
    return { level, reasons: level === 'low' ? safeties : risks };
  };
}
