import type { Indicator } from './risks.ts';
import { type PostScene, said } from './scene.ts';

const when = (code: string, written: string): Indicator => ({ code, find: (post) => said(post, written) });

/** Safety codes of the evaluation set, the surest first. */
export const safeties: readonly Indicator[] = [
  { code: 'warns-of-fraud', find: (post) => said(post, 'warns') },
  when('official-channel', 'official-channel; official-name & no-fee; official-name & warns'),
  {
    code: 'licensed-agency',
    find: (post) =>
      said(
        post,
        'licence & check-us; licence & licensed-agency; licence & in-writing; licence & apply; licence & contract; licence & abroad',
      ),
  },
  { code: 'named-employer', find: ({ employer }) => employer },
  {
    code: 'local-employer',
    find: (post) =>
      post.isAbroad
        ? null
        : said(post, 'household; person-employer & home-duty; family-word & home-duty; place & company-word'),
  },
  when('costs-in-writing', 'in-writing'),
  when('written-contract', 'contract'),
  when('no-fee', 'no-fee'),
  when('ngo-job', 'ngo'),
  when('rights-stated', 'rights'),
  when('normal-application', 'apply'),
  { code: 'realistic-pay', find: usualPaySaid },
  {
    code: 'skilled-pay',
    find: (post) => (post.isSkilled && post.pay !== null && post.pay > 350 ? said(post, 'skilled') : null),
  },
  { code: 'clear-duties', find: (post) => said(post, 'duty') },
  { code: 'clear-place', find: (post) => said(post, 'place') ?? placeName(post) },
];

/** English names a place by a capital after in, at, near. */
export function placeName({ reading }: PostScene): string | null {
  return (
    /\b(?:in|at|near|behind|opposite)\s+(?:the\s+)?[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?/.exec(
      reading.prepared.original.slice(0, 4000),
    )?.[0] ?? null
  );
}

function usualPaySaid({ pay, usual, money, reading }: PostScene): string | null {
  if (pay === null || money.pay === null || pay > usual.high || pay < usual.fair) return null;
  return reading.prepared.words(money.pay.start, money.pay.end);
}
