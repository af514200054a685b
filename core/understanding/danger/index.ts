import { type Danger, type DangerKind, dangerKinds, type Reason } from '../contract.ts';
import type { FaqQuestions } from '../faq.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import type { Prepare, Prepared } from '../words/index.ts';
import type { Cry } from './cry.ts';
import { judge } from './judge.ts';
import { buildDanger, type DangerData, sharesOfDanger } from './learn.ts';
import { type DangerPart, openRules, type Ruling } from './rulings.ts';
import { isAboutOther, kindOf } from './tell.ts';
import type { Sign } from './weigh.ts';

export { buildDanger, type DangerData } from './learn.ts';
export { type DangerPart, dangerParts } from './rulings.ts';

export interface Noticed {
  readonly danger: Danger;
  readonly kind: DangerKind | null;
  /** True when it is told of somebody else. */
  readonly aboutOther: boolean;
  readonly why: readonly Reason[];
  /** A cry and nothing else: no question to answer. */
  readonly isCry: boolean;
}

/** `isPost`: the text has the form of a job post, so that its threats are its terms; only what it says of the writer counts. */
export type NoticeDanger = (prepared: Prepared, how?: { readonly isPost: boolean }) => Noticed;

const calm: Noticed = { danger: 'none', kind: null, aboutOther: false, why: [], isCry: false };

/** Learns danger from the vocabulary; `without` leaves parts out, to measure what each brings. */
export function createDanger(
  faq: readonly FaqQuestions[],
  vocabulary: Vocabulary,
  prepare: Prepare,
  without: readonly DangerPart[] = [],
): NoticeDanger {
  return openDanger(buildDanger(faq, vocabulary, prepare, without), without);
}

/**
 * Gives the function that looks at every message first. It tells the degree of danger, its kind, and the words that led to
 * it: rules find what they know, and what was learned from examples weighs it with everything else in the text. Pure, bounded
 * in time, never throws.
 */
export function openDanger(data: DangerData, without: readonly DangerPart[] = []): NoticeDanger {
  const rule = openRules(data.lexicon, without);
  const learned = !without.includes('learning');
  return (prepared, { isPost } = { isPost: false }) => {
    const ruling = rule(prepared, isPost);
    if (isPost || !learned) return ruling.degree === 'none' ? calm : noticed(ruling, ruling.degree, null);
    if (ruling.cry !== null) return heard(ruling.cry);
    const { degrees, kinds } = sharesOfDanger(data, ruling);
    const danger = judge(degrees, ruling, data.limits);
    return danger === 'none' ? calm : noticed(ruling, danger, likeliest(kinds));
  };
}

function heard({ degree, kind, words }: Cry): Noticed {
  return { danger: degree, kind, aboutOther: false, why: [{ part: 'danger', words, says: kind }], isCry: true };
}

function noticed({ scene, signs, burden }: Ruling, danger: Danger, learned: DangerKind | null): Noticed {
  const { reading } = scene;
  const gravest = heaviest([...signs, ...burden.signs]);
  const ruled = kindOf(reading, gravest);
  return {
    danger,
    kind: ruled === 'other' ? (learned ?? ruled) : ruled,
    aboutOther: isAboutOther(reading, gravest),
    why: reasons(gravest),
    isCry: false,
  };
}

function likeliest(shares: Float32Array): DangerKind {
  const best = shares.reduce((most, each, i) => (each > (shares[most] ?? 0) ? i : most), 0);
  return dangerKinds[best] ?? 'other';
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
