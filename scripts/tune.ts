import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signs } from '../core/understanding/answers/gate.ts';
import { createAnswers } from '../core/understanding/answers/index.ts';
import { createPrepare } from '../core/understanding/words/index.ts';
import { chooseDangerLimits } from './understanding/danger-limits.ts';
import { chooseLimits, fitGate, type Gate, sumOf, type Told } from './understanding/fit.ts';
import { askFor, heldBack, tell } from './understanding/folds.ts';
import { loadSource, project } from './understanding/knowledge.ts';
import { choosePostLimits } from './understanding/post-limits.ts';
import { readSets } from './understanding/sets.ts';

/**
 * `node dist/scripts/tune.js [folder]`: chooses the weights that tell our questions from others, and the limits of answer, ask
 * and decline, of danger and of posts, on held-back phrasings and examples; prints what they give there and on the development set; writes
 * `content/understanding/weights.yaml`.
 */
const folder = process.argv[2] ?? join(project, '..', 'shared', 'eval');
const knowledge = await loadSource();
const { vocabulary } = knowledge;
const prepare = createPrepare(vocabulary);
const held = heldBack(knowledge, prepare);
const gate = fitGate(held);
const limits = chooseLimits(held, gate);
report('held-back phrasings and kinds', held);
report('development set', development());
const danger = chooseDangerLimits(knowledge, prepare);
const posts = choosePostLimits(knowledge, prepare);
writeFileSync(join(project, 'content', 'understanding', 'weights.yaml'), fileOf(gate));

function development(): Told[] {
  const sets = readSets(folder);
  const find = createAnswers(knowledge.faq, vocabulary, prepare);
  return [
    ...sets.faq.map(({ text, acceptable }) => tell(askFor(find, prepare, text), acceptable)),
    ...sets.outside.map(({ text }) => tell(askFor(find, prepare, text), null)),
  ];
}

function report(name: string, told: readonly Told[]): void {
  const rate = (ours: boolean, is: (each: Told) => boolean): string => {
    const list = told.filter((each) => each.ours === ours);
    return (list.filter(is).length / Math.max(1, list.length)).toFixed(3);
  };
  process.stdout.write(`${name}: ${told.length} texts, right before any refusal ${rate(true, (each) => each.right)}\n`);
  for (const shift of [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6]) {
    const limit = limits.answer + shift;
    const passed = rate(true, ({ signs: read }) => sumOf(read, gate) >= limit);
    const stopped = rate(false, ({ signs: read }) => sumOf(read, gate) < limit);
    process.stdout.write(`  limit ${limit.toFixed(2)}: ours passed ${passed}, others stopped ${stopped}\n`);
  }
}

function fileOf({ start, weights }: Gate): string {
  const numbers = signs.map((sign) => `${sign}: ${weights[sign].toFixed(3)}`).join(', ');
  return `# Chosen on held-back phrasings and examples by scripts/tune.ts. likeness: how much the nearest phrasings count beside the learned words.
likeness: ${vocabulary.weights.likeness}
gate: { start: ${start.toFixed(3)}, ${numbers} }
decide: { ask: ${limits.ask.toFixed(2)}, answer: ${limits.answer.toFixed(2)}, sure: ${limits.sure.toFixed(2)} }
danger: ${inline(danger)}
posts: ${inline(posts)}
`;
}

function inline(numbers: Readonly<Record<string, number>>): string {
  const parts = Object.entries(numbers).map(([name, value]) => `${name}: ${value}`);
  return `{ ${parts.join(', ')} }`;
}
