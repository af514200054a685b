import type { FaqEntry } from '../../content/schema.ts';
import type { Ranked, Reason } from '../contract.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import type { Prepare, Prepared } from '../words/index.ts';
import { learn, softmax } from './classifier.ts';
import { collectExamples } from './examples.ts';
import { type Features, featuresOf, type Reading, wholeReading } from './features.ts';
import { decide, readSigns, type Signs, weighSigns } from './gate.ts';
import { buildLexis, vectorOf } from './lexis.ts';
import { buildCompare } from './likeness.ts';
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
  const lexis = buildLexis(all);
  const vectors = all.examples.map((each) => vectorOf(each.features, lexis));
  const classifier = learn(all, vectors, lexis);
  const compare = buildCompare(all, vectors, lexis, faq.length);
  const entriesOf = all.groups.map(({ name, ours }) => (ours ? indexesOf(faq, name) : []));
  const { weights } = vocabulary;
  return (prepared, country) => {
    const features: Features = featuresOf(prepared, reading);
    const vector = vectorOf(features, lexis);
    const likeness = compare(vector);
    const shares = classifier.score(vector);
    const learned = bestOf(shares, all.groups);
    for (let i = 0; i < shares.length; i++) {
      shares[i] = Math.log((shares[i] ?? 0) + 1e-6) + weights.likeness * (likeness.groups[i] ?? 0);
    }
    softmax(shares);
    const order = all.groups.map((_, i) => i).sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
    const ours = order.filter((i) => all.groups[i]?.ours === true).slice(0, mostAnswers);
    const signs = readSigns(learned.best, learned.elsewhere, likeness, vector, lexis);
    const { best, elsewhere } = bestOf(shares, all.groups);
    const ranked = ours.map((group) => {
      const entry = faq[chooseVariant(entriesOf[group] ?? [], faq, country, likeness.entries)];
      return { id: entry?.id ?? '', topic: entry?.topic ?? '', score: round(shares[group] ?? 0) };
    });
    const decision =
      vector.ids.length === 0 ? 'decline' : decide(weighSigns(signs, weights), best / (1 - elsewhere + 1e-6), weights);
    return {
      decision,
      answers: decision === 'decline' ? [] : ranked,
      why: decision === 'decline' ? [] : explain(prepared, ours[0] ?? -1, ranked[0]?.id ?? '', lexis, classifier),
      signs,
      ranked,
    };
  };
}

/** The share of the best topic of ours, and of all that is not ours. */
function bestOf(
  shares: Float32Array,
  groups: readonly { readonly ours: boolean }[],
): { best: number; elsewhere: number } {
  let best = 0;
  let elsewhere = 0;
  for (const [i, { ours }] of groups.entries()) {
    if (!ours) elsewhere += shares[i] ?? 0;
    else best = Math.max(best, shares[i] ?? 0);
  }
  return { best, elsewhere };
}

const round = (share: number): number => Math.round(share * 1000) / 1000;

function indexesOf(faq: readonly FaqEntry[], topic: string): readonly number[] {
  return faq.flatMap((entry, i) => (entry.topic === topic ? [i] : []));
}
