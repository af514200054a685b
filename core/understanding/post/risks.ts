import { count, type PostScene, said } from './scene.ts';

/** A sign in a post, and where it is seen: the words, or '' when the sign is that something is missing. */
export interface Indicator {
  readonly code: string;
  readonly find: (post: PostScene) => string | null;
}

const when = (code: string, written: string): Indicator => ({ code, find: (post) => said(post, written) });
const missing = (code: string, isMissing: (post: PostScene) => boolean): Indicator => ({
  code,
  find: (post) => (isMissing(post) ? '' : null),
});

/** Offers that can be checked elsewhere: a public body, a named employer, a household one can visit. */
const hasFace = (post: PostScene): boolean =>
  post.employer !== null ||
  said(
    post,
    'household; person-employer & home-duty; family-word & home-duty; official-channel; licensed-agency & licence',
  ) !== null;

/** A named employer inside the country: a ticket or a lift to work is nothing strange. */
const isNear = (post: PostScene): boolean =>
  !post.isAbroad && post.employer !== null && said(post, 'contract; apply') !== null;

const payWords = (post: PostScene): string => {
  const { pay } = post.money;
  return pay === null ? '' : post.reading.prepared.words(pay.start, pay.end);
};

/** Risk codes of the evaluation set, the gravest first. */
export const risks: readonly Indicator[] = [
  {
    code: 'under-18',
    find: (post) =>
      minorAge(post) ??
      said(post, 'minor; child-work & debt-work; child-work & advance; child-work & kiln; child-work & abroad'),
  },
  when('sexual-exploitation', 'sex-work'),
  when(
    'marriage-for-money',
    'marry & women; marry & fee-word; marry & high-word; marry & abroad; marry & marry; marry & travel-paid',
  ),
  when('illegal-work', 'crime; carry .. goods & across; carry .. goods & cross; carry across & sum'),
  { code: 'documents-taken', find: keepsPapers },
  when('not-allowed-out', 'not-out'),
  when(
    'illegal-crossing',
    'cross & abroad; cross & night; path & abroad & guide; path & abroad & no-papers; path & abroad & night; guide & abroad & path; cross & no-papers; cross & border-zone; cross & travel-paid; cross & leave-at-once',
  ),
  {
    code: 'bank-account-or-sim',
    find: (post) => said(post, 'account-sim; account-name & rent-word & sum; account-name & pin'),
  },
  { code: 'deposit-task-scam', find: taskScam },
  { code: 'online-scam-work', find: scamWork },
  when('penalty-for-leaving', 'penalty & fee-word; penalty & papers; penalty & debt-work; penalty & contract; penalty'),
  when('salary-withheld', 'withheld; pay-word at-end; boat & at-end'),
  {
    code: 'debt',
    find: (post) =>
      said(post, 'debt-work; advance & boat; advance & abroad; advance & kiln; advance & travel-paid; advance'),
  },
  { code: 'wrong-channel', find: wrongChannel },
  when('tourist-visa', 'tourist-visa'),
  { code: 'guaranteed-result', find: (post) => (isNotice(post) ? null : said(post, 'guarantee')) },
  { code: 'fee-personal-account', find: (post) => (asksMoney(post) === null ? null : said(post, 'personal-account')) },
  { code: 'official-name-misused', find: misusesName },
  { code: 'upfront-fee', find: (post) => (said(post, 'small-deposit') === null ? asksMoney(post) : null) },
  when('secrecy', 'secrecy'),
  when('no-documents-needed', 'no-papers'),
  { code: 'leave-at-once', find: (post) => said(post, 'leave-at-once') },
  {
    code: 'recruit-friends-bonus',
    find: (post) => said(post, 'recruit-bonus; refer friend & sum; refer .. friend & commission'),
  },
  {
    code: 'pay-too-high',
    find: (post) => (post.pay !== null && post.pay > post.usual.high ? payWords(post) : null),
  },
  { code: 'no-skill-high-pay', find: easyMoney },
  { code: 'travel-paid-by-recruiter', find: (post) => (isNear(post) ? null : said(post, 'travel-paid')) },
  { code: 'looks-only', find: (post) => said(post, 'photo-ask; looks & women; looks & only') },
  { code: 'women-only', find: (post) => said(post, 'women & only; women & looks; women & marry') },
  when('no-interview', 'no-interview'),
  when('hurry', 'hurry'),
  { code: 'small-deposit', find: (post) => said(post, 'small-deposit') },
  { code: 'contact-chat-only', find: chatOnly },
  when('border-zone', 'border-zone'),
  { code: 'informal-broker', find: (post) => (hasFace(post) ? null : said(post, 'broker')) },
  { code: 'commission-only', find: (post) => (post.pay === null ? said(post, 'commission') : null) },
  when('long-hours', 'hours-long'),
  {
    code: 'low-pay',
    find: (post) => (post.pay !== null && post.pay < post.usual.fair && !partTime(post) ? payWords(post) : null),
  },
  missing('no-company-name', (post) => !hasFace(post)),
  missing('no-licence-number', (post) => post.isAbroad && said(post, 'licence; official-channel') === null),
  {
    code: 'costs-unstated',
    find: (post) => said(post, 'costs-ask') ?? (post.isAbroad && !tellsCosts(post) ? '' : null),
  },
  missing('no-contract', (post) => post.isAbroad && said(post, 'contract; official-channel') === null),
  {
    code: 'pay-unclear',
    find: (post) => said(post, 'pay-vague') ?? (post.pay === null && !noPayNeeded(post) ? '' : null),
  },
  {
    code: 'vague-duties',
    find: (post) =>
      said(post, 'vague-work') ?? (said(post, 'duty; household; chat-work; official-channel') === null ? '' : null),
  },
  missing('location-unclear', (post) => !post.isAbroad && said(post, 'place; border-zone; work-from-home') === null),
];

