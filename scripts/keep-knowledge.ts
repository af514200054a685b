import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { keep } from '../core/runtime/knowledge/kept.ts';
import { makeKnowledgeData } from '../core/runtime/knowledge/make.ts';
import { kept, project } from './understanding/knowledge.ts';

/**
 * Part of `npm run build`: makes what Phlov knows out of the content once, so that starting need not. Content that is wrong is
 * not kept; the start then says what is wrong with it.
 */
const folder = join(project, 'content');
const outcome = await makeKnowledgeData(folder, kept);
if ('made' in outcome) await keep(kept, folder, outcome.made);
else rmSync(kept, { force: true });
