import { matches, type Pattern, pattern } from '../signs/pattern.ts';
import { type Reading, wordsOf } from '../signs/reading.ts';
import { namedEmployer } from './employer.ts';
import { monthly } from './money.ts';
import { type Money, readMoney } from './pay.ts';
import { type Usual, usualPay } from './usual.ts';

/** A post with everything that is counted or compared already worked out. */
export interface PostScene {
  readonly reading: Reading;
  readonly negatedBy: Int32Array;
  readonly money: Money;
  /** US dollars in a month; null when no pay is named. */
  readonly pay: number | null;
  readonly usual: Usual;
  readonly employer: string | null;
  readonly isAbroad: boolean;
  readonly isSkilled: boolean;
  /** A notice that warns of fraud speaks of signs, it does not show them. */
  readonly isWarning: boolean;
}

export function readPost(reading: Reading, negatedBy: Int32Array): PostScene {
  const { text } = reading.prepared;
  const money = readMoney(text);
  const says = (id: string): boolean => (reading.where.get(id) ?? []).some((hit) => negatedBy[hit] === -1);
  const isAbroad = says('abroad');
  const isSkilled = says('skilled') && !says('no-experience');
  return {
    reading,
    negatedBy,
    money,
    pay: money.pay === null ? null : monthly(money.pay),
    usual: usualPay(text, isAbroad, isSkilled),
    employer: namedEmployer(reading.prepared),
    isAbroad,
    isSkilled,
    isWarning: warns(reading, money),
  };
}

/** It warns, more than once or about payers of money, and offers nothing itself. */
function warns({ where }: Reading, { pay }: Money): boolean {
  const warnings = where.get('warns')?.length ?? 0;
  const offers = (where.get('hiring')?.length ?? 0) + (pay === null ? 0 : 1) + (where.get('benefits')?.length ?? 0);
  return warnings >= 2 && warnings >= offers;
}

const parsed = new Map<string, Pattern>();

/** The words that meet one of the patterns (semicolons apart), or null. A denied phrase does not count. */
export function said({ reading, negatedBy }: PostScene, written: string): string | null {
  for (const each of written.split(';')) {
    const key = each.trim();
    const when = parsed.get(key) ?? pattern(key);
    parsed.set(key, when);
    const found = matches(
      reading,
      when,
      (hit, soFar) => negatedBy[hit] === -1 || soFar.includes(negatedBy[hit] ?? -1),
    )[0];
    if (found !== undefined) return wordsOf(reading, found);
  }
  return null;
}
