import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { floorOf } from './understanding/floor.ts';
import { project, shippedUnderstanding } from './understanding/knowledge.ts';
import { printMisses, printTables } from './understanding/print.ts';
import { scoreAll } from './understanding/score.ts';
import { readSets } from './understanding/sets.ts';

/**
 * `npm run eval -- [folder] [--all] [--raise]`: figures on a folder shaped like `../shared/eval`, for all and for each way of
 * writing; the misses (all of them with `--all`); one JSON object last. `--raise` commits today's figures as the new floor.
 */
const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith('--')) ?? join(project, '..', 'shared', 'eval');
const sets = readSets(folder);
if (Object.values(sets).every((set) => set.length === 0)) {
  process.stderr.write(`There are no evaluation files in ${folder}.\n`);
  process.exit(1);
}
const { figures, misses } = scoreAll(await shippedUnderstanding(), sets);
printTables(figures);
printMisses(misses, args.includes('--all') ? Number.POSITIVE_INFINITY : 8);
if (args.includes('--raise')) {
  writeFileSync(
    join(project, 'tests', 'understanding', 'floor.json'),
    `${JSON.stringify(floorOf(figures), null, 2)}\n`,
  );
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
