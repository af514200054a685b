import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Floors, floorOf, raised } from './understanding/floor.ts';
import { project, shippedUnderstanding } from './understanding/knowledge.ts';
import { printMisses, printTables } from './understanding/print.ts';
import { scoreAll } from './understanding/score.ts';
import { readSets } from './understanding/sets.ts';

/**
 * `npm run eval -- [folder] [--all] [--totals] [--raise]`: figures on a folder shaped like `../shared/eval`, for all and for each
 * way of writing; the misses (all of them with `--all`, none with `--totals`: for texts nobody should read); one JSON object last. `--raise` commits today's figures, and
 * those on `tests/understanding/unseen`, as the new floor, where they are better than the old one.
 */
const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith('--')) ?? join(project, '..', 'shared', 'eval');
const sets = readSets(folder);
if (Object.values(sets).every((set) => set.length === 0)) {
  process.stderr.write(`There are no evaluation files in ${folder}.\n`);
  process.exit(1);
}
const understanding = await shippedUnderstanding();
const { figures, misses } = scoreAll(understanding, sets);
printTables(figures);
if (!args.includes('--totals')) printMisses(misses, args.includes('--all') ? Number.POSITIVE_INFINITY : 8);
if (args.includes('--raise')) {
  const tests = join(project, 'tests', 'understanding');
  const unseen = scoreAll(understanding, readSets(join(tests, 'unseen')));
  const path = join(tests, 'floor.json');
  const old: Floors = JSON.parse(readFileSync(path, 'utf8'));
  const floors: Floors = {
    development: raised(floorOf(figures), old.development),
    unseen: raised(floorOf(unseen.figures), old.unseen),
  };
  writeFileSync(path, `${JSON.stringify(floors, null, 2)}\n`);
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
