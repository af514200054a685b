import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { formOf } from '../../core/understanding/post/form.ts';
import { formWeights, postFrom } from '../../core/understanding/post/form-weights.ts';
import { weighPost } from '../../core/understanding/post/judge.ts';
import { type PostScene, readPost } from '../../core/understanding/post/scene.ts';
import { buildSignLexicon } from '../../core/understanding/signs/lexicon.ts';
import { findNegations } from '../../core/understanding/signs/negation.ts';
import { readSigns } from '../../core/understanding/signs/reading.ts';
import { createPrepare } from '../../core/understanding/words/index.ts';
import { loadSource, project } from '../understanding/knowledge.ts';
import { readSets } from '../understanding/sets.ts';
import { foldOf, halfOf } from './halves.ts';
import { type Case, fitLine, pointsOf } from './line.ts';

const list = z.array(z.string());
const examples = z.strictObject({ high: list, caution: list, low: list });
const folds = 5;

/**
 * `npm run bench -- posts [folder]`: fits the weights that tell a post from a question on our own posts, plain questions and
 * half `a` of the development set; tells what they give on held-back folds and on half `b`; then scores the levels. Copy the
 * table it prints into `core/understanding/post/form-weights.ts` when it is better than the one there.
 */
export async function run(): Promise<object> {
  const { vocabulary } = await loadSource();
  const prepare = createPrepare(vocabulary);
  const lexicon = buildSignLexicon(vocabulary.posts, vocabulary);
  const sceneOf = (text: string): PostScene => {
    const reading = readSigns(prepare(text), lexicon);
    return readPost(reading, findNegations(reading));
  };
  const sets = readSets(process.argv[3] ?? join(project, '..', 'shared', 'eval'));
  const own = examples.parse(parse(readFileSync(join(project, 'tests/understanding/examples/posts.yaml'), 'utf8')));
  const plain = [...vocabulary.phrasings, ...vocabulary.elsewhere].flatMap(({ km, en, latn }) => [
    ...km,
    ...en,
    ...latn,
  ]);
  const asked = [...sets.faq, ...sets.outside, ...sets.crisis];
  const caseOf =
    (isPost: boolean) =>
    (text: string): Case => ({ text, isPost, form: formOf(sceneOf(text)) });
  const cases = [
    ...[...own.high, ...own.caution, ...own.low, ...half(sets.posts, 'a')].map(caseOf(true)),
    ...[...plain, ...half(asked, 'a')].map(caseOf(false)),
  ];
  const unseen = [...half(sets.posts, 'b').map(caseOf(true)), ...half(asked, 'b').map(caseOf(false))];
  const fitted = fitLine(cases);
  process.stdout.write(`${JSON.stringify(Object.fromEntries([...fitted].sort((one, other) => other[1] - one[1])))}\n`);
  const held = Array.from({ length: folds }, (_, fold) => heldBack(cases, fold)).flat();
  return {
    recognised: {
      heldBack: tell(held),
      halfB: tell(unseen.map(({ isPost, form }) => ({ isPost, points: pointsOf(fitted, form) }))),
      shipped: tell(unseen.map(({ isPost, form }) => ({ isPost, points: shippedPoints(form) }))),
    },
    levels: { a: levels(sets.posts, 'a', sceneOf), b: levels(sets.posts, 'b', sceneOf) },
  };
}

function half(items: readonly { id: string; text: string }[], which: 'a' | 'b'): string[] {
  return items.filter(({ id }) => halfOf(id) === which).map(({ text }) => text);
}

function heldBack(cases: readonly Case[], fold: number): { isPost: boolean; points: number }[] {
  const fitted = fitLine(cases.filter(({ text }) => foldOf(text, folds) !== fold));
  const rest = cases.filter(({ text }) => foldOf(text, folds) === fold);
  return rest.map(({ isPost, form }) => ({ isPost, points: pointsOf(fitted, form) }));
}

function shippedPoints(form: ReadonlyMap<string, number>): number {
  return [...form].reduce((sum, [name, value]) => sum + (formWeights[name] ?? 0) * value, -postFrom);
}

function tell(told: readonly { isPost: boolean; points: number }[]): object {
  const share = (isPost: boolean): number => {
    const those = told.filter((each) => each.isPost === isPost);
    return round(those.filter(({ points }) => points >= 0).length / Math.max(1, those.length));
  };
  return { postsRecognised: share(true), questionsTaken: share(false) };
}

type Level = 'high' | 'caution' | 'low';
const all: readonly Level[] = ['high', 'caution', 'low'];

function levels(
  posts: readonly { id: string; text: string; label: Level }[],
  which: 'a' | 'b',
  sceneOf: (text: string) => PostScene,
): object {
  const told = posts
    .filter(({ id }) => halfOf(id) === which)
    .map(({ text, label }) => ({ label, level: weighPost(sceneOf(text)).level }));
  const count = (label: Level, level: Level): number =>
    told.filter((each) => each.label === label && each.level === level).length;
  const confusion = Object.fromEntries(all.map((label) => [label, all.map((level) => count(label, level))]));
  const f1 = all.map((level) => {
    const right = count(level, level);
    const wrong = told.filter((each) => (each.label === level) !== (each.level === level)).length;
    return (2 * right) / Math.max(1, 2 * right + wrong);
  });
  return { macroF1: round(f1.reduce((sum, each) => sum + each, 0) / all.length), confusion };
}

const round = (share: number): number => Math.round(share * 1000) / 1000;
