import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../../content/watch.ts';
import { keyOf, readKept } from './kept.ts';
import { type Knowledge, type KnowledgeData, openKnowledge } from './knowledge.ts';

export type MakeKnowledge = (contentFolder: string) => Promise<Outcome<Knowledge>>;

const shippedMaker = fileURLToPath(new URL('./maker.js', import.meta.url));

/**
 * Knowledge as the build left it in the file `kept`, while it still fits the content; otherwise made anew by `maker` in a
 * process apart, so that nobody waits for an answer meanwhile and no memory stays behind.
 */
export function knowledgeSource(kept: string, maker = shippedMaker): MakeKnowledge {
  return async (contentFolder) => {
    const known = readKept(kept, await keyOf(contentFolder));
    if (known !== null) return { made: openKnowledge(known) };
    const outcome = await makeApart(maker, contentFolder, kept);
    return 'problems' in outcome ? outcome : { made: openKnowledge(outcome.made) };
  };
}

function makeApart(maker: string, contentFolder: string, kept: string): Promise<Outcome<KnowledgeData>> {
  return new Promise((resolve, reject) => {
    const child = fork(maker, [contentFolder, kept], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('message', (outcome) => resolve(outcome as Outcome<KnowledgeData>));
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the maker of knowledge ended without an answer')));
  });
}
