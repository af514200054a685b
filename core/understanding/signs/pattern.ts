import { between, type Reading } from './reading.ts';

/**
 * Which phrases must stand together. Written as ids:
 *   'cannot leave'          one after the other, at most a few words between;
 *   'they .. sell'          the same with more words between;
 *   'hit|kick me|us'        one of several;
 *   'neg open gate & us'    parts near each other in any order, each part in its own order.
 */
export interface Pattern {
  readonly parts: readonly (readonly Step[])[];
}

interface Step {
  readonly ids: readonly string[];
  readonly gap: number;
}

const near = 3;
const far = 8;
const around = 12;
/** In a text full of matches, the first few say enough. */
const mostMatches = 8;

export function pattern(written: string): Pattern {
  return { parts: written.split('&').map((part) => stepsOf(part.trim())) };
}

function stepsOf(written: string): Step[] {
  const steps: Step[] = [];
  let gap = near;
  for (const word of written.split(/\s+/)) {
    if (word !== '..') steps.push({ ids: word.split('|'), gap });
    gap = word === '..' ? far : near;
  }
  return steps;
}

/** May this hit be the next step? `soFar` are the hits of the steps before. */
export type Fits = (hit: number, soFar: readonly number[]) => boolean;

/** Every place where the pattern is met: the hits it is met by. */
export function matches(reading: Reading, pattern: Pattern, fits: Fits): number[][] {
  if (!hasAll(reading, pattern)) return [];
  const [first, ...others] = pattern.parts;
  if (first === undefined) return [];
  return places(reading, first, fits).flatMap((found) => {
    const whole = withOthers(reading, found, others, fits);
    return whole === null ? [] : [whole];
  });
}

/** False when a step of the pattern stands nowhere in the text: then it need not be looked for. */
export function hasAll({ where }: Reading, { parts }: Pattern): boolean {
  for (const part of parts) for (const { ids } of part) if (!ids.some((id) => where.has(id))) return false;
  return true;
}

function hitsOf({ where }: Reading, { ids }: Step): readonly number[] {
  if (ids.length === 1) return where.get(ids[0] ?? '') ?? [];
  return [...new Set(ids.flatMap((id) => where.get(id) ?? []))].sort((a, b) => a - b);
}

/** Every place of one part. */
function places(reading: Reading, steps: readonly Step[], fits: Fits): number[][] {
  const first = steps[0];
  const found: number[][] = [];
  for (const start of first === undefined ? [] : hitsOf(reading, first)) {
    if (found.length >= mostMatches) break;
    const rest = fits(start, []) ? follow(reading, steps, [start], fits) : null;
    if (rest !== null) found.push(rest);
  }
  return found;
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

/** Adds the nearest place of each other part. */
function withOthers(
  reading: Reading,
  found: readonly number[],
  others: readonly (readonly Step[])[],
  fits: Fits,
): number[] | null {
  const whole = [...found];
  for (const steps of others) {
    const nearest = places(reading, steps, fits)
      .filter((place) => !place.some((hit) => whole.includes(hit)))
      .map((place) => ({ place, distance: apart(reading, found, place) }))
      .filter(({ distance }) => distance <= around)
      .sort((a, b) => a.distance - b.distance)[0];
    if (nearest === undefined) return null;
    whole.push(...nearest.place);
  }
  return whole;
}

function apart(reading: Reading, one: readonly number[], other: readonly number[]): number {
  const [a, b] = [one[0] ?? 0, other[0] ?? 0];
  return between(reading, Math.min(a, b), Math.max(a, b));
}
