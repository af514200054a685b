import type { Danger } from '../contract.ts';
import type { SignLexicon } from '../signs/lexicon.ts';
import { findNegations } from '../signs/negation.ts';
import { indexPatterns } from '../signs/pattern-index.ts';
import { readSigns } from '../signs/reading.ts';
import type { Prepared } from '../words/index.ts';
import { isBare } from './bare.ts';
import { type Cry, readCry } from './cry.ts';
import { noFrame, readFrame } from './frames.ts';
import { findMasked } from './mask.ts';
import { standsAlone } from './rule.ts';
import { harmRules } from './rules-harm.ts';
import { needRules } from './rules-need.ts';
import { type Burden, burden, degreeOf, findSignsOfDanger, noBurden, type Scene, type Sign } from './weigh.ts';

/** What the rules make of a text. */
export interface Ruling {
  readonly scene: Scene;
  readonly degree: Danger;
  readonly signs: readonly Sign[];
  readonly burden: Burden;
  readonly cry: Cry | null;
  /** Every word of it is known to the rules. */
  readonly isBare: boolean;
}

export type Rule = (prepared: Prepared, isPost: boolean) => Ruling;

/** Parts that can be left out, to measure what each brings. */
export const dangerParts = ['negation', 'idioms', 'context', 'combination', 'hardships', 'learning'] as const;
export type DangerPart = (typeof dangerParts)[number];

const allRules = [...harmRules, ...needRules];

export function openRules(lexicon: SignLexicon, without: readonly DangerPart[]): Rule {
  const rules = indexPatterns(without.includes('combination') ? allRules.filter(standsAlone) : allRules, (rule) => [
    rule.pattern,
  ]);
  const unless = <Left>(part: DangerPart, left: Left, found: () => Left): Left =>
    without.includes(part) ? left : found();
  return (prepared, isPost) => {
    const reading = readSigns(prepared, lexicon);
    const negatedBy = unless('negation', new Int32Array(reading.hits.length).fill(-1), () => findNegations(reading));
    const frame = unless('context', noFrame, () => readFrame(reading, negatedBy));
    const masked = unless('idioms', new Set<number>(), () => findMasked(reading));
    const scene = { reading, frame, negatedBy, masked, isPost };
    const signs = findSignsOfDanger(scene, rules);
    const carried = unless('hardships', noBurden, () => burden(scene));
    const degree = degreeOf(signs, carried, frame);
    return { scene, degree, signs, burden: carried, cry: readCry(scene), isBare: degree !== 'none' && isBare(scene) };
  };
}
