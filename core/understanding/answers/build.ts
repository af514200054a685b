import type { FaqQuestions } from '../faq.ts';
import type { Vocabulary, Weights } from '../vocabulary/schema.ts';
import type { Prepare } from '../words/index.ts';
import { type Learned, learn } from './classifier.ts';
import { collectExamples, type Examples } from './examples.ts';
import { type Reading, wholeReading } from './features.ts';
import { buildLexis, type Lexis } from './lexis.ts';
import { buildNearness, type Nearness } from './likeness.ts';
import { type Line, learnSide } from './side.ts';
import type { Entry } from './variants.ts';

/** Everything built once. Plain data, so that it can be kept in a file; asking only reads it. */
export interface AnswersData {
  readonly entries: readonly Entry[];
  readonly lexis: Lexis;
  readonly learned: Learned;
  readonly side: Line;
  readonly nearness: Nearness;
  /** Of each group, its answers. */
  readonly entriesOf: readonly (readonly number[])[];
  readonly weights: Weights;
}

/** Builds the index from the answers and the vocabulary. */
export function buildAnswers(
  faq: readonly FaqQuestions[],
  vocabulary: Vocabulary,
  prepare: Prepare,
  reading: Reading = wholeReading,
): AnswersData {
  const all = collectExamples(faq, vocabulary, prepare, reading);
  const { lexis, vectors } = buildLexis(all);
  return {
    entries: faq.map(({ id, topic, country }) => ({ id, topic, country: country ?? null })),
    lexis,
    learned: learn(all, vectors, lexis),
    side: learnSide(all, vectors, lexis),
    nearness: buildNearness(all, vectors, lexis, faq.length),
    entriesOf: entriesByGroup(faq, all),
    weights: vocabulary.weights,
  };
}

/** The answers of each topic; a kind of question that is not ours has none. */
function entriesByGroup(faq: readonly FaqQuestions[], { groups }: Examples): readonly (readonly number[])[] {
  const byTopic = new Map<string, number[]>();
  for (const [i, { topic }] of faq.entries()) byTopic.set(topic, [...(byTopic.get(topic) ?? []), i]);
  return groups.map(({ name, ours }) => (ours ? (byTopic.get(name) ?? []) : []));
}
