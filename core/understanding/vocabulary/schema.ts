import { z } from 'zod';
import { dangers, levels } from '../contract.ts';

/** The shape of the files under `content/understanding`, as editors write them (YAML). `docs/understanding.md` explains each. */
const word = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens');
const threeWays = { km: z.array(word).default([]), en: z.array(word).default([]), latn: z.array(word).default([]) };

/** One way to write a word, and the ways people type it. */
export const spelling = z.strictObject({ write: word, also: z.array(word).min(1) });
export const spellingsFile = z.array(spelling);

/** Words that mean the same here, in Khmer, English and Khmer in Latin letters. `broader`: what each of them also is. */
export const concept = z.strictObject({ id, ...threeWays, broader: z.array(id).default([]) });
export const conceptsFile = z.array(concept);

/** A place people name. `code` is ISO 3166-1 alpha-2, lower case. */
export const place = z.strictObject({ code: z.string().regex(/^[a-z]{2}$/), ...threeWays });
export const placesFile = z.array(place);

/** Khmer words that ICU breaks wrongly and that need no synonyms. */
export const wordsFile = z.array(word);

/** Words too common to tell one question from another, and common English words that tell English from Khmer in Latin letters. */
export const commonFile = z.strictObject({
  stop: z.strictObject(threeWays),
  english: z.array(word),
  romanised: z.array(word),
});

/** More ways people ask about one topic, beside those in `content/faq`. */
export const phrasingsFile = z.strictObject({ topic: id, ...threeWays });

/** What people ask about that is not ours, by kind, so that a question about it is not taken for one of ours. */
export const elsewhereFile = z.array(z.strictObject({ kind: id, ...threeWays }));

/**
 * Messages as people write them, by how grave they are: what danger is learned from. `about` is the kind of danger, or for
 * `none` what makes grave words harmless.
 */
export const dangerExamplesFile = z.array(z.strictObject({ degree: z.enum(dangers), about: word, ...threeWays }));

/** A whole job post. `signs` are the codes that truly apply; they tell the editor why, and are not learned. */
export const postExamplesFile = z.array(
  z.strictObject({ level: z.enum(levels), signs: z.array(id).default([]), text: word }),
);

const numeric = z.coerce.number();
/** Numbers chosen on the development set by `scripts/tune.ts`; nobody edits them by hand. */
export const weightsFile = z.strictObject({
  likeness: numeric,
  gate: z.strictObject({
    start: numeric,
    sure: numeric,
    elsewhere: numeric,
    likeOurs: numeric,
    likeOthers: numeric,
    known: numeric,
    lean: numeric,
    side: numeric,
  }),
  decide: z.strictObject({ ask: numeric, answer: numeric, sure: numeric }),
  /** No danger from this share of `none` on; an emergency from this share of the rest on, where `none` has at most `doubt`. */
  danger: z.strictObject({ none: numeric, doubt: numeric, emergency: numeric }),
  /** A post from this share on, perhaps a piece of one from this; high from this share on, low from this. */
  posts: z.strictObject({ post: numeric, piece: numeric, high: numeric, low: numeric }),
});

export type Weights = z.infer<typeof weightsFile>;
export type Spelling = z.infer<typeof spelling>;
export type Concept = z.infer<typeof concept>;
/** The ways one thing is said. Same form as the synonyms: `km`, `en`, and `latn` for Khmer in Latin letters. */
export type SignWords = readonly Concept[];
export type Place = z.infer<typeof place>;
export type CommonWords = z.infer<typeof commonFile>;
export type Phrasings = z.infer<typeof phrasingsFile>;
export type Elsewhere = z.infer<typeof elsewhereFile>[number];
export type DangerExamples = z.infer<typeof dangerExamplesFile>;
export type PostExamples = z.infer<typeof postExamplesFile>;

/** Everything that understanding knows about words. Plain data; read once at start. */
export interface Vocabulary {
  readonly spellings: readonly Spelling[];
  readonly concepts: readonly Concept[];
  readonly places: readonly Place[];
  readonly words: readonly string[];
  readonly common: CommonWords;
  readonly phrasings: readonly Phrasings[];
  readonly elsewhere: readonly Elsewhere[];
  readonly weights: Weights;
  /** Words that show danger. */
  readonly danger: SignWords;
  /** Words that job posts are told and judged by. */
  readonly posts: SignWords;
  readonly examples: { readonly danger: DangerExamples; readonly posts: PostExamples };
}
