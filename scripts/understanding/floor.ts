import type { Figures } from './score.ts';

/** The figures that may not fall. One question more or less is noise, so each may be met to within that. */
export type Floor = Readonly<
  Record<string, { readonly figure: number; readonly of: number; readonly better: 'higher' | 'lower' }>
>;

/** One floor for the development set, one for texts that nothing was learned from. */
export interface Floors {
  readonly development: Floor;
  readonly unseen: Floor;
}

export function floorOf({ faq, outOfScope, posts, crisis, language }: Figures): Floor {
  const higher = (figure: { share: number; of: number }) => ({
    figure: figure.share,
    of: figure.of,
    better: 'higher' as const,
  });
  const lower = (figure: { share: number; of: number }) => ({
    figure: figure.share,
    of: figure.of,
    better: 'lower' as const,
  });
  return {
    'faq top-1': higher(faq.top1.all),
    'faq top-3': higher(faq.top3.all),
    'faq answered wrong': lower(faq.answeredWrong),
    'out of scope rejected': higher(outOfScope.rejected.all),
    'posts macro-F1': { figure: posts.macroF1, of: posts.recognised.all.of, better: 'higher' },
    'posts high recall': higher(posts.highRecall.all),
    'posts high precision': higher(posts.highPrecision),
    'posts recognised': higher(posts.recognised.all),
    'emergency recall': higher(crisis.emergencyRecall.all),
    'emergency noticed': higher(crisis.emergencyNoticed.all),
    'urgent noticed': higher(crisis.urgentNoticed.all),
    'false emergency': lower(crisis.falseEmergency),
    'false alarm': lower(crisis.falseAlarm),
    'alarm on questions': lower(crisis.alarmOnQuestions),
    'reply language': higher(language.all),
  };
}

/** Two figures of three places each are up to this far from what they were rounded from. */
const rounding = 0.001;

/** The figures that fell by more than one item. */
export function fallen(now: Floor, floor: Floor): readonly string[] {
  return Object.entries(floor).flatMap(([name, { figure, of, better }]) => {
    const today = now[name]?.figure ?? 0;
    const worse = better === 'higher' ? figure - today : today - figure;
    return worse > 1 / of + rounding ? [`${name}: ${today}, was ${figure}`] : [];
  });
}

/** The better of the two for each figure: a floor only rises. A set that has grown starts anew. */
export function raised(now: Floor, floor: Floor): Floor {
  return Object.fromEntries(
    Object.entries(now).map(([name, today]) => {
      const before = floor[name];
      const isHigher =
        today.better === 'higher' ? (before?.figure ?? 0) <= today.figure : (before?.figure ?? 1) >= today.figure;
      return [name, before === undefined || before.of !== today.of || isHigher ? today : before];
    }),
  );
}
