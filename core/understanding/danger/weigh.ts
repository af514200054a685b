import type { Danger, DangerKind } from '../contract.ts';
import { firstIds, matches } from '../signs/pattern.ts';
import { type Reading, wordsOf } from '../signs/reading.ts';
import { type Frame, isAboutOwn, isLongAgo, isSupposed } from './frames.ts';
import type { Rule, Weight } from './rule.ts';

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
}

/** Rules by each phrase they may begin with, so that a text is only held to those that can be met. */
export type RuleIndex = ReadonlyMap<string, readonly Rule[]>;

export function byFirstWord(rules: readonly Rule[]): RuleIndex {
  const index = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const id of firstIds(rule.pattern)) index.set(id, [...(index.get(id) ?? []), rule]);
  }
  return index;
}

export function findSignsOfDanger(scene: Scene, rules: RuleIndex): Sign[] {
  const candidates = new Set([...scene.reading.where.keys()].flatMap((id) => rules.get(id) ?? []));
  return [...candidates].flatMap((rule) => signsOf(scene, rule));
}

function signsOf(scene: Scene, { kind, weight, pattern, unless }: Rule): Sign[] {
  const { reading, negatedBy, masked } = scene;
  if (unless.some((id) => reading.where.has(id))) return [];
  const fits = (hit: number, soFar: readonly number[]): boolean => {
    const negator = negatedBy[hit] ?? -1;
    return !masked.has(hit) && (negator === -1 || soFar.includes(negator));
  };
  return matches(reading, pattern, fits).flatMap((hits) => {
    const meant = inContext(scene, hits, weight);
    return meant === null ? [] : [{ kind, weight: meant, hits, words: wordsOf(reading, hits) }];
  });
}

/** What a sign weighs once time and spirit are heard; null: nothing. */
function inContext({ reading, frame }: Scene, hits: readonly number[], weight: Weight): Weight | null {
  if (frame.makeBelieve && !frame.distress) return null;
  if (frame.notInDanger && !frame.now) return null;
  if (isSupposed(reading, hits, frame.asks || frame.notAboutAnyone)) return null;
  const own = isAboutOwn(reading, hits);
  if (frame.notAboutAnyone && !own) return null;
  const meant = inTime(frame, isLongAgo(reading, hits), inSpirit(frame, weight));
  return isCalm(frame) && frame.asksLaw ? lighter(meant, own) : meant;
}

const isCalm = ({ plea, distress, now }: Frame): boolean => !plea && !distress && !now;

/** Asked as a matter of law ("the foreman beats workers, what proof do I need"): a case to help with, not an alarm. */
function lighter(weight: Weight | null, own: boolean): Weight | null {
  if (!own) return null;
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
  if (longAgo) return weight === 'emergency' ? 'urgent' : null;
  return weight;
}

export function degreeOf(signs: readonly Sign[], frame: Frame): Danger {
  if (signs.some(({ weight }) => weight === 'emergency')) return 'emergency';
  if (signs.some(({ weight }) => weight === 'urgent')) return 'urgent';
  const hints = new Set(signs.map(({ hits }) => hits.join()));
  const kinds = new Set(signs.map(({ kind }) => kind));
  if (kinds.size >= 2 && hints.size >= 2 && !frame.asks) return 'urgent';
  return kinds.size >= 1 && frame.plea && (frame.distress || !frame.asks) ? 'urgent' : 'none';
}
