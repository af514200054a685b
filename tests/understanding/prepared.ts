import { readVocabulary } from '../../core/understanding/vocabulary/read.ts';
import { createPrepare } from '../../core/understanding/words/index.ts';

/** The vocabulary as it ships, and `prepare` built from it: what danger, job posts and answers start from. */
export const vocabulary = readVocabulary('content/understanding');
export const prepare = createPrepare(vocabulary);
