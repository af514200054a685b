import { type Level, levels } from '../../core/understanding/contract.ts';
import type { UnderstandingSource } from '../../core/understanding/index.ts';
import { sharesOf } from '../../core/understanding/learned/linear.ts';
import { bagsOfForm, bagsOfPost } from '../../core/understanding/post/features.ts';
import { buildPosts, isPost, type PostsData, readScene } from '../../core/understanding/post/learn.ts';
import { judgeLevel } from '../../core/understanding/post/level.ts';
import { type Weighed, weighPost } from '../../core/understanding/post/weigh.ts';
import type { Weights } from '../../core/understanding/vocabulary/schema.ts';
import type { Prepare } from '../../core/understanding/words/index.ts';
import { foldOf, without } from './folds.ts';
import { type Cost, cheapest, eachFold, mean, range, tell } from './limits.ts';

const cost: Cost<Level> = {
  high: { high: 0, caution: 4, low: 12 },
  caution: { high: 2, caution: 0, low: 1.5 },
  low: { high: 4, caution: 2, low: 0 },
};

/** A post that is missed can be told to be one; a question that is taken for a post goes without its answer. */
const taken = { missed: 1, wrongly: 2 };

interface HeldPost {
  readonly label: Level;
  readonly weighed: Weighed;
  readonly shares: Float32Array;
}

/** How much of a post each text has in its words and form, and whether it is one. */
interface HeldText {
  readonly isOne: boolean;
  readonly share: number;
}

interface Held {
  readonly posts: readonly HeldPost[];
  readonly texts: readonly HeldText[];
}

/** Learns without a fifth of the posts and questions and judges that fifth. */
export function choosePostLimits(source: UnderstandingSource, prepare: Prepare): Weights['posts'] {
  const held = eachFold((fold) => {
    const known = withoutFold(source, fold);
    const data = buildPosts(known.faq, known.vocabulary, prepare);
    return [judgeFold(source, fold, data, prepare)];
  });
  const posts = held.flatMap((each) => each.posts);
  const { piece } = source.vocabulary.weights.posts;
  const post = chooseShare(held.flatMap((each) => each.texts));
  const grid = range(0.3, 0.6).flatMap((high) => range(0.3, 0.7).map((low) => ({ post, piece, high, low })));
  const level = ({ shares, weighed }: HeldPost, limits: Weights['posts']): Level => judgeLevel(shares, weighed, limits);
  const best = cheapest(grid, (limits) => mean(posts, (each) => cost[each.label][level(each, limits)]));
  tell('posts', levels, posts, (each) => level(each, best));
  return best;
}

function judgeFold({ vocabulary }: UnderstandingSource, fold: number, data: PostsData, prepare: Prepare): Held {
  const inFold = ({ text }: { text: string }): boolean => foldOf(text) === fold;
  const read = (text: string) => readScene(prepare(text), data.lexicon);
  const shareOf = (text: string): number => sharesOf(data.form, bagsOfForm(read(text)))[isPost] ?? 0;
  const posts = vocabulary.examples.posts.filter(inFold);
  const questions = vocabulary.phrasings.flatMap(({ km, en, latn }) =>
    [...km, ...en, ...latn].map((text) => ({ text })),
  );
  return {
    posts: posts.map(({ level, text }) => {
      const post = read(text);
      const weighed = weighPost(post);
      return { label: level, weighed, shares: sharesOf(data.levels, bagsOfPost(post, weighed)) };
    }),
    texts: [
      ...posts.map(({ text }) => ({ isOne: true, share: shareOf(text) })),
      ...questions.filter(inFold).map(({ text }) => ({ isOne: false, share: shareOf(text) })),
    ],
  };
}

function chooseShare(texts: readonly HeldText[]): number {
  const posts = texts.filter(({ isOne }) => isOne);
  const questions = texts.filter(({ isOne }) => !isOne);
  const missed = (limit: number): number => mean(posts, ({ share }) => (share < limit ? 1 : 0));
  const wrongly = (limit: number): number => mean(questions, ({ share }) => (share < limit ? 0 : 1));
  const best = cheapest(range(0.1, 0.6), (limit) => taken.missed * missed(limit) + taken.wrongly * wrongly(limit));
  process.stdout.write(
    `held-back posts missed ${missed(best).toFixed(3)}, questions taken for a post ${wrongly(best).toFixed(3)}\n`,
  );
  return best;
}

function withoutFold({ faq, vocabulary }: UnderstandingSource, fold: number): UnderstandingSource {
  const posts = vocabulary.examples.posts.filter(({ text }) => foldOf(text) !== fold);
  return {
    faq,
    vocabulary: {
      ...vocabulary,
      phrasings: vocabulary.phrasings.map((each) => without(each, fold)),
      examples: { ...vocabulary.examples, posts },
    },
  };
}
