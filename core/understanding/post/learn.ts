import { levels } from '../contract.ts';
import type { FaqQuestions } from '../faq.ts';
import { type Counted, type Linear, learnLinear } from '../learned/linear.ts';
import { buildSignLexicon, type SignLexicon } from '../signs/lexicon.ts';
import { findNegations } from '../signs/negation.ts';
import { readSigns } from '../signs/reading.ts';
import type { Vocabulary, Weights } from '../vocabulary/schema.ts';
import type { Prepare, Prepared } from '../words/index.ts';
import { bagsOfForm, bagsOfPost, type PostPart } from './features.ts';
import { type PostScene, readPost } from './scene.ts';
import { weighPost } from './weigh.ts';

/** What job posts are recognised and judged with. Plain data, so that it can be kept in a file. */
export interface PostsData {
  readonly lexicon: SignLexicon;
  /** No post, or perhaps one, from the words alone: most messages need no closer look. */
  readonly words: Linear;
  /** No post, or a post. */
  readonly form: Linear;
  /** How risky a post is, in the order of `levels`. */
  readonly levels: Linear;
  readonly limits: Weights['posts'];
}

export const isPost = 1;
const isNone = 0;
const bits = { words: 15, form: 15, levels: 16 } as const;
/** Questions are many and posts are few. */
const counts = { post: 3, half: 1, none: 1 } as const;
/** A shorter half says too little. */
const shortestHalf = 35;

export function buildPosts(
  faq: readonly FaqQuestions[],
  vocabulary: Vocabulary,
  prepare: Prepare,
  without: readonly PostPart[] = [],
): PostsData {
  const lexicon = buildSignLexicon(vocabulary.posts, vocabulary);
  const read = (text: string) => readScene(prepare(text), lexicon);
  const posts = vocabulary.examples.posts.map(({ level, text }) => ({ level, post: read(text) }));
  const form: Counted[] = [
    ...posts.map(({ post }) => ({ bags: bagsOfForm(post), right: isPost, counts: counts.post })),
    ...vocabulary.examples.posts
      .flatMap(({ text }) => halvesOf(text))
      .map((half) => ({ bags: bagsOfForm(read(half)), right: isPost, counts: counts.half })),
    ...otherTexts(faq, vocabulary).map((text) => ({
      bags: bagsOfForm(read(text)),
      right: isNone,
      counts: counts.none,
    })),
  ];
  const judged = posts.map(({ level, post }) => ({
    bags: bagsOfPost(post, weighPost(post), without),
    right: levels.indexOf(level),
    counts: 1,
  }));
  return {
    lexicon,
    words: learnLinear(
      form.map((text) => ({ ...text, bags: text.bags.slice(0, 1) })),
      2,
      bits.words,
    ),
    form: learnLinear(form, 2, bits.form),
    levels: learnLinear(judged, levels.length, bits.levels),
    limits: vocabulary.weights.posts,
  };
}

export function readScene(prepared: Prepared, lexicon: SignLexicon): PostScene {
  const reading = readSigns(prepared, lexicon);
  return readPost(reading, findNegations(reading));
}

/** Posts come short, and in pieces: each half of one is a post as well. */
function halvesOf(text: string): readonly string[] {
  const pieces = text.includes('\n') ? text.split('\n') : text.split(/(?<=[.!?។])\s+|,\s+/);
  if (pieces.length < 2) return [];
  const middle = Math.ceil(pieces.length / 2);
  const halves = [pieces.slice(0, middle), pieces.slice(middle)].map((half) => half.join('\n'));
  return halves.filter((half) => half.length >= shortestHalf);
}

/** Everything else people write to us. */
function otherTexts(faq: readonly FaqQuestions[], { phrasings, elsewhere, examples }: Vocabulary): readonly string[] {
  return [...faq.map((entry) => entry.phrasings), ...phrasings, ...elsewhere, ...examples.danger].flatMap(
    ({ km, en, latn }) => [...km, ...en, ...latn],
  );
}
