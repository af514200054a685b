import type { ParsedFiles } from '../folders.ts';
import type { Finding } from './finding.ts';

/** What understanding says a question is about: topics, best first; empty when it declines. */
export type Ask = (question: string) => readonly string[];

/** Questions that an editor wants to reach their topic, asked as people would ask them. */
export function reviewGolden({ golden, faq }: ParsedFiles, ask: Ask | null): readonly Finding[] {
  const topics = new Set(faq.map(({ value }) => value.topic));
  return golden.flatMap(({ file, value, lineOf }) =>
    value.questions.flatMap((question, index): readonly Finding[] => {
      const place = { about: 'golden question', file, line: lineOf(['questions', index]) } as const;
      const refused = (reason: string): readonly Finding[] => [{ ...place, weight: 'refuse', reason }];
      if (!topics.has(question.topic))
        return [{ ...place, weight: 'look', reason: `No answer has the topic “${question.topic}” yet.` }];
      if (ask === null) return [];
      const [best, ...rest] = ask(question.ask);
      if (best === question.topic) return [];
      if (rest.slice(0, 2).includes(question.topic))
        return [{ ...place, weight: 'look', reason: `“${question.ask}” reaches “${best}” first.` }];
      return refused(`“${question.ask}” no longer reaches “${question.topic}”, but ${best ? `“${best}”` : 'nothing'}.`);
    }),
  );
}
