import { type AnswersData, buildAnswers, openAnswers } from './answers/index.ts';
import type { Context, Meaning, PostJudgement, Reason, Understanding } from './contract.ts';
import { readCountry } from './country.ts';
import { buildDanger, type DangerData, openDanger } from './danger/index.ts';
import type { FaqQuestions } from './faq.ts';
import { readLanguage } from './language.ts';
import { buildPosts, openPosts, type PostsData } from './post/index.ts';
import type { Vocabulary } from './vocabulary/schema.ts';
import { buildWords, openPrepare, type Prepare, type Prepared, type WordsData } from './words/index.ts';

export type { Context, Meaning, Understanding } from './contract.ts';
export { type FaqQuestions, questionsOf } from './faq.ts';
export { readVocabulary, WrongVocabulary } from './vocabulary/read.ts';
export { icuSegmentsKhmer } from './words/index.ts';

/** What understanding is built from. */
export interface UnderstandingSource {
  readonly faq: readonly FaqQuestions[];
  /** `readVocabulary('content/understanding')`. */
  readonly vocabulary: Vocabulary;
}

/** Nothing is known before the first message. */
export const freshContext: Context = { language: null, country: null, dialogue: null, asPost: false };

/** Everything that was built. Plain data: written to a file and read back, it understands the same. */
export interface UnderstandingData {
  readonly words: WordsData;
  readonly danger: DangerData;
  readonly posts: PostsData;
  readonly answers: AnswersData;
}

/** The slow part, done when ways of asking or examples are new: about a minute. */
export function buildUnderstanding({ faq, vocabulary }: UnderstandingSource): UnderstandingData {
  const words = buildWords(vocabulary);
  const prepare = remembering(openPrepare(words));
  return {
    words,
    danger: buildDanger(faq, vocabulary, prepare),
    posts: buildPosts(faq, vocabulary, prepare),
    answers: buildAnswers(faq, vocabulary, prepare),
  };
}

/** Every part learns from the same phrasings, so each is made ready once. */
function remembering(prepare: Prepare): Prepare {
  const known = new Map<string, Prepared>();
  return (text) => {
    const prepared = known.get(text) ?? prepare(text);
    known.set(text, prepared);
    return prepared;
  };
}

export function createUnderstanding(source: UnderstandingSource): Understanding {
  return openUnderstanding(buildUnderstanding(source));
}

/** `understand` only reads. Pure and deterministic: the same text and context mean the same, whatever was asked before. */
export function openUnderstanding(data: UnderstandingData): Understanding {
  const prepare = openPrepare(data.words);
  const noticeDanger = openDanger(data.danger);
  const judgePost = openPosts(data.posts);
  const findAnswers = openAnswers(data.answers);
  return {
    understand(text, context) {
      const prepared = prepare(text);
      const seen = judgePost(prepared, { asPost: false });
      const noticed = noticeDanger(prepared, { isPost: seen.post !== null });
      const post = seen.post ?? (context.asPost ? judgePost(prepared, context).post : null);
      const { language, tongue } = readLanguage(prepared, context);
      const country = readCountry(prepared);
      const { decision, answers, why } = findAnswers(prepared, country ?? context.country);
      return {
        language,
        tongue,
        danger: noticed.danger,
        dangerKind: noticed.kind,
        aboutOther: noticed.aboutOther,
        decision: noticed.isCry && decision === 'answer' ? 'ask' : decision,
        answers,
        post,
        pieceOfPost: post === null && seen.isPiece,
        country,
        why: [...noticed.why, ...postReasons(post), ...languageReason(prepared), ...why],
      } satisfies Meaning;
    },
  };
}

function postReasons(post: PostJudgement | null): Reason[] {
  return (post?.reasons ?? []).map(({ code, words }) => ({ part: 'post', words, says: code }));
}

/** Only what needs saying: plain Khmer and plain English speak for themselves. */
function languageReason({ writing, words, text }: Prepared): Reason[] {
  if (writing === 'km' || writing === 'en' || writing === 'none') return [];
  return [{ part: 'language', words: words(0, Math.min(40, text.length)), says: writing }];
}
