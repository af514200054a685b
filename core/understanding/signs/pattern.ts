import { between, type Reading } from './reading.ts';

/**
 * Which phrases must stand together. Written as ids:
 *   'cannot leave'        one after the other, at most a few words between;
 *   'they .. sell'        the same with more words between;
 *   'door & lock'         near each other in any order;
 *   'hit|kick me|us'      one of several.
 */
export interface Pattern {
  readonly steps: readonly Step[];
  readonly anyOrder: boolean;
}

interface Step {
  readonly ids: readonly string[];
  readonly gap: number;
}

const near = 3;
const far = 8;
const around = 9;
/** In a text full of matches, the first few say enough. */
const mostMatches = 12;

export function pattern(written: string): Pattern {
  const parts = written.split(/\s+/);
  const steps: Step[] = [];
  let gap = near;
  for (const part of parts) {
    if (part === '..') gap = far;
    else if (part !== '&') {
      steps.push({ ids: part.split('|'), gap });
      gap = near;
    }
  }
  return { steps, anyOrder: parts.includes('&') };
}

/** May this hit be the next step? `soFar` are the hits of the steps before. */
export type Fits = (hit: number, soFar: readonly number[]) => boolean;

/** Every place where the pattern is met: the hits it is met by. */
export function matches(reading: Reading, { steps, anyOrder }: Pattern, fits: Fits): number[][] {
  const first = steps[0];
  if (first === undefined || steps.some(({ ids }) => ids.every((id) => !reading.where.has(id)))) return [];
  const found: number[][] = [];
  for (const start of hitsOf(reading, first)) {
    if (found.length >= mostMatches) break;
    if (!fits(start, [])) continue;
    const rest = anyOrder ? gather(reading, steps, [start], fits) : follow(reading, steps, [start], fits);
    if (rest !== null) found.push(rest);
  }
  return found;
}

function hitsOf({ where }: Reading, { ids }: Step): readonly number[] {
  if (ids.length === 1) return where.get(ids[0] ?? '') ?? [];
  return [...new Set(ids.flatMap((id) => where.get(id) ?? []))].sort((a, b) => a - b);
}

function follow(reading: Reading, steps: readonly Step[], soFar: readonly number[], fits: Fits): number[] | null {
  const step = steps[soFar.length];
  if (step === undefined) return [...soFar];
  const last = soFar.at(-1) ?? 0;
  for (let next = last + 1; next < reading.hits.length; next++) {
    if (between(reading, last, next) > step.gap) return null;
    if (!step.ids.some((id) => reading.hits[next]?.ids.has(id)) || !fits(next, soFar)) continue;
    const rest = follow(reading, steps, [...soFar, next], fits);
    if (rest !== null) return rest;
  }
  return null;
}

function gather(reading: Reading, steps: readonly Step[], soFar: readonly number[], fits: Fits): number[] | null {
  const step = steps[soFar.length];
  if (step === undefined) return [...soFar];
  const start = soFar[0] ?? 0;
  const choices = hitsOf(reading, step)
    .filter((hit) => !soFar.includes(hit) && fits(hit, soFar))
    .map((hit) => ({ hit, distance: Math.abs(between(reading, Math.min(start, hit), Math.max(start, hit))) }))
    .filter(({ distance }) => distance <= around)
    .sort((a, b) => a.distance - b.distance);
  const best = choices[0];
  return best === undefined ? null : gather(reading, steps, [...soFar, best.hit], fits);
}
