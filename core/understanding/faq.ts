import type { FaqEntry } from '../content/schema.ts';

/** What understanding reads of an answer. Not its text: a number may be mended there without anything being learned anew. */
export type FaqQuestions = Pick<FaqEntry, 'id' | 'topic' | 'country' | 'title' | 'risk' | 'phrasings'>;

/** Only that, in this order: what a key of the learned part is made from. */
export function questionsOf({ id, topic, country, title, risk, phrasings }: FaqQuestions): FaqQuestions {
  return { id, topic, ...(country === undefined ? {} : { country }), title, risk, phrasings };
}
