import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Signs, signs } from '../core/understanding/answers/gate.ts';
import { createAnswers, type Found } from '../core/understanding/answers/index.ts';
import { readCountry } from '../core/understanding/country.ts';
import { createPrepare } from '../core/understanding/words/index.ts';
import { chooseLimits, fitGate, type Gate, sumOf, type Told } from './understanding/fit.ts';
import { loadKnowledge, project } from './understanding/knowledge.ts';
import { readSets } from './understanding/sets.ts';

/**
 * `npm run tune -- [folder]`: chooses the weights that tell our questions from others, and the limits of answer, ask and
 * decline, on the development set; prints what held-back folds give; writes `content/understanding/weights.yaml`.
 */
const folder = process.argv[2] ?? join(project, '..', 'shared', 'eval');
const { faq, vocabulary } = await loadKnowledge();
const prepare = createPrepare(vocabulary);
const find = createAnswers(faq, vocabulary, prepare);
const sets = readSets(folder);

const ask = (text: string): Found => {
  const prepared = prepare(text);
  return find(prepared, readCountry(prepared));
};
const told: Told[] = [
  ...sets.faq.map(({ text, acceptable }) => {
    const found = ask(text);
    return { ours: true, right: acceptable.includes(found.ranked[0]?.topic ?? ''), ...found };
  }),
  ...sets.outside.map(({ text }) => ({ ours: false, right: false, ...ask(text) })),
];

const folds = 10;
const held = told.map((each, i) => {
  const rest = told.filter((_, j) => j % folds !== i % folds);
  return { each, gate: i < folds ? fitGate(rest) : null, fold: i % folds };
});
const gates = held.flatMap(({ gate }) => (gate === null ? [] : [gate]));
const limits = chooseLimits(told, fitGate(told));
report('held-back folds', ({ signs: read }, i) => sumOf(read, gates[i % folds] ?? fitGate(told)));
const gate = fitGate(told);
report('fitted on all', ({ signs: read }) => sumOf(read, gate));
writeFileSync(join(project, 'content', 'understanding', 'weights.yaml'), fileOf(gate));

function report(name: string, sum: (each: Told, i: number) => number): void {
  const sums = told.map((each, i) => ({ each, ours: sum(each, i) }));
  const of = (ours: boolean): typeof sums => sums.filter(({ each }) => each.ours === ours);
  const rate = (list: typeof sums, is: (one: (typeof sums)[number]) => boolean): string =>
    (list.filter(is).length / list.length).toFixed(3);
  const lines = [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6].map((shift) => {
    const limit = limits.answer + shift;
    return `  limit ${limit.toFixed(2)}: ours passed ${rate(of(true), ({ ours }) => ours >= limit)}, others stopped ${rate(of(false), ({ ours }) => ours < limit)}`;
  });
  process.stdout.write(`${name}\n${lines.join('\n')}\n`);
}

function fileOf({ start, weights }: Gate): string {
  const numbers = signs.map((sign) => `${sign}: ${weights[sign].toFixed(3)}`).join(', ');
  return `# Chosen on the development set by scripts/tune.ts. likeness: how much the nearest phrasings count beside the learned words.
likeness: ${vocabulary.weights.likeness}
gate: { start: ${start.toFixed(3)}, ${numbers} }
decide: { ask: ${limits.ask.toFixed(2)}, answer: ${limits.answer.toFixed(2)}, sure: ${limits.sure.toFixed(2)} }
`;
}

export type { Signs };
