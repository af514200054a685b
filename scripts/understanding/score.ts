import { freshContext, type Meaning, type Understanding } from '../../core/understanding/index.ts';
import type { Crisis, Lang, Outside, Post, Question, Sets } from './sets.ts';
import { type ByLang, byLang, type Confusion, confusion, macroF1, type Share, share } from './tally.ts';

/** Everything `npm run eval` measures, as its last line prints it. */
export interface Figures {
  readonly faq: FaqFigures;
  readonly outOfScope: { readonly rejected: ByLang; readonly declined: ByLang };
  readonly posts: PostFigures;
  readonly crisis: CrisisFigures;
  readonly language: ByLang;
}

interface FaqFigures {
  readonly top1: ByLang;
  readonly top3: ByLang;
  /** Answered (not asked, not declined) and right. */
  readonly answeredRight: ByLang;
  readonly answeredWrong: Share;
  readonly asked: Share;
  readonly declined: Share;
  readonly takenForPost: Share;
}

interface PostFigures {
  readonly macroF1: number;
  readonly macroF1Recognised: number;
  readonly highRecall: ByLang;
  readonly highPrecision: Share;
  readonly highCalledLow: number;
  readonly lowCalledHigh: number;
  readonly recognised: ByLang;
  readonly confusion: Confusion;
}

interface CrisisFigures {
  readonly emergencyRecall: ByLang;
  readonly emergencyNoticed: ByLang;
  readonly urgentNoticed: ByLang;
  readonly falseEmergency: Share;
  readonly falseAlarm: Share;
  readonly alarmOnQuestions: Share;
  /** Many of them tell of harm (a passport kept, a brother not heard of), so not every one of these is false. */
  readonly questionsNoticed: Share;
  readonly confusion: Confusion;
}

export interface Miss {
  readonly id: string;
  readonly lang: Lang;
  readonly text: string;
  readonly wanted: string;
  readonly got: string;
}

export interface Scored {
  readonly figures: Figures;
  readonly misses: Readonly<Record<string, readonly Miss[]>>;
}

type Read<Item> = Item & { readonly meaning: Meaning };

export function scoreAll(understanding: Understanding, sets: Sets): Scored {
  const read = <Item extends { readonly text: string }>(items: readonly Item[], asPost = false): Read<Item>[] =>
    items.map((item) => ({ ...item, meaning: understanding.understand(item.text, { ...freshContext, asPost }) }));
  const faq = read(sets.faq);
  const outside = read(sets.outside);
  const posts = read(sets.posts, true);
  const untold = read(sets.posts);
  const crisis = read(sets.crisis);
  const all = [...faq, ...outside, ...posts, ...crisis];
  return {
    figures: {
      faq: scoreFaq(faq),
      outOfScope: {
        rejected: byLang(outside, ({ meaning }) => meaning.decision !== 'answer'),
        declined: byLang(outside, ({ meaning }) => meaning.decision === 'decline'),
      },
      posts: scorePosts(posts, untold),
      crisis: scoreCrisis(crisis, [...faq, ...outside]),
      language: byLang(all, ({ lang, meaning }) => meaning.language === (lang === 'en' ? 'en' : 'km')),
    },
    misses: missesOf(faq, outside, posts, crisis, all),
  };
}

/** The first places with different topics, as the evaluation counts them; a refusal has none. */
function topics({ meaning }: Read<Question>): readonly string[] {
  return meaning.decision === 'decline' ? [] : [...new Set(meaning.answers.map((each) => each.topic))];
}
const fits = (item: Read<Question>, places: number): boolean =>
  topics(item)
    .slice(0, places)
    .some((topic) => item.acceptable.includes(topic));

