import { join } from 'node:path';
import { type Level, levels } from '../../core/understanding/contract.ts';
import { createPosts, type PostPart, postParts } from '../../core/understanding/post/index.ts';
import { createPrepare } from '../../core/understanding/words/index.ts';
import { loadSource, project } from '../understanding/knowledge.ts';
import { readSets } from '../understanding/sets.ts';

/**
 * `npm run bench -- posts [folder]`: what each part of judging posts brings. What is learned is learned anew without the part;
 * `without learning` is the rules alone.
 */
export async function run(): Promise<object> {
  const { faq, vocabulary } = await loadSource();
  const prepare = createPrepare(vocabulary);
  const sets = readSets(process.argv[3] ?? join(project, '..', 'shared', 'eval'));
  const others = [...sets.faq, ...sets.outside, ...sets.crisis].map(({ text }) => prepare(text));
  const posts = sets.posts.map(({ text, label }) => ({ prepared: prepare(text), label }));
  const figures: Record<string, object> = {};
  for (const without of [null, ...postParts]) {
    const judge = createPosts(faq, vocabulary, prepare, without === null ? [] : [without]);
    const told = posts.map(({ prepared, label }) => ({
      label,
      level: judge(prepared, { asPost: true }).post?.level ?? null,
    }));
    figures[nameOf(without)] = {
      ...measure(told),
      recognised: share(posts, ({ prepared }) => judge(prepared, { asPost: false }).post !== null),
      othersTaken: share(others, (prepared) => judge(prepared, { asPost: false }).post !== null),
    };
    process.stdout.write(`${nameOf(without).padEnd(22)}${JSON.stringify(figures[nameOf(without)])}\n`);
  }
  return figures;
}

const nameOf = (without: PostPart | null): string => (without === null ? 'all' : `without ${without}`);

function measure(told: readonly { readonly label: Level; readonly level: Level | null }[]): object {
  const count = (label: Level, level: Level): number =>
    told.filter((each) => each.label === label && each.level === level).length;
  const confusion = Object.fromEntries(levels.map((label) => [label, levels.map((level) => count(label, level))]));
  const f1 = levels.map((level) => {
    const right = count(level, level);
    const wrong = told.filter((each) => (each.label === level) !== (each.level === level)).length;
    return (2 * right) / Math.max(1, 2 * right + wrong);
  });
  return { macroF1: round(f1.reduce((sum, each) => sum + each, 0) / levels.length), confusion };
}

function share<Item>(list: readonly Item[], is: (item: Item) => boolean): number {
  return round(list.filter(is).length / Math.max(1, list.length));
}

const round = (share: number): number => Math.round(share * 1000) / 1000;
