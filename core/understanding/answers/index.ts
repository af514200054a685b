import type { Ranked, Reason } from '../contract.ts';
import type { FaqQuestions } from '../faq.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import type { Prepare, Prepared } from '../words/index.ts';
import { type AnswersData, buildAnswers } from './build.ts';
import { type Classifier, openClassifier, shareIn, standingOf } from './classifier.ts';
import { type Features, featuresOf, type Reading, wholeReading } from './features.ts';
import { decide, readSigns, type Signs, weighSigns } from './gate.ts';
import { vectorOf } from './lexis.ts';
import { type Compare, openCompare } from './likeness.ts';
import { openSide, type Side } from './side.ts';
import { chooseVariant } from './variants.ts';
import { explain } from './why.ts';

export { type AnswersData, buildAnswers } from './build.ts';

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

export function createAnswers(
  faq: readonly FaqQuestions[],
  vocabulary: Vocabulary,
  prepare: Prepare,
  reading: Reading = wholeReading,
): FindAnswers {
  return openAnswers(buildAnswers(faq, vocabulary, prepare, reading), reading);
}

interface Index {
  readonly data: AnswersData;
  readonly classifier: Classifier;
  readonly side: Side;
  readonly compare: Compare;
}

export function openAnswers(data: AnswersData, reading: Reading = wholeReading): FindAnswers {
  const { lexis } = data;
  const index: Index = {
    data,
    classifier: openClassifier(data.learned, lexis),
    side: openSide(data.side, lexis),
    compare: openCompare(data.nearness, lexis),
  };
  return (prepared, country) => ask(index, prepared, featuresOf(prepared, reading), country);
}

function ask(index: Index, prepared: Prepared, features: Features, country: string | null): Found {
  const { classifier, data } = index;
  const { lexis, weights } = data;
  const { ours } = data.nearness;
  const vector = vectorOf(features, lexis);
  const likeness = index.compare(vector);
  const evidence = classifier.weigh(vector);
  const learned = standingOf(evidence, ours);
  const signs = readSigns(learned.best, learned.elsewhere, likeness, vector, lexis, index.side(vector));
  addLikeness(evidence, likeness.groups, weights.likeness);
  const standing = standingOf(evidence, ours);
  const top = topOf(evidence, ours);
  const ranked = top.map((group) =>
    rank(data, group, shareIn(standing, evidence[group] ?? 0), country, likeness.entries),
  );
  const clear = standing.best / (1 - standing.elsewhere + 1e-6);
  const decision = vector.ids.length === 0 ? 'decline' : decide(weighSigns(signs, weights), clear, weights);
  if (decision === 'decline') return { decision, answers: [], why: [], signs, ranked };
  const why = explain(prepared, top[0] ?? -1, ranked[0]?.id ?? '', lexis, classifier);
  return { decision, answers: ranked, why, signs, ranked };
}

function rank(
  { entries, entriesOf }: AnswersData,
  group: number,
  share: number,
  country: string | null,
  near: Float32Array,
): Ranked {
  const entry = entries[chooseVariant(entriesOf[group] ?? [], entries, country, near)];
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
