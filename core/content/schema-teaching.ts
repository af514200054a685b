import { z } from 'zod';
import { bilingual, source } from './schema.ts';

/** The shape of what teaches and shows: lessons, help cards, the glossary. Everything else is in `schema.ts`. */
const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens');
const reviewState = z.enum(['machine', 'person']);
const review = z.strictObject({ km: reviewState, en: reviewState });
const upkeep = { review, sources: z.array(source).min(1), verified: z.iso.date(), review_by: z.iso.date() };

export const audiences = ['youth', 'parents', 'officials'] as const;
export type Audience = (typeof audiences)[number];

export const lessonQuestion = z.strictObject({
  text: bilingual,
  choices: z.array(bilingual).min(2).max(3),
  /** Which choice is right; the first is 1. */
  right: z.int().min(1).max(3),
  because: bilingual,
});
export const lessonVersion = z.strictObject({ screens: z.array(bilingual).min(2).max(5), question: lessonQuestion });

/** `content/lessons/<id>.yaml`: one of the seven lessons of a session, in three versions, with a sheet for the volunteer. */
export const lessonFile = z.strictObject({
  id,
  order: z.int().min(1),
  title: bilingual,
  versions: z.strictObject({ youth: lessonVersion, parents: lessonVersion, officials: lessonVersion }),
  /** One page to hold while talking. */
  talking_sheet: z.strictObject({
    aim: bilingual,
    minutes: z.int().min(5).max(90),
    bring: bilingual,
    say: z.array(bilingual).min(2).max(6),
    ask: z.array(bilingual).min(1).max(4),
    avoid: z.array(bilingual).min(1).max(4),
  }),
  ...upkeep,
});

export const cardLanguages = ['th', 'vi', 'ms', 'ko', 'ja', 'zh'] as const;
export type CardLanguage = (typeof cardLanguages)[number];
const cardText = z.strictObject({ text, review: reviewState });

/** `content/cards/<id>.yaml`: what to show someone who speaks no Khmer, with its meaning. */
export const cardFile = z.strictObject({
  id,
  title: bilingual,
  /** When to show it, and to whom. */
  use: bilingual,
  meaning: bilingual,
  texts: z.strictObject({ th: cardText, vi: cardText, ms: cardText, ko: cardText, ja: cardText, zh: cardText }),
  /** Whose number stands under the words. */
  call: z.enum(['embassy', 'emergency', 'none']),
  ...upkeep,
});

export const glossaryTerm = z.strictObject({
  id,
  km: text,
  en: text,
  /** Words for the same idea that are not used; check-content warns where they are. */
  not_km: z.array(text).optional(),
  not_en: z.array(text).optional(),
  note: text.optional(),
});
/** Who says it, in both languages, for the line of sources under an answer. */
export const publisher = z.strictObject({ en: text, km: text });
/** `content/glossary/terms.yaml`: one term per idea, used everywhere; `publishers.yaml`: names of sources in Khmer. */
export const glossaryFile = z.strictObject({
  review,
  terms: z.array(glossaryTerm).default([]),
  publishers: z.array(publisher).default([]),
});

/** `content/golden/questions.yaml`: questions that must reach their topic; check-content asks them all. */
export const goldenFile = z.strictObject({
  questions: z.array(z.strictObject({ ask: text, topic: id })).min(1),
});

export type GoldenFile = z.infer<typeof goldenFile>;
export type LessonFile = z.infer<typeof lessonFile>;
export type LessonVersion = z.infer<typeof lessonVersion>;
export type CardFile = z.infer<typeof cardFile>;
export type Publisher = z.infer<typeof publisher>;
export type GlossaryTerm = z.infer<typeof glossaryTerm>;
export type GlossaryFile = z.infer<typeof glossaryFile>;
