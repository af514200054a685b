import type { Danger, DangerKind, Reason } from '../contract.ts';
import { buildSignLexicon, type SignLexicon } from '../signs/lexicon.ts';
import { findNegations } from '../signs/negation.ts';
import { readSigns } from '../signs/reading.ts';
import type { SignWords } from '../signs/words.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import type { Prepared } from '../words/index.ts';
import { noFrame, readFrame } from './frames.ts';
import { findMasked } from './mask.ts';
import { standsAlone } from './rule.ts';
import { harmRules } from './rules-harm.ts';
import { needRules } from './rules-need.ts';
import { isAboutOther, kindOf } from './tell.ts';
import { burden, byFirstWord, degreeOf, findSignsOfDanger, noBurden, type Sign } from './weigh.ts';

export interface Noticed {
  readonly danger: Danger;
  readonly kind: DangerKind | null;
  /** True when it is told of somebody else. */
  readonly aboutOther: boolean;
  readonly why: readonly Reason[];
}

/** `isPost`: the text has the form of a job post, so that its threats are its terms; only what it says of the writer counts. */
export type NoticeDanger = (prepared: Prepared, how?: { readonly isPost: boolean }) => Noticed;

/** Parts that can be left out, to measure what each brings. */
export const dangerParts = ['negation', 'idioms', 'context', 'combination', 'hardships'] as const;
export type DangerPart = (typeof dangerParts)[number];

const allRules = [...harmRules, ...needRules];
const calm: Noticed = { danger: 'none', kind: null, aboutOther: false, why: [] };

/**
 * `createDanger(vocabulary.danger, vocabulary)` gives the function that looks at every message first. It tells the degree of
 * danger, its kind, and the words that led to it. Pure, bounded in time, never throws.
 */
export function createDanger(
  words: SignWords,
  vocabulary: Vocabulary,
  without: readonly DangerPart[] = [],
): NoticeDanger {
  return openDanger(buildSignLexicon(words, vocabulary), without);
}

export function openDanger(lexicon: SignLexicon, without: readonly DangerPart[] = []): NoticeDanger {
  const rules = byFirstWord(without.includes('combination') ? allRules.filter(standsAlone) : allRules);
  const none = <Left>(part: DangerPart, left: Left, found: () => Left): Left =>
    without.includes(part) ? left : found();
  return (prepared, { isPost } = { isPost: false }) => {
    const reading = readSigns(prepared, lexicon);
    if (reading.hits.length === 0) return calm;
    const negatedBy = none('negation', new Int32Array(reading.hits.length).fill(-1), () => findNegations(reading));
    const frame = none('context', noFrame, () => readFrame(reading, negatedBy));
    const masked = none('idioms', new Set<number>(), () => findMasked(reading));
    const scene = { reading, frame, negatedBy, masked, isPost };
    const signs = findSignsOfDanger(scene, rules);
    const carried = none('hardships', noBurden, () => burden(scene));
    const danger = degreeOf(signs, carried, frame);
    if (danger === 'none') return calm;
    const gravest = heaviest([...signs, ...carried.signs]);
    return {
      danger,
      kind: kindOf(reading, gravest),
      aboutOther: isAboutOther(reading, gravest),
      why: reasons(gravest),
    };
  };
}

const order = ['emergency', 'urgent', 'asked', 'hint'] as const;
/** More reasons say nothing new to the person who reads them. */
const enoughReasons = 5;

function heaviest(signs: readonly Sign[]): readonly Sign[] {
  const top = Math.min(...signs.map(({ weight }) => order.indexOf(weight)));
  return signs.filter(({ weight }) => order.indexOf(weight) === top);
}

function reasons(signs: readonly Sign[]): Reason[] {
  const told = new Map(signs.map(({ kind, words }) => [words, kind]));
  return [...told].slice(0, enoughReasons).map(([words, says]) => ({ part: 'danger', words, says }));
}
