import type { FaqEntry } from '../../content/schema.ts';
import type { Ranked, Reason } from '../contract.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import type { Prepare, Prepared } from '../words/index.ts';
import { learn, softmax } from './classifier.ts';
import { collectExamples, type Examples } from './examples.ts';
import { type Features, featuresOf, type Reading, wholeReading } from './features.ts';
import { decide, readSigns, type Signs, weighSigns } from './gate.ts';
import { buildLexis, vectorOf } from './lexis.ts';
import { buildCompare } from './likeness.ts';
import { learnSide } from './side.ts';
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

/** Builds the index once from the answers and the vocabulary; afterwards asking reads only. */
export function createAnswers(
  faq: readonly FaqEntry[],
  vocabulary: Vocabulary,
  prepare: Prepare,
  reading: Reading = wholeReading,
): FindAnswers {
  const all = collectExamples(faq, vocabulary, prepare, reading);
  const { lexis, vectors } = buildLexis(all);
  const classifier = learn(all, vectors, lexis);
  const side = learnSide(all, vectors, lexis);
  const compare = buildCompare(all, vectors, lexis, faq.length);
  const entriesOf = entriesByGroup(faq, all);
  const ours = Uint8Array.from(all.groups, (group) => (group.ours ? 1 : 0));
  const { weights } = vocabulary;
  return (prepared, country) => {
    const features: Features = featuresOf(prepared, reading);
    const vector = vectorOf(features, lexis);
    const likeness = compare(vector);
    const evidence = classifier.weigh(vector);
    const learned = bestOf(softmax(evidence.slice()), ours);
    addLikeness(evidence, likeness.groups, weights.likeness);
    const top = topOf(evidence, ours);
    const shares = softmax(evidence);
    const signs = readSigns(learned.best, learned.elsewhere, likeness, vector, lexis, side(vector));
    const { best, elsewhere } = bestOf(shares, ours);
    const ranked = top.map((group) => {
      const entry = faq[chooseVariant(entriesOf[group] ?? [], faq, country, likeness.entries)];
      return { id: entry?.id ?? '', topic: entry?.topic ?? '', score: round(shares[group] ?? 0) };
    });
    const decision =
      vector.ids.length === 0 ? 'decline' : decide(weighSigns(signs, weights), best / (1 - elsewhere + 1e-6), weights);
    return {
      decision,
      answers: decision === 'decline' ? [] : ranked,
      why: decision === 'decline' ? [] : explain(prepared, top[0] ?? -1, ranked[0]?.id ?? '', lexis, classifier),
      signs,
      ranked,
    };
  };
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

const round = (share: number): number => Math.round(share * 1000) / 1000;

/** The answers of each topic; a kind of question that is not ours has none. */
function entriesByGroup(faq: readonly FaqEntry[], { groups }: Examples): readonly (readonly number[])[] {
  const byTopic = new Map<string, number[]>();
  for (const [i, { topic }] of faq.entries()) byTopic.set(topic, [...(byTopic.get(topic) ?? []), i]);
  return groups.map(({ name, ours }) => (ours ? (byTopic.get(name) ?? []) : []));
}
