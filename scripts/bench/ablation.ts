import { join } from 'node:path';
import { createAnswers } from '../../core/understanding/answers/index.ts';
import type { UnderstandingSource } from '../../core/understanding/index.ts';
import { createPrepare, type Hearing } from '../../core/understanding/words/index.ts';
import { askFor, heldBack, tell } from '../understanding/folds.ts';
import { loadSource, project } from '../understanding/knowledge.ts';
import { readSets } from '../understanding/sets.ts';

/** What each part brings: the figures without it, on held-back phrasings and on the development set, before any refusal. */
interface Part {
  readonly name: string;
  readonly hearing?: Partial<Hearing>;
  readonly reading?: { readonly pieces?: boolean; readonly neighbours?: boolean };
  without?(knowledge: UnderstandingSource): UnderstandingSource;
}

const vocabularyWithout =
  (change: (vocabulary: UnderstandingSource['vocabulary']) => Partial<UnderstandingSource['vocabulary']>) =>
  (knowledge: UnderstandingSource): UnderstandingSource => ({
    ...knowledge,
    vocabulary: { ...knowledge.vocabulary, ...change(knowledge.vocabulary) },
  });

const parts: readonly Part[] = [
  { name: 'everything' },
  { name: 'without n-grams', reading: { pieces: false } },
  { name: 'without neighbours', reading: { neighbours: false } },
  { name: 'without our dictionary', hearing: { ownWords: false } },
  { name: 'without phonetic key', hearing: { bySound: false } },
  { name: 'without spellings', without: vocabularyWithout(() => ({ spellings: [] })) },
  {
    name: 'without synonyms',
    without: vocabularyWithout(({ concepts }) => ({
      concepts: [],
      words: concepts.flatMap((each) => each.km),
    })),
  },
  { name: 'without likeness', without: vocabularyWithout(({ weights }) => ({ weights: { ...weights, likeness: 0 } })) },
  { name: 'without extra phrasings', without: vocabularyWithout(() => ({ phrasings: [] })) },
];

export async function run(): Promise<object> {
  const knowledge = await loadSource();
  const sets = readSets(join(project, '..', 'shared', 'eval'));
  return Object.fromEntries(
    parts.map((part) => {
      const figures = measure(part, part.without?.(knowledge) ?? knowledge, sets.faq);
      process.stdout.write(
        `${part.name.padEnd(26)} ${Object.entries(figures)
          .map(([name, value]) => `${name} ${value.toFixed(3)}`)
          .join('  ')}\n`,
      );
      return [part.name, figures];
    }),
  );
}

function measure(
  { hearing, reading }: Part,
  knowledge: UnderstandingSource,
  questions: ReturnType<typeof readSets>['faq'],
): Record<string, number> {
  const prepare = createPrepare(knowledge.vocabulary, { ownWords: true, bySound: true, ...hearing });
  const read = { pieces: true, neighbours: true, ...reading };
  const held = heldBack(knowledge, prepare, read).filter((each) => each.ours);
  const find = createAnswers(knowledge.faq, knowledge.vocabulary, prepare, read);
  const asked = questions.map((question) => ({
    lang: question.lang,
    right: tell(askFor(find, prepare, question.text), question.acceptable).right,
  }));
  const share = (list: readonly { readonly right: boolean }[]): number =>
    list.length === 0 ? 0 : list.filter((each) => each.right).length / list.length;
  return {
    held: share(held),
    dev: share(asked),
    'dev km': share(asked.filter((each) => each.lang === 'km')),
    'dev mixed': share(asked.filter((each) => each.lang === 'mixed')),
    'dev km-latn': share(asked.filter((each) => each.lang === 'km-latn')),
  };
}
