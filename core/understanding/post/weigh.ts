import type { Level, PostReason } from '../contract.ts';
import { type Indicator, risks } from './risks.ts';
import { safeties } from './safeties.ts';
import type { PostScene } from './scene.ts';
import { limits, riskWeights, safetyWeights } from './weights.ts';

export interface Weighed {
  /** What the rules alone would say. */
  readonly ruled: Level;
  readonly risk: number;
  readonly safety: number;
  readonly risks: readonly PostReason[];
  readonly safeties: readonly PostReason[];
}

/** Finds every sign and weighs them. Never "safe": the best is low. */
export function weighPost(post: PostScene): Weighed {
  const bad = post.isWarning ? [] : findAll(risks, post);
  const good = findAll(safeties, post);
  const risk = riskOf(bad);
  const safety = sumOf(good, safetyWeights);
  return { ruled: post.isWarning ? 'low' : levelOf(risk, safety), risk, safety, risks: bad, safeties: good };
}

function levelOf(risk: number, safety: number): Level {
  if (risk - Math.min(safety, 4) * 0.6 >= limits.high) return 'high';
  return safety - risk * 0.7 >= limits.low && risk < limits.riskInLow ? 'low' : 'caution';
}

function findAll(indicators: readonly Indicator[], post: PostScene): PostReason[] {
  return indicators.flatMap(({ code, find }) => {
    const words = find(post);
    return words === null ? [] : [{ code, words }];
  });
}

/** What is missing adds up to caution; only what is said makes a post high. */
function riskOf(found: readonly PostReason[]): number {
  const seen = found.filter(({ words }) => words !== '');
  const absent = found.filter(({ words }) => words === '');
  return sumOf(seen, riskWeights) + Math.min(sumOf(absent, riskWeights), limits.absence);
}

const sumOf = (found: readonly PostReason[], weights: Readonly<Record<string, number>>): number =>
  found.reduce((sum, { code }) => sum + (weights[code] ?? 0), 0);
