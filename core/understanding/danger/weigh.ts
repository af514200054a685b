import type { Danger, DangerKind } from '../contract.ts';
import { type Fits, hasAll, matches, type Pattern } from '../signs/pattern.ts';
import { candidates, indexPatterns, type PatternIndex } from '../signs/pattern-index.ts';
import { type Reading, wordsOf } from '../signs/reading.ts';
import { type Frame, isAboutOwn, isLongAgo, isOnlyFeared, isSupposed, namesNobody } from './frames.ts';
import type { Rule, Weight } from './rule.ts';
import { troubles } from './troubles.ts';

/** A sign that was met and is meant. */
export interface Sign {
  readonly kind: DangerKind;
  readonly weight: Weight;
  readonly words: string;
  readonly hits: readonly number[];
}

export interface Scene {
  readonly reading: Reading;
  readonly frame: Frame;
  readonly negatedBy: Int32Array;
  readonly masked: ReadonlySet<number>;
  readonly isPost: boolean;
}

/** In the order of the text. */
export function findSignsOfDanger(scene: Scene, rules: PatternIndex<Rule>): Sign[] {
  const fits = fitsIn(scene);
  const found: Sign[] = [];
  const { reading } = scene;
  for (const rule of candidates(rules, reading.where.keys(), ({ pattern }) => hasAll(reading, pattern))) {
    found.push(...signsOf(scene, rule, fits));
  }
  return found.sort((a, b) => (a.hits[0] ?? 0) - (b.hits[0] ?? 0));
}

function signsOf(scene: Scene, { kind, weight, pattern, unless }: Rule, fits: Fits): Sign[] {
  if (unless.some((id) => scene.reading.where.has(id))) return [];
  return matches(scene.reading, pattern, fits).flatMap((hits) => {
    const meant = isExaggerated(scene, kind) ? null : inContext(scene, hits, weight, kind);
    return meant === null ? [] : [{ kind, weight: meant, hits, words: wordsOf(scene.reading, hits) }];
  });
}

/** "the price rises to want-to-die, is there a cheaper one?": a manner of speaking of things. */
function isExaggerated({ reading, frame }: Scene, kind: DangerKind): boolean {
  return kind === 'self_harm' && frame.asks && !frame.plea && !frame.distress && namesNobody(reading);
}

/** A hit serves when it is meant, and not denied except by a "not" that the pattern itself asks for. */
function fitsIn({ negatedBy, masked }: Scene): Fits {
  return (hit, soFar) => {
    const negator = negatedBy[hit] ?? -1;
    return !masked.has(hit) && (negator === -1 || soFar.includes(negator));
  };
}

/** What a sign weighs once time and spirit are heard; null: nothing. */
function inContext(
  { reading, frame, isPost }: Scene,
  hits: readonly number[],
  weight: Weight,
  kind: DangerKind,
): Weight | null {
  if (frame.makeBelieve && !frame.distress) return null;
  if (frame.notInDanger && !frame.now) return null;
  if (isSupposed(reading, hits, frame.asks || frame.notAboutAnyone)) return null;
  if (frame.asks && !frame.plea && !frame.now && isOnlyFeared(reading, hits)) return null;
  const own = isAboutOwn(reading, hits, frame.notAboutAnyone);
  if ((frame.notAboutAnyone || isPost) && !own) return null;
  const meant = inTime(frame, isLongAgo(reading, hits), inSpirit(frame, weight));
  return isCalm(frame) && frame.asksLaw
    ? lighter(meant, own || leavesOutWhom(reading), frame.asks && kind === 'injury')
    : meant;
}

/** Khmer leaves out whom it happens to when it is the writer; English names him. */
const leavesOutWhom = ({ prepared, where }: Reading): boolean => prepared.writing !== 'en' && !where.has('people');

const isCalm = ({ plea, distress, now }: Frame): boolean => !plea && !distress && !now;

/** Asked as a matter of law ("the foreman beats workers, what proof do I need"): a case to help with, not an alarm. */
function lighter(weight: Weight | null, own: boolean, isClaim: boolean): Weight | null {
  if (!own) return null;
  if (isClaim) return 'hint';
  return weight === 'emergency' ? 'urgent' : weight;
}

function inSpirit(frame: Frame, weight: Weight): Weight | null {
  if (frame.joke && !frame.plea && !frame.distress) return weight === 'emergency' ? 'hint' : null;
  if (weight === 'asked') return frame.asks && !frame.plea && !frame.distress ? 'hint' : 'urgent';
  return weight;
}

function inTime(frame: Frame, longAgo: boolean, weight: Weight | null): Weight | null {
  if (weight === null) return null;
  if (frame.safeNow && (longAgo || frame.recent || !frame.plea))
    return frame.plea && weight === 'emergency' ? 'hint' : null;
  if (longAgo) return weight === 'emergency' && (frame.plea || frame.distress) ? 'urgent' : null;
  return weight;
}

/** How much hardship is told, every kind once. */
export function burden(scene: Scene): Burden {
  const fits = fitsIn(scene);
  const possible = candidates(troublesBy, scene.reading.where.keys());
  const told = troubles.flatMap((trouble) => {
    if (!possible.has(trouble)) return [];
    const first = firstMeant(scene, trouble.patterns, fits);
    return first ? [{ ...trouble, weight: 'hint' as const, hits: first, words: wordsOf(scene.reading, first) }] : [];
  });
  return {
    points: told.reduce((sum, { points }) => sum + points, 0),
    signs: told.toSorted((a, b) => b.points - a.points),
  };
}

const troublesBy = indexPatterns(troubles, ({ patterns }) => patterns);

export const noBurden: Burden = { points: 0, signs: [] };

export interface Burden {
  readonly points: number;
  readonly signs: readonly Sign[];
}

function firstMeant(scene: Scene, patterns: readonly Pattern[], fits: Fits): readonly number[] | null {
  for (const pattern of patterns) {
    const met = matches(scene.reading, pattern, fits);
    const meant = met.find((hits) => inContext(scene, hits, 'hint', 'other') !== null);
    if (meant !== undefined) return meant;
  }
  return null;
}

/** Hardship adds up to urgent: sooner when help is begged for, later when something is only asked. */
const enough = { told: 1.7, asked: 2.8, begged: 0.6 };

export function degreeOf(signs: readonly Sign[], { points }: Burden, frame: Frame): Danger {
  if (signs.some(({ weight }) => weight === 'emergency')) return 'emergency';
  if (signs.some(({ weight }) => weight === 'urgent')) return 'urgent';
  const need = (frame.asks ? enough.asked : enough.told) - (frame.plea ? enough.begged : 0);
  return points >= need ? 'urgent' : 'none';
}
