import { join } from 'node:path';
import type { Danger } from '../../core/understanding/contract.ts';
import { createDanger, type DangerPart, dangerParts } from '../../core/understanding/danger/index.ts';
import { createPosts } from '../../core/understanding/post/index.ts';
import { createPrepare, type Prepared } from '../../core/understanding/words/index.ts';
import { loadSource, project } from '../understanding/knowledge.ts';
import { readSets } from '../understanding/sets.ts';
import { halfOf } from './halves.ts';

/**
 * `npm run bench -- danger [folder]`: what each part of noticing danger brings. Figures for both halves of the development
 * set: rules were made while looking at half `a` alone; `b` was only ever seen as these figures.
 */
export async function run(): Promise<object> {
  const { vocabulary } = await loadSource();
  const prepare = createPrepare(vocabulary);
  const judgePost = createPosts(vocabulary.posts, vocabulary);
  const sets = readSets(process.argv[3] ?? join(project, '..', 'shared', 'eval'));
  const ready = ({ id, text }: { id: string; text: string }): Message => {
    const prepared = prepare(text);
    return { prepared, isPost: judgePost(prepared, { asPost: false }) !== null, half: halfOf(id) };
  };
  const crisis = sets.crisis.map((each) => ({ ...ready(each), label: each.label }));
  const plain = [...sets.faq, ...sets.outside].map(ready);
  const posts = sets.posts.map(ready);
  const figures: Record<string, object> = {};
  for (const without of [null, ...dangerParts]) {
    const notice = createDanger(vocabulary.danger, vocabulary, without === null ? [] : [without]);
    const degree = ({ prepared, isPost }: Message): Danger => notice(prepared, { isPost }).danger;
    figures[nameOf(without)] = {
      a: measure(
        crisis.filter(({ half }) => half === 'a'),
        degree,
      ),
      b: measure(
        crisis.filter(({ half }) => half === 'b'),
        degree,
      ),
      plainAlarm: share(plain, (each) => degree(each) !== 'none'),
      plainEmergency: share(plain, (each) => degree(each) === 'emergency'),
      postAlarm: share(posts, (each) => degree(each) !== 'none'),
    };
    process.stdout.write(`${nameOf(without).padEnd(22)}${JSON.stringify(figures[nameOf(without)])}\n`);
  }
  return figures;
}

interface Message {
  readonly prepared: Prepared;
  readonly isPost: boolean;
  readonly half: 'a' | 'b';
}

const nameOf = (without: DangerPart | null): string => (without === null ? 'all' : `without ${without}`);

function measure(list: readonly (Message & { label: Danger })[], degree: (message: Message) => Danger): object {
  const of = (label: Danger, is: (danger: Danger) => boolean): number =>
    share(
      list.filter((each) => each.label === label),
      (each) => is(degree(each)),
    );
  return {
    emergencyRecall: of('emergency', (it) => it === 'emergency'),
    emergencyMissed: of('emergency', (it) => it === 'none'),
    urgentNoticed: of('urgent', (it) => it !== 'none'),
    falseEmergency: of('none', (it) => it === 'emergency'),
    falseAlarm: of('none', (it) => it !== 'none'),
  };
}

function share<Item>(list: readonly Item[], is: (item: Item) => boolean): number {
  return Math.round((list.filter(is).length / Math.max(1, list.length)) * 1000) / 1000;
}
