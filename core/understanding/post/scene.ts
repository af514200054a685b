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
  const isAbroad = says('abroad') || money.pay?.foreign === true;
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

/** It warns of fraud and offers nothing of its own: what it names are other people's promises. */
function warns({ where, hits }: Reading, { pay }: Money): boolean {
  const count = (id: string): number => where.get(id)?.length ?? 0;
  if (
    count('strong-warn') === 0 ||
    ['personal-account', 'guarantee', 'travel-paid', 'task-scam'].some((id) => where.has(id))
  )
    return false;
  if (count('fake-page') > 0 || (hits[where.get('strong-warn')?.[0] ?? 0]?.start ?? 99) < 20) return true;
  return pay === null && count('strong-warn') + count('warns') + count('no-fee') > count('hiring') + count('benefits');
}

const parsed = new Map<string, readonly Pattern[]>();

/**
 * The words that meet one of the patterns (semicolons apart), or null. `&` joins what may stand anywhere in the post: a post
 * is one offer, however long. A denied phrase does not count.
 */
export function said(post: PostScene, written: string): string | null {
  for (const each of written.split(';')) {
    const parts = parsed.get(each) ?? each.split('&').map((part) => pattern(part.trim()));
    parsed.set(each, parts);
    const found = together(post, parts);
    if (found !== null) return wordsOf(post.reading, found);
  }
  return null;
}

/** How often a list is met. */
export const count = ({ reading }: PostScene, id: string): number => reading.where.get(id)?.length ?? 0;

function together({ reading, negatedBy }: PostScene, parts: readonly Pattern[]): readonly number[] | null {
  let first: readonly number[] | null = null;
  const used = new Set<number>();
  for (const part of parts) {
    const met = matches(reading, part, (hit, soFar) => negatedBy[hit] === -1 || soFar.includes(negatedBy[hit] ?? -1));
    const free = met.find((hits) => !hits.some((hit) => used.has(hit)));
    if (free === undefined) return null;
    for (const hit of free) used.add(hit);
    first ??= free;
  }
  return first;
}
