import { z } from 'zod';

/**
 * The shape of every file under `content/`, as editors write it (YAML). Anything else is refused with file, line and reason.
 */
const text = z.string().trim().min(1);
export const bilingual = z.strictObject({ km: text, en: text });
const id = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'lower-case letters, digits and hyphens');
const date = z.iso.date();
/** As exact as it is known: `2025-09-20`, `2025-09`, `2025`; `undated` only for what is marked `old`. */
const knownDate = z.union([z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/), z.literal('undated')], {
  error: 'a date such as 2025-09-20, "2025-09" or "2025" (in quotes)',
});
/** `kh`, `th` ...: ISO 3166-1 alpha-2, lower case; `gulf` stands for the countries around the Gulf. */
const country = z.string().regex(/^(?:[a-z]{2}|gulf)$/, 'a two-letter country code in lower case, or gulf');

export const source = z.strictObject({ title: text, url: z.url().optional(), date: text });
/** Who read it last: a native speaker or a professional (`person`), or nobody yet (`machine`). */
export const reviewState = z.enum(['machine', 'person']);
const review = z.strictObject({ km: reviewState, en: reviewState });

/** Dates and sources that every stated fact carries. */
const checked = {
  sources: z.array(source).min(1),
  /** The date of the newest source or of the last check by a person. Shown with every figure. */
  verified: knownDate,
  /** After this day it is shown with "please check". */
  review_by: date,
};
const undatedIsOld = (value: { readonly verified: string; readonly old: boolean }) =>
  value.verified !== 'undated' || value.old;
const undatedRule = { error: 'what is undated must be marked “old: true”', path: ['verified'] };

export const nextStep = z.union([
  z.strictObject({ answer: id }),
  z.strictObject({ line: id }),
  z.strictObject({ card: id }),
  z.strictObject({ checklist: id }),
  z.strictObject({ do: z.enum(['offer-check', 'human', 'emergency', 'shared-phone', 'my-data', 'menu']) }),
]);

/** `content/faq/<id>.yaml`: one vetted answer. `{{fact th.minimum-wage}}` and `{{line kh-1297}}` name facts and lines. */
export const faqEntry = z.strictObject({
  id,
  /** A topic of the evaluation set; several entries may share one. */
  topic: id,
  /** The country this variant is for; left out: any. */
  country: country.optional(),
  title: bilingual,
  /** Stands alone, at most 600 characters once facts are put in. */
  answer: bilingual,
  more: bilingual.optional(),
  next: z.array(nextStep).max(4),
  ...checked,
  risk: z.enum(['low', 'medium', 'high']),
  review,
  phrasings: z.strictObject({ km: z.array(text), en: z.array(text), latn: z.array(text) }),
});

/** `content/directory/<country>.yaml`: lines that answer. What `knowledge` marks as never to be shown is not in here at all. */
const directoryLineShape = z.strictObject({
  id,
  name: bilingual,
  kind: z.enum(['emergency', 'helpline', 'embassy', 'ministry', 'organisation']),
  /** As people dial it, Arabic digits. Left out when the organisation has no confirmed number. */
  number: z
    .string()
    .regex(/^[+0-9][0-9 -]*$/, 'digits as people dial them, in quotes')
    .optional(),
  /** Where the number works from: short codes only inside the country. */
  works_from: z.enum(['inside', 'anywhere']),
  /** What to dial from another country, where there is such a number. */
  from_abroad: z
    .string()
    .regex(/^\+[0-9 -]+$/, 'the whole number with + and the country code, in quotes')
    .optional(),
  /** A page or an address, where that is the way to reach them. */
  url: z.url().optional(),
  address: bilingual.optional(),
  province: bilingual.optional(),
  for: bilingual,
  hours: bilingual,
  languages: z.array(text).min(1),
  free: z.boolean().nullable(),
  capacity: z.enum(['open', 'full', 'unknown']),
  /** Lines shown in an emergency, in this order; left out: not shown there. */
  emergency_order: z.number().int().min(1).optional(),
  /** Kinds of danger this line is right for; left out: all. */
  dangers: z.array(text).optional(),
  /** Kinds of danger in which it goes before every other line: 1280 for a child, the embassy for someone held. */
  first_for: z.array(text).optional(),
  confidence: z.enum(['high', 'medium']),
  /** True when the source is undated or older than about three years: shown with "please check". */
  old: z.boolean(),
  ...checked,
});
export const directoryLine = directoryLineShape.refine(undatedIsOld, undatedRule);
export const directoryFile = z.strictObject({ country, name: bilingual, lines: z.array(directoryLine).min(1) });

