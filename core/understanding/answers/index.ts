import type { FaqEntry } from '../../content/schema.ts';
import type { Ranked, Reason } from '../contract.ts';
import type { Vocabulary, Weights } from '../vocabulary/schema.ts';
import type { Prepare, Prepared } from '../words/index.ts';
import { type Classifier, learn, softmax } from './classifier.ts';
import { collectExamples, type Examples } from './examples.ts';
import { type Features, featuresOf, type Reading, wholeReading } from './features.ts';
import { decide, readSigns, type Signs, weighSigns } from './gate.ts';
import { buildLexis, type Lexis, vectorOf } from './lexis.ts';
import { buildCompare, type Compare } from './likeness.ts';
import { learnSide, type Side } from './side.ts';
import { chooseVariant } from './variants.ts';
import { explain } from './why.ts';

export interface Found {
  readonly decision: 'answer' | 'ask' | 'decline';
  readonly answers: readonly Ranked[];
  readonly why: readonly Reason[];
  /** For the script that chooses the weights. */
  readonly signs: Signs;
  readonly ranked: readonly Ranked[];
}

export type FindAnswers = (prepared: Prepared, country: string | null) => Found;

const mostAnswers = 5;

/** Everything built once; asking only reads it. */
interface Index {
  readonly faq: readonly FaqEntry[];
  readonly lexis: Lexis;
  readonly classifier: Classifier;
  readonly side: Side;
  readonly compare: Compare;
  /** Of each group, its answers. */
  readonly entriesOf: readonly (readonly number[])[];
  readonly ours: Uint8Array;
  readonly weights: Weights;
}

/** Builds the index once from the answers and the vocabulary; afterwards asking reads only. */
export function createAnswers(
  faq: readonly FaqEntry[],
  vocabulary: Vocabulary,
  prepare: Prepare,
  reading: Reading = wholeReading,
): FindAnswers {
  const all = collectExamples(faq, vocabulary, prepare, reading);
  const { lexis, vectors } = buildLexis(all);
  const index: Index = {
    faq,
    lexis,
    classifier: learn(all, vectors, lexis),
    side: learnSide(all, vectors, lexis),
    compare: buildCompare(all, vectors, lexis, faq.length),
    entriesOf: entriesByGroup(faq, all),
    ours: Uint8Array.from(all.groups, (group) => (group.ours ? 1 : 0)),
    weights: vocabulary.weights,
  };
  return (prepared, country) => ask(index, prepared, featuresOf(prepared, reading), country);
}

function ask(index: Index, prepared: Prepared, features: Features, country: string | null): Found {
  const { lexis, classifier, ours, weights } = index;
  const vector = vectorOf(features, lexis);
  const likeness = index.compare(vector);
  const evidence = classifier.weigh(vector);
  const learned = bestOf(softmax(evidence.slice()), ours);
  addLikeness(evidence, likeness.groups, weights.likeness);
  const top = topOf(evidence, ours);
  const shares = softmax(evidence);
  const signs = readSigns(learned.best, learned.elsewhere, likeness, vector, lexis, index.side(vector));
  const { best, elsewhere } = bestOf(shares, ours);
  const ranked = top.map((group) => rank(index, group, shares[group] ?? 0, country, likeness.entries));
  const clear = best / (1 - elsewhere + 1e-6);
  const decision = vector.ids.length === 0 ? 'decline' : decide(weighSigns(signs, weights), clear, weights);
  if (decision === 'decline') return { decision, answers: [], why: [], signs, ranked };
  const why = explain(prepared, top[0] ?? -1, ranked[0]?.id ?? '', lexis, classifier);
  return { decision, answers: ranked, why, signs, ranked };
}

function rank(
  { faq, entriesOf }: Index,
  group: number,
  share: number,
  country: string | null,
  near: Float32Array,
): Ranked {
  const entry = faq[chooseVariant(entriesOf[group] ?? [], faq, country, near)];
  return { id: entry?.id ?? '', topic: entry?.topic ?? '', score: Math.round(share * 1000) / 1000 };
}

function addLikeness(evidence: Float32Array, likeness: Float32Array, weight: number): void {
  for (let i = 0; i < evidence.length; i++) evidence[i] = (evidence[i] ?? 0) + weight * (likeness[i] ?? 0);
}

/** The best topics of ours, best first. */
function topOf(evidence: Float32Array, ours: Uint8Array): number[] {
  const top: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < evidence.length; i++) {
    if (ours[i] === 0 || (evidence[i] ?? 0) <= least) continue;
    let place = top.length;
    while (place > 0 && (evidence[top[place - 1] ?? 0] ?? 0) < (evidence[i] ?? 0)) place--;
    top.splice(place, 0, i);
    if (top.length > mostAnswers) top.pop();
    if (top.length === mostAnswers) least = evidence[top[mostAnswers - 1] ?? 0] ?? 0;
  }
  return top;
}

/** The share of the best topic of ours, and of all that is not ours. */
function bestOf(shares: Float32Array, ours: Uint8Array): { best: number; elsewhere: number } {
  let best = 0;
  let elsewhere = 0;
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i] ?? 0;
    if (share === 0) continue;
    if (ours[i] === 0) elsewhere += share;
    else if (share > best) best = share;
  }
  return { best, elsewhere };
}

/** The answers of each topic; a kind of question that is not ours has none. */
function entriesByGroup(faq: readonly FaqEntry[], { groups }: Examples): readonly (readonly number[])[] {
  const byTopic = new Map<string, number[]>();
  for (const [i, { topic }] of faq.entries()) byTopic.set(topic, [...(byTopic.get(topic) ?? []), i]);
  return groups.map(({ name, ours }) => (ours ? (byTopic.get(name) ?? []) : []));
}
