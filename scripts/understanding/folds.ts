import { type Reading, wholeReading } from '../../core/understanding/answers/features.ts';
import { createAnswers, type FindAnswers, type Found } from '../../core/understanding/answers/index.ts';
import { readCountry } from '../../core/understanding/country.ts';
import type { UnderstandingSource } from '../../core/understanding/index.ts';
import type { Prepare } from '../../core/understanding/words/index.ts';
import type { Told } from './fit.ts';

interface Ways {
  readonly km: string[];
  readonly en: string[];
  readonly latn: string[];
}

export const folds = 5;

/** The same fold for the same text in every run. */
export function foldOf(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return sum % folds;
}

const all = ({ km, en, latn }: Ways): string[] => [...km, ...en, ...latn];
const none: Ways = { km: [], en: [], latn: [] };
/** Of the ways to say something those outside one fold. */
export const without = <Whole extends Ways>(ways: Whole, fold: number): Whole => {
  const stay = (text: string): boolean => foldOf(text) !== fold;
  return { ...ways, km: ways.km.filter(stay), en: ways.en.filter(stay), latn: ways.latn.filter(stay) };
};

/**
 * Asks what the index was not built from: each fifth of the phrasings of an index built from the rest, the phrasings of the
 * answers of one built from the other author's alone, and each kind that is not ours of one that never heard of that kind.
 * So the development set plays no part in the weights.
 */
export function heldBack(
  { faq, vocabulary }: UnderstandingSource,
  prepare: Prepare,
  reading: Reading = wholeReading,
): Told[] {
  const told: Told[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const rest = faq.map((entry) => ({ ...entry, phrasings: without(entry.phrasings, fold) }));
    const find = createAnswers(
      rest,
      {
        ...vocabulary,
        phrasings: vocabulary.phrasings.map((each) => without(each, fold)),
        elsewhere: vocabulary.elsewhere.filter(({ kind }) => foldOf(kind) !== fold),
      },
      prepare,
      reading,
    );
    for (const each of vocabulary.phrasings) {
      for (const text of all(each))
        if (foldOf(text) === fold) told.push(tell(askFor(find, prepare, text), [each.topic]));
    }
    for (const each of vocabulary.elsewhere) {
      if (foldOf(each.kind) === fold) for (const text of all(each)) told.push(tell(askFor(find, prepare, text), null));
    }
  }
  const byOthers = createAnswers(
    faq.map((entry) => ({ ...entry, phrasings: none })),
    vocabulary,
    prepare,
    reading,
  );
  for (const { topic, phrasings } of faq) {
    for (const text of all(phrasings)) told.push(tell(askFor(byOthers, prepare, text), [topic]));
  }
  return told;
}

export function askFor(find: FindAnswers, prepare: Prepare, text: string): Found {
  const prepared = prepare(text);
  return find(prepared, readCountry(prepared));
}

/** `topics`: those that are right; null when it is not ours. */
export function tell({ signs, ranked }: Found, topics: readonly string[] | null): Told {
  return { ours: topics !== null, right: topics?.includes(ranked[0]?.topic ?? '') === true, signs, ranked };
}