/** `content/corridors/<country>.yaml`: facts of one place, by reference from answers as `<country>.<id>`. */
const factShape = z.strictObject({
  id,
  /** A whole sentence with its full stop: `{{fact th.minimum-wage}}`. */
  text: bilingual,
  /** The figure alone, for use inside a sentence: `{{value th.minimum-wage}}`. */
  value: bilingual.optional(),
  applies_to: bilingual.optional(),
  confidence: z.enum(['high', 'medium', 'unknown']),
  old: z.boolean(),
  ...checked,
});
export const fact = factShape.refine(undatedIsOld, undatedRule);
export const corridorFile = z.strictObject({
  country,
  /** Further country codes this file answers for. */
  also: z.array(country).optional(),
  name: bilingual,
  status: z.enum(['open', 'limited', 'closed', 'unknown']),
  summary: bilingual,
  facts: z.array(fact),
});

/** `content/checklists/<id>.yaml`. For `job-offer` grades and rules follow `red-flags.md`. */
export const grade = z.enum(['severe', 'strong', 'medium', 'weak', 'none']);
const severity = z.enum(['emergency', 'stop_trip']);
/** Asked right after the risk answer, where "yes" and "no" weigh differently. Not asked: the item’s own grade stands. */
export const followUp = z.strictObject({
  id: z.string().regex(/^[A-Z][0-9]{1,2}[a-z]$/, 'the question’s id and a letter, such as D1a'),
  question: bilingual,
  yes: z.strictObject({ grade, severe: severity.optional() }),
  no: z.strictObject({ grade, severe: severity.optional() }),
});
export const checklistItem = z.strictObject({
  id: z.string().regex(/^[A-Z][0-9]{1,2}$/, 'a capital letter and a number, such as D1'),
  group: id,
  question: bilingual,
  why: bilingual,
  /** What to do instead: the safer next step. */
  advice: bilingual,
  /** The answer that is a warning sign. */
  risk_answer: z.enum(['yes', 'no']),
  grade,
  /** What "I don't know" counts as. */
  unknown_grade: grade,
  /** A second grade when other answers hold as well: `STRONG with B3`. */
  stronger: z.strictObject({ grade, when_any: z.array(text) }).optional(),
  first_pass: z.boolean(),
  /** Asked only of people who are already there. */
  when: z.enum(['always', 'arrived']),
  /** Severe answers that mean danger now go to the emergency path; others stop the trip. */
  severe: severity.optional(),
  /** What a severe answer means for someone who is already there, where that differs. */
  severe_arrived: severity.optional(),
  /** The grade for someone who has not left yet, where that differs. */
  grade_before: grade.optional(),
  follow_up: followUp.optional(),
});
export const checklistFile = z.strictObject({
  id,
  title: bilingual,
  intro: bilingual,
  review,
  sources: z.array(source).min(1),
  verified: date,
  review_by: date,
  groups: z.array(z.strictObject({ id, title: bilingual })),
  /** Ids that together mean high risk: every group of `all` needs one of its ids. */
  bundles: z.array(
    z.strictObject({ id, title: bilingual, all: z.array(z.array(text)), abroad_only: z.boolean().optional() }),
  ),
  /** Places known for scam sites: never a sign alone, a weak one beside any of `with_any`. */
  known_places: z.strictObject({ grade, with_any: z.array(text).min(1), names: z.array(bilingual).min(1) }).optional(),
  /** The order in which the first pass is asked: gravest first. The same ids as those marked `first_pass`. */
  first_pass_order: z.array(text).optional(),
  items: z.array(checklistItem).min(1),
});

/** `content/emergency/<kind>.yaml`: the reply to one kind of danger, one screen, nothing that delays. */
export const emergencyReply = z.strictObject({
  /** A danger kind, or `not_safe` (they cannot talk now), `shared_phone`. */
  kind: z.string().regex(/^[a-z]+(?:_[a-z]+)*$/, 'lower-case letters with underscores'),
  /** First reply: at most 160 characters, neutral on a locked screen. */
  first: bilingual,
  /** What to do now, once it is safe to write. */
  now: bilingual,
  /**
   * What "no, I cannot write" means: that somebody watches, and then nothing more is sent; or, where nobody does, that
   * writing is hard, and then help is shown all the same.
   */
  on_no: z.enum(['silence', 'help']).default('silence'),
  review,
  sources: z.array(source).min(1),
  verified: date,
  review_by: date,
});

export type FaqEntry = z.infer<typeof faqEntry>;
export type DirectoryLine = z.infer<typeof directoryLine>;
export type DirectoryFile = z.infer<typeof directoryFile>;
export type Fact = z.infer<typeof fact>;
export type CorridorFile = z.infer<typeof corridorFile>;
export type ChecklistItem = z.infer<typeof checklistItem>;
export type ChecklistFile = z.infer<typeof checklistFile>;
export type EmergencyReply = z.infer<typeof emergencyReply>;
export type NextStep = z.infer<typeof nextStep>;
