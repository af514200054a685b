import type { Context, Meaning, Understanding } from '../../core/understanding/contract.ts';

/** Understands a handful of words, so that tests of the path need no vocabulary: `border`, `locked`, `job`. */
export const plainUnderstanding: Understanding = {
  understand(text: string, context: Context): Meaning {
    const has = (word: string) => text.toLowerCase().includes(word);
    const km = /[\u1780-\u17ff]/.test(text);
    const answers = has('border') ? [{ id: 'border-closure', topic: 'border-closure', score: 0.9 }] : [];
    return {
      language: km ? 'km' : 'en',
      tongue: null,
      danger: has('locked') ? 'emergency' : 'none',
      dangerKind: has('locked') ? 'held' : null,
      aboutOther: false,
      decision: answers.length > 0 ? 'answer' : 'decline',
      answers,
      post:
        has('job') || context.asPost ? { level: 'caution', reasons: [{ code: 'no-company-name', words: '' }] } : null,
      pieceOfPost: false,
      country: null,
      why: [],
    };
  },
};
