import { Worker } from 'node:worker_threads';
import type { Outcome } from '../../content/watch.ts';
import { keyOf, readKept } from './kept.ts';
import { type Knowledge, type KnowledgeData, openKnowledge } from './knowledge.ts';

export type MakeKnowledge = (contentFolder: string) => Promise<Outcome<Knowledge>>;

/**
 * Knowledge as the build left it in the file `kept`, while it still fits the content; otherwise made anew in a worker, so that
 * nobody waits for an answer meanwhile.
 */
export function knowledgeSource(kept: string): MakeKnowledge {
  return async (contentFolder) => {
    const known = readKept(kept, await keyOf(contentFolder));
    if (known !== null) return { made: openKnowledge(known) };
    const outcome = await makeInWorker(contentFolder);
    return 'problems' in outcome ? outcome : { made: openKnowledge(outcome.made) };
  };
}

function makeInWorker(contentFolder: string): Promise<Outcome<KnowledgeData>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: contentFolder });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the worker ended without an answer')));
  });
}
