import type { Concept } from '../vocabulary/schema.ts';

/** The ways one thing is said. Same form as the synonyms: `km`, `en`, and `latn` for Khmer in Latin letters. */
export type SignWords = readonly Concept[];
