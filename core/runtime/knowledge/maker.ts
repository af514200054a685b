import { makeKnowledgeData } from './make.ts';

/** Runs in a process of its own, which gives all its memory back when it ends. The argument is the content folder. */
process.on('disconnect', () => process.exit());
const outcome = await makeKnowledgeData(process.argv[2] ?? '');
process.send?.(outcome, () => process.disconnect());
