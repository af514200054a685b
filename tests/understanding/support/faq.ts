import type { FaqEntry } from '../../../core/content/schema.ts';

/** An answer with only what understanding reads. */
export function answerTo(
  id: string,
  phrasings: Partial<FaqEntry['phrasings']>,
  more: { readonly topic?: string; readonly country?: string } = {},
): FaqEntry {
  return {
    id,
    topic: more.topic ?? id,
    ...(more.country === undefined ? {} : { country: more.country }),
    title: { km: phrasings.km?.[0] ?? id, en: phrasings.en?.[0] ?? id },
    answer: { km: id, en: id },
    next: [],
    sources: [{ title: id, date: '2025-01-01' }],
    verified: '2025-01-01',
    review_by: '2099-01-01',
    risk: 'low',
    review: { km: 'machine', en: 'machine' },
    phrasings: { km: [], en: [], latn: [], ...phrasings },
  };
}
