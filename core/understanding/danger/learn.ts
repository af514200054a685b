import { type Danger, type DangerKind, dangerKinds, dangers } from '../contract.ts';
import type { FaqQuestions } from '../faq.ts';
import { learnNetwork, type Right } from '../learned/learn-network.ts';
import { type Network, sharesBy } from '../learned/network.ts';
import { buildSignLexicon, type SignLexicon } from '../signs/lexicon.ts';
import type { Vocabulary, Weights } from '../vocabulary/schema.ts';
import type { Prepare } from '../words/index.ts';
import { bagsOf } from './features.ts';
import { type DangerPart, openRules, type Ruling } from './rulings.ts';

/** What danger is noticed with. Plain data, so that it can be kept in a file. */
export interface DangerData {
  readonly lexicon: SignLexicon;
  /** Tells how grave a text is and, by a second head, what kind of danger it is. */
  readonly network: Network;
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
  const harmless = [...vocabulary.elsewhere.flatMap(ways), ...calmQuestions(faq, vocabulary)];
  const told = vocabulary.examples.danger.flatMap((example) =>
    ways(example).map((text) => ({ bags: bagged(text), right: rightOf(example) })),
  );
  return {
    lexicon,
    network: learnNetwork(
      [...told, ...harmless.map((text) => ({ bags: bagged(text), right: rightOf({ degree: 'none', about: '' }) }))],
      [dangers.length, dangerKinds.length],
    ),
    limits: vocabulary.weights.danger,
  };
}

/** How grave it is, and what kind of danger, which nobody says of what is harmless. */
function rightOf({ degree, about }: { readonly degree: Danger; readonly about: string }): Right {
  return [dangers.indexOf(degree), degree === 'none' ? null : kindNumber(about)];
}

/** What was learned about a text: its share of each degree, in the order of `dangers`, and of each kind, of `dangerKinds`. */
export function sharesOfDanger(
  { network }: DangerData,
  ruling: Ruling,
): { readonly degrees: Float32Array; readonly kinds: Float32Array } {
  const [degrees = nothing, kinds = nothing] = sharesBy(network, bagsOf(ruling));
  return { degrees, kinds };
}

const nothing = new Float32Array();

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