function scoreFaq(faq: readonly Read<Question>[]): FaqFigures {
  const answered = (item: Read<Question>): boolean => item.meaning.decision === 'answer';
  return {
    top1: byLang(faq, (item) => fits(item, 1)),
    top3: byLang(faq, (item) => fits(item, 3)),
    answeredRight: byLang(faq, (item) => answered(item) && fits(item, 1)),
    answeredWrong: share(faq, (item) => answered(item) && !fits(item, 1)),
    asked: share(faq, ({ meaning }) => meaning.decision === 'ask'),
    declined: share(faq, ({ meaning }) => meaning.decision === 'decline'),
    takenForPost: share(faq, ({ meaning }) => meaning.post !== null),
  };
}

const levelOf = ({ meaning }: { readonly meaning: Meaning }): string => meaning.post?.level ?? 'no post';

function scorePosts(posts: readonly Read<Post>[], untold: readonly Read<Post>[]): PostFigures {
  const pairs = posts.map((post) => [post.label, levelOf(post)] as const);
  const labels = ['high', 'caution', 'low'];
  const high = posts.filter((post) => post.label === 'high');
  return {
    macroF1: macroF1(pairs, labels),
    macroF1Recognised: macroF1(
      untold.map((post) => [post.label, levelOf(post)] as const),
      labels,
    ),
    highRecall: byLang(high, (post) => levelOf(post) === 'high'),
    highPrecision: share(
      posts.filter((post) => levelOf(post) === 'high'),
      (post) => post.label === 'high',
    ),
    highCalledLow: high.filter((post) => levelOf(post) === 'low').length,
    lowCalledHigh: posts.filter((post) => post.label === 'low' && levelOf(post) === 'high').length,
    recognised: byLang(untold, ({ meaning }) => meaning.post !== null),
    confusion: confusion(pairs),
  };
}

function scoreCrisis(crisis: readonly Read<Crisis>[], plain: readonly { readonly meaning: Meaning }[]): CrisisFigures {
  const of = (label: Crisis['label']): Read<Crisis>[] => crisis.filter((each) => each.label === label);
  const noticed = ({ meaning }: { readonly meaning: Meaning }): boolean => meaning.danger !== 'none';
  const alarmed = ({ meaning }: { readonly meaning: Meaning }): boolean => meaning.danger === 'emergency';
  return {
    emergencyRecall: byLang(of('emergency'), alarmed),
    emergencyNoticed: byLang(of('emergency'), noticed),
    urgentNoticed: byLang(of('urgent'), noticed),
    falseEmergency: share(of('none'), alarmed),
    falseAlarm: share(of('none'), noticed),
    alarmOnQuestions: share(plain, alarmed),
    questionsNoticed: share(plain, noticed),
    confusion: confusion(crisis.map((each) => [each.label, each.meaning.danger] as const)),
  };
}

function missesOf(
  faq: readonly Read<Question>[],
  outside: readonly Read<Outside>[],
  posts: readonly Read<Post>[],
  crisis: readonly Read<Crisis>[],
  all: readonly Read<{ id: string; lang: Lang; text: string }>[],
): Scored['misses'] {
  const top = ({ meaning }: { readonly meaning: Meaning }): string =>
    `${meaning.decision} ${meaning.answers
      .slice(0, 3)
      .map((each) => `${each.topic} ${each.score}`)
      .join(', ')}`;
  const miss = ({ id, lang, text }: { id: string; lang: Lang; text: string }, wanted: string, got: string): Miss => ({
    id,
    lang,
    text,
    wanted,
    got,
  });
  return {
    faq: faq.filter((item) => !fits(item, 1)).map((item) => miss(item, item.acceptable.join(', '), top(item))),
    outOfScope: outside
      .filter((item) => item.meaning.decision !== 'decline')
      .map((item) => miss(item, 'none', top(item))),
    posts: posts.filter((item) => levelOf(item) !== item.label).map((item) => miss(item, item.label, levelOf(item))),
    crisis: crisis
      .filter((item) => item.meaning.danger !== item.label)
      .map((item) => miss(item, item.label, item.meaning.danger)),
    language: all
      .filter(({ lang, meaning }) => meaning.language !== (lang === 'en' ? 'en' : 'km'))
      .map((item) => miss(item, item.lang === 'en' ? 'en' : 'km', item.meaning.language)),
  };
}
