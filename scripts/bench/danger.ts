import { join } from 'node:path';
import type { Danger } from '../../core/understanding/contract.ts';
import { createDanger, type DangerPart, dangerParts } from '../../core/understanding/danger/index.ts';
import { createPrepare, type Prepared } from '../../core/understanding/words/index.ts';
import { loadSource, project } from '../understanding/knowledge.ts';
import { readSets } from '../understanding/sets.ts';

/**
 * `npm run bench -- danger [folder]`: what each part of noticing danger brings. What is learned is learned anew without the
 * part; `without learning` is the rules alone.
 */
export async function run(): Promise<object> {
  const { faq, vocabulary } = await loadSource();
  const prepare = createPrepare(vocabulary);
  const sets = readSets(process.argv[3] ?? join(project, '..', 'shared', 'eval'));
  const crisis = sets.crisis.map(({ text, label }) => ({ prepared: prepare(text), label }));
  const plain = [...sets.faq, ...sets.outside].map(({ text }) => prepare(text));
  const figures: Record<string, object> = {};
  for (const without of [null, ...dangerParts]) {
    const notice = createDanger(faq, vocabulary, prepare, without === null ? [] : [without]);
    const degree = (prepared: Prepared): Danger => notice(prepared).danger;
    figures[nameOf(without)] = {
      ...measure(crisis, degree),
      plainEmergency: share(plain, (each) => degree(each) === 'emergency'),
      plainAlarm: share(plain, (each) => degree(each) !== 'none'),
    };
    process.stdout.write(`${nameOf(without).padEnd(22)}${JSON.stringify(figures[nameOf(without)])}\n`);
  }
  return figures;
}

const nameOf = (without: DangerPart | null): string => (without === null ? 'all' : `without ${without}`);

interface Message {
  readonly prepared: Prepared;
  readonly label: Danger;
}

function measure(list: readonly Message[], degree: (prepared: Prepared) => Danger): object {
  const of = (label: Danger, is: (danger: Danger) => boolean): number =>
    share(
      list.filter((each) => each.label === label),
      ({ prepared }) => is(degree(prepared)),
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
