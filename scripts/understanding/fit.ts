import { type Signs, signs } from '../../core/understanding/answers/gate.ts';
import type { Ranked } from '../../core/understanding/contract.ts';

export interface Told {
  readonly ours: boolean;
  readonly right: boolean;
  readonly signs: Signs;
  readonly ranked: readonly Ranked[];
}

export interface Gate {
  readonly start: number;
  readonly weights: Signs;
}

type Sign = (typeof signs)[number];
const steps = 4000;
const rate = 0.5;
/** Keeps weights small: there are few questions to learn from. */
const shrink = 0.004;

/** Logistic regression on standardised signs; questions of ours and others count the same in total. */
export function fitGate(told: readonly Told[]): Gate {
  const scales = signs.map((sign) => scaleOf(told.map((each) => each.signs[sign])));
  const rows = told.map((each) => ({
    ours: each.ours,
    x: signs.map((sign, i) => (each.signs[sign] - (scales[i]?.mean ?? 0)) / (scales[i]?.spread ?? 1)),
  }));
  const ours = rows.filter((row) => row.ours).length;
  const weights = signs.map(() => 0);
  let start = 0;
  for (let step = 0; step < steps; step++) {
    const slope = signs.map(() => 0);
    let slopeStart = 0;
    for (const { ours: is, x } of rows) {
      const error = ((is ? 1 : 0) - 1 / (1 + Math.exp(-(start + dot(weights, x))))) / (is ? ours : rows.length - ours);
      for (const [i, value] of x.entries()) slope[i] = (slope[i] ?? 0) + error * value;
      slopeStart += error;
    }
    for (const [i, value] of slope.entries())
      weights[i] = (weights[i] ?? 0) + rate * (value - shrink * (weights[i] ?? 0));
    start += rate * slopeStart;
  }
  return unscale(start, weights, scales);
}

function unscale(start: number, weights: readonly number[], scales: readonly { mean: number; spread: number }[]): Gate {
  const plain = weights.map((weight, i) => weight / (scales[i]?.spread ?? 1));
  const shift = plain.reduce((sum, weight, i) => sum + weight * (scales[i]?.mean ?? 0), 0);
  const named = Object.fromEntries(signs.map((sign, i) => [sign, plain[i] ?? 0])) as Record<Sign, number>;
  return { start: start - shift, weights: named };
}

export function sumOf(read: Signs, { start, weights }: Gate): number {
  return signs.reduce((sum, sign) => sum + read[sign] * weights[sign], start);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

function scaleOf(values: readonly number[]): { mean: number; spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { mean, spread: spread || 1 };
}

/** The share of what is not ours, of kinds never heard of, that must be stopped: before an answer, and before a question back. */
const stopped = { answer: 0.915, ask: 0.875 };
/** The share of right first places that may be asked back because another topic is near. */
const asked = 0.12;

export function chooseLimits(told: readonly Told[], gate: Gate): { ask: number; answer: number; sure: number } {
  const others = sorted(told.filter((each) => !each.ours).map((each) => sumOf(each.signs, gate)));
  const right = told.filter((each) => each.ours && each.right && sumOf(each.signs, gate) >= at(others, stopped.answer));
  return {
    ask: at(others, stopped.ask),
    answer: at(others, stopped.answer),
    sure: at(sorted(right.map((each) => each.ranked[0]?.score ?? 0)), asked),
  };
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const at = (values: readonly number[], share: number): number => values[Math.floor(share * (values.length - 1))] ?? 0;
