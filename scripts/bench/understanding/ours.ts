import type { FaqEntry } from '../../../core/content/schema.ts';
import { createUnderstanding, freshContext, type UnderstandingSource } from '../../../core/understanding/index.ts';
import { type Contender, distinct } from './contender.ts';

/** The whole of understanding: language, danger, job post and answer of every message. */
export function ours(knowledge: UnderstandingSource): Contender {
  return {
    name: 'Phlov',
    async build() {
      const understanding = createUnderstanding(knowledge);
      return (text) => {
        const { decision, answers } = understanding.understand(text, freshContext);
        return decision === 'decline' ? [] : distinct(answers.map((each) => each.topic));
      };
    },
  };
}

export const today = { verified: '2025-01-01', review_by: '2099-01-01' };

/** An answer made for measuring speed alone. */
export function syntheticEntry(id: string, km: readonly string[], en: readonly string[]): FaqEntry {
  return {
    id,
    topic: id,
    title: { km: km[0] ?? id, en: en[0] ?? id },
    answer: { km: km.join(' '), en: en.join(' ') },
    next: [],
    sources: [{ title: id, date: today.verified }],
    ...today,
    risk: 'low',
    review: { km: 'machine', en: 'machine' },
    phrasings: { km: [...km], en: [...en], latn: [] },
  };
}
