import { join } from 'node:path';
import { openContent } from '../../content/load.ts';
import type { Outcome } from '../../content/watch.ts';
import { buildUnderstanding, readVocabulary, WrongVocabulary } from '../../understanding/index.ts';
import { learnedKeyOf, readLearned } from './kept.ts';
import { type Knowledge, type KnowledgeData, openKnowledge } from './knowledge.ts';

/**
 * Reads, checks and learns everything from the content folder, all or nothing. Takes seconds and much memory: a running
 * service has it done in a process apart. What was learned stands in the file `kept` as long as only answers have changed.
 */
export async function makeKnowledgeData(folder: string, kept?: string): Promise<Outcome<KnowledgeData>> {
  const opened = await openContent(folder);
  if ('problems' in opened) return opened;
  const { collection } = opened;
  try {
    const vocabulary = readVocabulary(join(folder, 'understanding'));
    const learned = kept === undefined ? null : readLearned(kept, await learnedKeyOf(folder, collection.faq));
    const understanding = learned ?? buildUnderstanding({ faq: collection.faq, vocabulary });
    return { made: { version: collection.version, content: collection, understanding } };
  } catch (thrown) {
    if (thrown instanceof WrongVocabulary) return { problems: [thrown.problem] };
    throw thrown;
  }
}

/** The same, open at once: for tests, and for commands that have time. */
export async function makeKnowledge(folder: string): Promise<Outcome<Knowledge>> {
  const outcome = await makeKnowledgeData(folder);
  return 'problems' in outcome ? outcome : { made: openKnowledge(outcome.made) };
}