const noPayNeeded = (post: PostScene): boolean => said(post, 'official-channel; ngo; warns; course') !== null;
/** A public body that speaks through its own channel and warns of brokers. */
const isNotice = (post: PostScene): boolean =>
  said(post, 'official-channel') !== null && said(post, 'warns') !== null && said(post, 'personal-account') === null;
const partTime = (post: PostScene): boolean =>
  /part.?time|half day|mornings?|ក្រៅម៉ោង|កន្លះថ្ងៃ|intern|កម្មសិក្សា|hours a week/.test(post.reading.prepared.text);
const tellsCosts = (post: PostScene): boolean =>
  said(post, 'no-fee; in-writing; official-channel') !== null || post.money.fees.length > 0;

const ages =
  /(?:age|aged|អាយុ|ayuk?|girls?|boys?|female|ladies|ស្រី|ក្មេង|kids?|children|កូន)?\s?(?:from |ពី ?)?([89]|1[0-7])\s?(?:(?:-|to|ដល់|~|–|ទៅ)\s?(\d{2})?|\+|ឆ្នាំ|years?|yrs?|ឡើង|up\b)/g;
const noAge =
  /^\s?(?:ម៉ោង|hours?|hrs?|h\b|\$|usd|ថ្ងៃ|days?|people|នាក់|persons?|pax|ខែ|months?|baht|បាត|ដុល|rm|k\b|pm|am|:|%|km|គីឡូ)/;

function minorAge({ reading }: PostScene): string | null {
  const { text, words } = reading.prepared;
  for (const { 0: found, 2: upper, index } of text.matchAll(ages)) {
    const end = index + found.length;
    const before = text.slice(Math.max(0, index - 7), index);
    const tail = text.slice(end, end + 16);
    if (/[\d$.,:]\s?$|over ?$|above ?$|លើស|ក្រោយ/.test(before) || noAge.test(tail)) continue;
    if (/experience|បទពិសោធន៍|contract|កិច្ចសន្យា|ម្តង/.test(tail)) continue;
    const named = /(?:age|អាយុ|ayu|girl|boy|female|lad|ស្រី|ក្មេង|ឆ្នាំ|year|yrs|kid|child|កូន)/.test(found + tail);
    const range =
      upper !== undefined && found.length > 3 && !/^[89]/.test(found) && Number(upper) >= 15 && Number(upper) <= 45;
    if (named || range) return words(index, end);
  }
  return null;
}

function keepsPapers(post: PostScene): string | null {
  if (said(post, 'your-own & papers; papers & copy') !== null && said(post, 'keep papers; papers keep') === null)
    return null;
  if (said(post, 'your-own') !== null) return null;
  return said(post, 'keep .. papers; papers .. keep');
}

function scamWork(post: PostScene): string | null {
  const { pay, usual, employer } = post;
  const risky = said(post, 'gambling; border-zone; chat-contact & travel-paid; abroad & travel-paid') !== null;
  const lure =
    said(post, 'no-experience; easy; travel-paid; not-out; high-word') !== null ||
    (pay !== null && pay > usual.high * 0.9);
  if (said(post, 'chat-work; gambling; sales & by-chat') === null) return null;
  return (risky || (employer === null && pay !== null && pay > usual.high)) && lure
    ? said(post, 'chat-work; gambling')
    : null;
}

function asksMoney(post: PostScene): string | null {
  if (said(post, 'official-channel & fee-word') !== null && said(post, 'personal-account; guarantee') === null)
    return null;
  const paid = post.money.fees.length > 0 ? said(post, 'fee-word') : null;
  return paid ?? said(post, 'fee-word before; sum & installment; seller & sum & installment');
}

function wrongChannel(post: PostScene): string | null {
  if (said(post, 'official-channel') !== null && said(post, 'guarantee; personal-account') === null) return null;
  if (
    said(post, 'guarantee; personal-account; fee-word before; installment; seller') === null &&
    post.money.fees.length === 0
  )
    return null;
  return said(post, 'korea-japan');
}

function misusesName(post: PostScene): string | null {
  const inside = said(post, 'partner & official-name; partner & fee-word; partner & guarantee');
  if (inside !== null && said(post, 'check-us') === null) return inside;
  const sold = said(post, 'guarantee; personal-account; fee-word before') !== null;
  return sold && said(post, 'no-fee; warns') === null ? said(post, 'official-name') : null;
}

function taskScam(post: PostScene): string | null {
  if (
    count(post, 'task-scam') < 2 &&
    said(post, 'fee-word; personal-account; work-from-home; easy; put-in & sum') === null
  )
    return null;
  return said(post, 'task-scam');
}

function easyMoney(post: PostScene): string | null {
  const { pay, usual } = post;
  if (post.isSkilled || pay === null || pay < usual.high * 0.75)
    return said(post, 'easy & high-word; no-experience & high-word; easy high-word');
  return said(post, 'no-experience; easy; neg experience');
}

function chatOnly(post: PostScene): string | null {
  const other = /0\d{1,2}[\sx\d]{5,}|\+?855|@\w+\.\w|xxx\s?\d{3}|0xx/.test(
    post.reading.prepared.text.replace(/@[a-z_]+/g, ''),
  );
  if (other || said(post, 'apply; phone-visit; official-channel') !== null) return null;
  return said(post, 'chat-contact');
}
