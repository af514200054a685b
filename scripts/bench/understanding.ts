import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import {
  buildUnderstanding,
  freshContext,
  openUnderstanding,
  type UnderstandingSource,
} from '../../core/understanding/index.ts';
import { createPrepare } from '../../core/understanding/words/index.ts';
import { loadSource, project, type Source } from '../understanding/knowledge.ts';
import { readSets, type Sets } from '../understanding/sets.ts';
import type { Contender, Entry } from './understanding/contender.ts';
import { heldMb, type Timing, timeEach } from './understanding/measure.ts';
import { ours } from './understanding/ours.ts';
import { flexSearch, fuse, miniSearch, miniSearchSegmented, nodeNlp } from './understanding/peers.ts';
import { syntheticFaq } from './understanding/synthetic.ts';

interface Result extends Timing {
  readonly name: string;
  readonly oneOf: number;
  readonly top1: number;
  readonly top3: number;
  readonly rejected: number;
  readonly buildMs: number;
}

/** Understanding beside what others would use, on the same sets and content in one run; then its speed as content grows. */
export async function run(): Promise<object> {
  const knowledge = await loadSource();
  const sets = readSets(join(project, '..', 'shared', 'eval'));
  const entries = entriesOf(knowledge);
  const contenders = [ours(knowledge), miniSearchSegmented, miniSearch, fuse, flexSearch, nodeNlp];
  const results: Result[] = [];
  for (const contender of contenders) results.push(await compare(contender, entries, knowledge, sets));
  const growth = [];
  for (const count of [100, 1000]) growth.push(await grow(count, knowledge));
  const [small, large] = growth;
  return { results, growth, slower: ratio(large?.medianMs, small?.medianMs) };
}

async function compare(
  contender: Contender,
  entries: readonly Entry[],
  knowledge: UnderstandingSource,
  sets: Sets,
): Promise<Result> {
  const prepare = createPrepare(knowledge.vocabulary);
  const start = performance.now();
  const ask = await contender.build(entries, prepare);
  const buildMs = Math.round(performance.now() - start);
  const texts = [...sets.faq, ...sets.outside].map((each) => each.text);
  const trial = await timeEach(texts.slice(0, 3), ask, 1);
  const oneOf = trial.medianMs > tooSlow ? slowStep : 1;
  const some = <Item>(items: readonly Item[]): Item[] => items.filter((_, i) => i % oneOf === 0);
  const faq = some(sets.faq);
  const outside = some(sets.outside);
  const asked = await Promise.all(faq.map(async ({ text, acceptable }) => ({ topics: await ask(text), acceptable })));
  const fits = (places: number): number =>
    asked.filter(({ topics, acceptable }) => topics.slice(0, places).some((topic) => acceptable.includes(topic)))
      .length;
  const others = await Promise.all(outside.map(async ({ text }) => ask(text)));
  const timing = await timeEach(some(texts).slice(0, oneOf > 1 ? 30 : texts.length), ask, oneOf > 1 ? 1 : 5);
  const result = {
    name: contender.name,
    oneOf,
    top1: ratio(fits(1), faq.length),
    top3: ratio(fits(3), faq.length),
    rejected: ratio(others.filter((topics) => topics.length === 0).length, outside.length),
    buildMs,
    ...timing,
  };
  tell(result);
  return result;
}

/** A contender that takes longer than this for one message is asked every tenth question only. */
const tooSlow = 100;
const slowStep = 10;

function tell({ name, oneOf, top1, top3, rejected, medianMs, p99Ms, buildMs }: Result): void {
  process.stdout.write(
    `${name.padEnd(24)} top-1 ${top1.toFixed(3)}  top-3 ${top3.toFixed(3)}  rejected ${rejected.toFixed(3)}  ` +
      `median ${medianMs.toFixed(3)} ms  p99 ${p99Ms.toFixed(3)} ms  built in ${buildMs} ms` +
      `${oneOf > 1 ? `  (asked one question of ${oneOf})` : ''}\n`,
  );
}

interface Growth extends Timing {
  readonly answers: number;
  /** Done by a worker, when content changes. */
  readonly buildMs: number;
  /** What is left to do at start: to read what was built. */
  readonly openMs: number;
  readonly memoryMb: number;
}

async function grow(count: number, { vocabulary }: UnderstandingSource): Promise<Growth> {
  const faq = syntheticFaq(count, vocabulary);
  const start = performance.now();
  const kept = serialize(buildUnderstanding({ faq, vocabulary }));
  const buildMs = Math.round(performance.now() - start);
  const before = heldMb();
  const opening = performance.now();
  const understanding = openUnderstanding(deserialize(kept));
  const openMs = Math.round(performance.now() - opening);
  const memoryMb = Math.round((heldMb() - before) * 10) / 10;
  const texts = syntheticFaq(60, vocabulary).flatMap((each) => [...each.phrasings.km, ...each.phrasings.en]);
  const timing = await timeEach(texts, (text) => understanding.understand(text, freshContext), 8);
  process.stdout.write(
    `${count} answers x 10 phrasings: built in ${buildMs} ms, opened in ${openMs} ms, ${memoryMb} MB; ` +
      `median ${timing.medianMs} ms, p99 ${timing.p99Ms} ms\n`,
  );
  return { answers: count, buildMs, openMs, memoryMb, ...timing };
}

/** The same content for all: each answer with its phrasings, those of its topic kept apart included. */
function entriesOf({ faq, vocabulary }: Source): Entry[] {
  return faq.map(({ id, topic, title, answer, phrasings }) => {
    const first = faq.find((each) => each.topic === topic)?.id === id;
    const more = first ? vocabulary.phrasings.filter((each) => each.topic === topic) : [];
    const all = [phrasings, ...more];
    return {
      id,
      topic,
      titles: [title.km, title.en],
      text: `${answer.km}\n${answer.en}`,
      phrasings: [
        ...all.flatMap((each) => each.km).map((text) => ({ language: 'km' as const, text })),
        ...all.flatMap((each) => [...each.en, ...each.latn]).map((text) => ({ language: 'en' as const, text })),
      ],
    };
  });
}

const ratio = (part = 0, whole = 1): number => Math.round((part / (whole || 1)) * 1000) / 1000;
