import { makeKnowledgeData } from './make.ts';

/** Runs in a process of its own, which gives all its memory back when it ends. The arguments are the content folder and the kept file. */
process.on('disconnect', () => process.exit());
const outcome = await makeKnowledgeData(process.argv[2] ?? '', process.argv[3]);
process.send?.(outcome, () => process.disconnect());
