import type { Instant } from '../../model/index.ts';
import type { Content } from '../content.ts';
import type { ParsedFiles } from '../folders.ts';
import { reviewAnswers } from './answers.ts';
import type { Finding } from './finding.ts';
import { reviewTerms } from './glossary.ts';
import { type Ask, reviewGolden } from './golden.ts';
import { reviewPhrasings } from './phrasings.ts';
import { reviewDates, reviewUnverified } from './upkeep.ts';

export { type Figures, figuresOf } from './figures.ts';
export type { Finding, Subject } from './finding.ts';
export type { Ask } from './golden.ts';

/** Everything an editor should know about content that already loads; what must be mended comes first. */
export function reviewContent(files: ParsedFiles, content: Content, now: Instant, ask: Ask | null): readonly Finding[] {
  const found = [
    ...reviewAnswers(files, content, now),
    ...reviewPhrasings(files),
    ...reviewGolden(files, ask),
    ...reviewTerms(files),
    ...reviewUnverified(files),
    ...reviewDates(files, now),
  ];
  return [...found.filter(({ weight }) => weight === 'refuse'), ...found.filter(({ weight }) => weight === 'look')];
}
