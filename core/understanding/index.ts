import type { FaqEntry } from '../content/schema.ts';
import { createAnswers } from './answers/index.ts';
import type { Context, Meaning, PostJudgement, Reason, Understanding } from './contract.ts';
import { readCountry } from './country.ts';
import { createDanger } from './danger/index.ts';
import { readLanguage } from './language.ts';
import { createPosts } from './post/index.ts';
import type { Vocabulary } from './vocabulary/schema.ts';
import { createPrepare, type Prepared } from './words/index.ts';

export type { Context, Meaning, Understanding } from './contract.ts';
export { readVocabulary } from './vocabulary/read.ts';
export { icuSegmentsKhmer } from './words/index.ts';

export interface Knowledge {
  readonly faq: readonly FaqEntry[];
  /** `readVocabulary('content/understanding')`. */
  readonly vocabulary: Vocabulary;
}

/** Nothing is known before the first message. */
export const freshContext: Context = { language: null, country: null, dialogue: null, asPost: false };

/**
 * Builds everything once; afterwards `understand` only reads. Pure and deterministic: the same text and context mean the
 * same, whatever was asked before.
 */
export function createUnderstanding({ faq, vocabulary }: Knowledge): Understanding {
  const prepare = createPrepare(vocabulary);
  const noticeDanger = createDanger(vocabulary.danger, vocabulary);
  const judgePost = createPosts(vocabulary.posts, vocabulary);
  const findAnswers = createAnswers(faq, vocabulary, prepare);
  return {
    understand(text, context) {
      const prepared = prepare(text);
      const recognised = judgePost(prepared, { asPost: false });
      const noticed = noticeDanger(prepared, { isPost: recognised !== null });
      const post = recognised ?? (context.asPost ? judgePost(prepared, context) : null);
      const { language, tongue } = readLanguage(prepared, context);
      const country = readCountry(prepared);
      const { decision, answers, why } = findAnswers(prepared, country ?? context.country);
      return {
        language,
        tongue,
        danger: noticed.danger,
        dangerKind: noticed.kind,
        aboutOther: noticed.aboutOther,
        decision,
        answers,
        post,
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
