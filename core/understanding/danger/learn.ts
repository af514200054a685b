import { type DangerKind, dangerKinds, dangers } from '../contract.ts';
import type { FaqQuestions } from '../faq.ts';
import type { Labelled } from '../learned/labelled.ts';
import { learnNetwork } from '../learned/learn-network.ts';
import type { Network } from '../learned/network.ts';
import { buildSignLexicon, type SignLexicon } from '../signs/lexicon.ts';
import type { Vocabulary, Weights } from '../vocabulary/schema.ts';
import type { Prepare } from '../words/index.ts';
import { bagsOf } from './features.ts';
import { type DangerPart, openRules } from './rulings.ts';

/** What danger is noticed with. Plain data, so that it can be kept in a file. */
export interface DangerData {
  readonly lexicon: SignLexicon;
  /** How grave a text is, in the order of `dangers`. */
  readonly degrees: Network;
  /** What kind of danger it is, in the order of `dangerKinds`. */
  readonly kinds: Network;
  readonly limits: Weights['danger'];
}

export function buildDanger(
  faq: readonly FaqQuestions[],
  vocabulary: Vocabulary,
  prepare: Prepare,
  without: readonly DangerPart[] = [],
): DangerData {
  const lexicon = buildSignLexicon(vocabulary.danger, vocabulary);
  const rule = openRules(lexicon, without);
  const bagged = (text: string) => bagsOf(rule(prepare(text), false));
  const harmless = (texts: readonly string[]): Labelled[] =>
    texts.map((text) => ({ bags: bagged(text), right: dangers.indexOf('none'), counts: 1 }));
  const told = vocabulary.examples.danger.flatMap(({ degree, about, km, en, latn }) =>
    [...km, ...en, ...latn].map((text) => ({ bags: bagged(text), degree, about })),
  );
  const degrees = told.map(({ bags, degree }) => ({ bags, right: dangers.indexOf(degree), counts: 1 }));
  const kinds = told
    .filter(({ degree }) => degree !== 'none')
    .map(({ bags, about }) => ({ bags, right: kindNumber(about), counts: 1 }));
  return {
    lexicon,
    degrees: learnNetwork(
      [...degrees, ...harmless(vocabulary.elsewhere.flatMap(ways)), ...harmless(calmQuestions(faq, vocabulary))],
      dangers.length,
    ),
    kinds: learnNetwork(kinds, dangerKinds.length),
    limits: vocabulary.weights.danger,
  };
}

const ways = ({ km, en, latn }: { km: readonly string[]; en: readonly string[]; latn: readonly string[] }) => [
  ...km,
  ...en,
  ...latn,
];

/** Ways to ask for answers of no high risk: whoever asks like this is not in danger. */
export function calmQuestions(
  faq: readonly FaqQuestions[],
  { phrasings }: Pick<Vocabulary, 'phrasings'>,
): readonly string[] {
  const grave = new Set(faq.filter(({ risk }) => risk === 'high').map(({ topic }) => topic));
  return [
    ...faq.filter(({ topic }) => !grave.has(topic)).flatMap((entry) => ways(entry.phrasings)),
    ...phrasings.filter(({ topic }) => !grave.has(topic)).flatMap(ways),
  ];
}

function kindNumber(about: string): number {
  const kind = dangerKinds.indexOf(about as DangerKind);
  return kind < 0 ? dangerKinds.indexOf('other') : kind;
}
