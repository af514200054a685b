import type { DangerKind } from '../contract.ts';
import { type Pattern, pattern } from '../signs/pattern.ts';

/**
 * What a sign weighs. `emergency`: danger now. `urgent`: serious. `asked`: urgent when told, only a hint when it is asked
 * about ("is it legal that ..."). `hint`: says something together with another hint, a plea or fear.
 */
export type Weight = 'emergency' | 'urgent' | 'asked' | 'hint';

export interface Rule {
  readonly kind: DangerKind;
  readonly weight: Weight;
  readonly pattern: Pattern;
  /** The sign means something else when one of these is in the same text. */
  readonly unless: readonly string[];
}

/** People who may do harm; people harm is done to; those whom the writer speaks for. */
const groups: Readonly<Record<string, string>> = {
  THEM: 'they|boss|broker|guard|police|husband|gang',
  US: 'me|relative|child|people',
  OURS: 'me|relative|child',
  NOT: 'neg|nobody|cannot|refuse',
};

/** `written`: patterns apart by semicolons. */
export function rules(kind: DangerKind, weight: Weight, written: string, unless: readonly string[] = []): Rule[] {
  return patternsOf(written).map((each) => ({ kind, weight, unless, pattern: each }));
}

export function patternsOf(written: string): Pattern[] {
  return written.split(';').map((each) => pattern(expand(each.trim())));
}

/** One pattern, with the names of groups put in. */
export function expand(written: string): string {
  return written.replace(/[A-Z]+/g, (name) => groups[name] ?? name);
}

/** A sign that one phrase shows by itself. */
export const standsAlone = ({ pattern: { parts } }: Rule): boolean => parts.length === 1 && parts[0]?.length === 1;
