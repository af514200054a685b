import { type Danger, dangers } from '../../core/understanding/contract.ts';
import { judge, type Ruled } from '../../core/understanding/danger/judge.ts';
import { buildDanger, calmQuestions, sharesOfDanger } from '../../core/understanding/danger/learn.ts';
import { openRules } from '../../core/understanding/danger/rulings.ts';
import type { UnderstandingSource } from '../../core/understanding/index.ts';
import type { Weights } from '../../core/understanding/vocabulary/schema.ts';
import type { Prepare } from '../../core/understanding/words/index.ts';
import { foldOf, without } from './folds.ts';
import { type Cost, cheapest, eachFold, mean, range, tell } from './limits.ts';

/** A missed emergency is the worst there is; but whoever is asked "are you safe?" over a joke stops asking us. */
const cost: Cost<Danger> = {
  emergency: { emergency: 0, urgent: 3, none: 40 },
  urgent: { emergency: 0.9, urgent: 0, none: 6 },
  none: { emergency: 9, urgent: 5, none: 0 },
};

interface HeldDanger {
  readonly label: Danger;
  readonly ruled: Ruled;
  readonly shares: Float32Array;
  /** A plain question to us, not an example of danger. */
  readonly isCalm: boolean;
}

/**
 * Learns without a fifth of the examples and judges that fifth, so that the limits fit what was never seen. Calm questions to
 * us are judged with them: most who write are in no danger.
 */
export function chooseDangerLimits({ faq, vocabulary }: UnderstandingSource, prepare: Prepare): Weights['danger'] {
  const examples = vocabulary.examples.danger.flatMap(({ degree, km, en, latn }) =>
    [...km, ...en, ...latn].map((text) => ({ text, label: degree, isCalm: false })),
  );
  const asked = calmQuestions(faq, vocabulary).map((text) => ({ text, label: 'none' as const, isCalm: true }));
  const held = eachFold((fold) => {
    const known = withoutDanger({ faq, vocabulary }, fold);
    const data = buildDanger(known.faq, known.vocabulary, prepare);
    const rule = openRules(data.lexicon, []);
    return [...examples, ...asked]
      .filter(({ text }) => foldOf(text) === fold)
      .map(({ text, ...rest }): HeldDanger => {
        const ruling = rule(prepare(text), false);
        return {
          ...rest,
          ruled: { degree: ruling.degree, isBare: ruling.isBare },
          shares: sharesOfDanger(data, ruling).degrees,
        };
      });
  });
  const best = cheapestLimits(held);
  const judged = ({ shares, ruled }: HeldDanger): Danger => judge(shares, ruled, best);
  tell(
    'danger',
    dangers,
    held.filter(({ isCalm }) => !isCalm),
    judged,
  );
  tell(
    'calm questions',
    dangers,
    held.filter(({ isCalm }) => isCalm),
    judged,
  );
  return best;
}

/** Of the emergencies that are noticed at all, so many are to be called one. */
const found = 0.95;

function cheapestLimits(held: readonly HeldDanger[]): Weights['danger'] {
  const grid = range(0.4, 0.94).flatMap((none) =>
    range(0.3, none).flatMap((doubt) => range(0.1, 0.4).map((emergency) => ({ none, doubt, emergency }))),
  );
  return cheapest(
    grid.filter((limits) => recall(held, limits) >= found),
    (limits) => mean(held, ({ label, shares, ruled }) => cost[label][judge(shares, ruled, limits)]),
  );
}

function recall(held: readonly HeldDanger[], limits: Weights['danger']): number {
  const emergencies = held.filter(({ label }) => label === 'emergency');
  const judged = emergencies.map(({ shares, ruled }) => judge(shares, ruled, limits));
  return judged.filter((each) => each === 'emergency').length / judged.filter((each) => each !== 'none').length;
}

function withoutDanger({ faq, vocabulary }: UnderstandingSource, fold: number): UnderstandingSource {
  const danger = vocabulary.examples.danger.map((each) => without(each, fold));
  return {
    faq: faq.map((entry) => ({ ...entry, phrasings: without(entry.phrasings, fold) })),
    vocabulary: {
      ...vocabulary,
      phrasings: vocabulary.phrasings.map((each) => without(each, fold)),
      examples: { ...vocabulary.examples, danger },
    },
  };
}
