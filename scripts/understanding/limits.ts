import { type Danger, dangers, type Level, levels } from '../../core/understanding/contract.ts';
import { bagsOf } from '../../core/understanding/danger/features.ts';
import { judge } from '../../core/understanding/danger/judge.ts';
import { buildDanger } from '../../core/understanding/danger/learn.ts';
import { openRules } from '../../core/understanding/danger/rulings.ts';
import type { UnderstandingSource } from '../../core/understanding/index.ts';
import { sharesOf } from '../../core/understanding/learned/linear.ts';
import { bagsOfPost } from '../../core/understanding/post/features.ts';
import { buildPosts, readScene } from '../../core/understanding/post/learn.ts';
import { judgeLevel } from '../../core/understanding/post/level.ts';
import { type Weighed, weighPost } from '../../core/understanding/post/weigh.ts';
import type { Vocabulary, Weights } from '../../core/understanding/vocabulary/schema.ts';
import type { Prepare } from '../../core/understanding/words/index.ts';
import { foldOf, folds } from './folds.ts';

/**
 * What a mistake costs, by what a text is and what it is taken for. A missed emergency is the worst there is; but whoever is
 * asked "are you safe?" over a joke stops asking us.
 */
const cost: { readonly danger: Cost<Danger>; readonly posts: Cost<Level> } = {
  danger: {
    emergency: { emergency: 0, urgent: 3, none: 9 },
    urgent: { emergency: 0.9, urgent: 0, none: 4 },
    none: { emergency: 9, urgent: 6, none: 0 },
  },
  posts: {
    high: { high: 0, caution: 4, low: 12 },
    caution: { high: 2, caution: 0, low: 1.5 },
    low: { high: 4, caution: 2, low: 0 },
  },
};
type Cost<Label extends string> = Readonly<Record<Label, Readonly<Record<Label, number>>>>;

interface HeldDanger {
  readonly label: Danger;
  readonly ruled: Danger;
  readonly shares: Float32Array;
}

/** Learns without a fifth of the examples and judges that fifth, so that the limits fit what was never seen. */
export function chooseDangerLimits({ faq, vocabulary }: UnderstandingSource, prepare: Prepare): Weights['danger'] {
  const held = eachFold((fold) => {
    const data = buildDanger(faq, withoutDanger(vocabulary, fold), prepare);
    const rule = openRules(data.lexicon, []);
    return vocabulary.examples.danger.flatMap(({ degree, km, en, latn }) =>
      [...km, ...en, ...latn]
        .filter((text) => foldOf(text) === fold)
        .map((text) => {
          const ruling = rule(prepare(text), false);
          return { label: degree, ruled: ruling.degree, shares: sharesOf(data.degrees, bagsOf(ruling)) };
        }),
    );
  });
  const grid = range(0.5, 0.9).flatMap((none) => range(0.1, 0.4).map((emergency) => ({ none, calm: 0.9, emergency })));
  const enough = grid.filter((limits) => recall(held, limits) >= found);
  const best = cheapest(enough, (limits) =>
    mean(held, ({ label, shares, ruled }) => cost.danger[label][judge(shares, ruled, limits)]),
  );
  tell('danger', dangers, held, ({ shares, ruled }) => judge(shares, ruled, best));
  return best;
}

/** Of the emergencies that are noticed at all, so many are to be called one. */
const found = 0.965;

function recall(held: readonly HeldDanger[], limits: Weights['danger']): number {
  const emergencies = held.filter(({ label }) => label === 'emergency');
  const judged = emergencies.map(({ shares, ruled }) => judge(shares, ruled, limits));
  return judged.filter((each) => each === 'emergency').length / judged.filter((each) => each !== 'none').length;
}

export function choosePostLimits({ faq, vocabulary }: UnderstandingSource, prepare: Prepare): Weights['posts'] {
  const held = eachFold((fold) => {
    const data = buildPosts(faq, withoutPosts(vocabulary, fold), prepare);
    return vocabulary.examples.posts
      .filter(({ text }) => foldOf(text) === fold)
      .map(({ level, text }) => {
        const post = readScene(prepare(text), data.lexicon);
        const weighed = weighPost(post);
        return { label: level, weighed, shares: sharesOf(data.levels, bagsOfPost(post, weighed)) };
      });
  });
  const { post, piece } = vocabulary.weights.posts;
  const grid = range(0.3, 0.6).flatMap((high) => range(0.3, 0.7).map((low) => ({ post, piece, high, low })));
  const level = ({ shares, weighed }: { shares: Float32Array; weighed: Weighed }, limits: Weights['posts']): Level =>
    judgeLevel(shares, weighed, limits);
  const best = cheapest(grid, (limits) => mean(held, (each) => cost.posts[each.label][level(each, limits)]));
  tell('posts', levels, held, (each) => level(each, best));
  return best;
}

function eachFold<Held>(judgeFold: (fold: number) => readonly Held[]): readonly Held[] {
  return Array.from({ length: folds }, (_, fold) => judgeFold(fold)).flat();
}

function withoutDanger(vocabulary: Vocabulary, fold: number): Vocabulary {
  const stay = (text: string): boolean => foldOf(text) !== fold;
  const danger = vocabulary.examples.danger.map((each) => ({
    ...each,
    km: each.km.filter(stay),
    en: each.en.filter(stay),
    latn: each.latn.filter(stay),
  }));
  return { ...vocabulary, examples: { ...vocabulary.examples, danger } };
}

function withoutPosts(vocabulary: Vocabulary, fold: number): Vocabulary {
  const posts = vocabulary.examples.posts.filter(({ text }) => foldOf(text) !== fold);
  return { ...vocabulary, examples: { ...vocabulary.examples, posts } };
}

const step = 0.02;
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => Math.round((from + i * step) * 100) / 100);

function cheapest<Limits>(grid: readonly Limits[], price: (limits: Limits) => number): Limits {
  const priced = grid.map((limits) => ({ limits, price: price(limits) }));
  return priced.reduce((best, each) => (each.price < best.price ? each : best)).limits;
}

const mean = <Item>(list: readonly Item[], of: (item: Item) => number): number =>
  list.reduce((sum, each) => sum + of(each), 0) / Math.max(1, list.length);

function tell<Label extends string, Held extends { readonly label: Label }>(
  name: string,
  labels: readonly Label[],
  held: readonly Held[],
  judged: (each: Held) => Label,
): void {
  process.stdout.write(`${name}, held-back examples: is, taken for\n`);
  for (const label of labels) {
    const those = held.filter((each) => each.label === label);
    const counts = labels.map((other) => `${other} ${those.filter((each) => judged(each) === other).length}`);
    process.stdout.write(`  ${label.padEnd(10)} ${counts.join(', ')}\n`);
  }
}
