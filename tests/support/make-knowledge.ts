import { keep } from '../../core/runtime/knowledge/kept.ts';
import { makeKnowledgeData } from '../../core/runtime/knowledge/make.ts';

/** `make-knowledge.ts <content folder> <file>`, in a process of its own: learning takes four times as long inside Jest. */
const [content = '', path = ''] = process.argv.slice(2);
const outcome = await makeKnowledgeData(content);
if ('problems' in outcome) throw new Error(outcome.problems.map(({ file, reason }) => `${file}: ${reason}`).join('\n'));
await keep(path, content, outcome.made);
