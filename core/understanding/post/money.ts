/** Sums of money in a post: how much, for what time, and whether it is paid to the worker or by the worker. */
export interface Sum {
  /** US dollars; a range gives both ends. */
  readonly low: number;
  readonly high: number;
  readonly per: Period;
  /** Neither dollars nor riel: the work is in another land. */
  readonly foreign: boolean;
  readonly start: number;
  readonly end: number;
}

export type Period = 'hour' | 'day' | 'week' | 'month' | 'year' | 'piece' | 'unsaid';

/**
 * Units of a currency for one US dollar, rounded. Only to compare a promise with usual pay, never to show: a few percent
 * more or less change no judgement.
 */
const perDollar: Readonly<Record<string, number>> = {
  usd: 1,
  riel: 4050,
  baht: 33,
  ringgit: 4.3,
  won: 1400,
  yen: 150,
  yuan: 7.2,
  dong: 25500,
  twd: 32,
  hkd: 7.8,
  sgd: 1.33,
  aud: 1.5,
  riyal: 3.7,
};

const names: readonly (readonly [currency: string, pattern: RegExp])[] = [
  ['sgd', /^(?:sgd|s\$)/],
  ['hkd', /^(?:hkd|hk\$)/],
  ['twd', /^(?:twd|nt\$|ntd)/],
  ['aud', /^(?:aud|a\$)/],
  ['usd', /^(?:\$|usdt?|us|dollar|dola|ដុល)/],
  ['riel', /^(?:riel|real|khr|រៀល)/],
  ['baht', /^(?:baht|bath|bat|thb|บาท|បាត)/],
  ['ringgit', /^(?:rm|ringgit|myr|រីងហ្គីត|រីងគីត)/],
  ['won', /^(?:won|krw|វ៉ុន)/],
  ['yen', /^(?:yen|jpy|យ៉េន)/],
  ['yuan', /^(?:yuan|rmb|cny|យ័ន)/],
  ['dong', /^(?:dong|vnd|ដុង)/],
  ['riyal', /^(?:riyal|sar|aed|dirham|qar)/],
];

const unit =
  '(?:usdt?|us\\$|us|\\$|dollars?|dola|sgd|hkd|hk\\$|twd|ntd?\\$?|aud|baht|bath|bat|thb|rm|ringgit|myr|won|krw|yen|jpy|yuan|rmb|cny|vnd|dong|riels?|khr|riyals?|sar|aed|dirhams?|qar|ដុល្លារ|ដុល្លា|ដុល|រៀល|បាត|រីងហ្គីត|វ៉ុន|យ៉េន|យ័ន|ដុង)';
const number = '\\d{1,3}(?:[,.]\\d{3})+|\\d+(?:[.,]\\d{1,2})?';
const scale = '(?:k|tr|thousand|million|mil|m|ពាន់|ម៉ឺន|សែន|លាន|រយ|poan|meun|lean|man)?';
const sum = new RegExp(
  `(${unit})?\\s?(${number})\\s?(${scale})(?![a-z])\\s?(${unit})?(?:\\s?(?:-|to|ដល់|~|–|—|dol)\\s?(${unit})?\\s?(${number})\\s?(${scale})(?![a-z])\\s?(${unit})?)?`,
  'g',
);
const scales: Readonly<Record<string, number>> = {
  k: 1000,
  thousand: 1000,
  ពាន់: 1000,
  poan: 1000,
  ម៉ឺន: 10_000,
  meun: 10_000,
  man: 10_000,
  សែន: 100_000,
  tr: 1_000_000,
  m: 1_000_000,
  mil: 1_000_000,
  million: 1_000_000,
  lean: 1_000_000,
  លាន: 1_000_000,
  រយ: 100,
};
/** More sums than this say nothing new. */
const most = 24;

export function findSums(text: string): Sum[] {
  const sums: Sum[] = [];
  for (const match of text.matchAll(sum)) {
    if (sums.length >= most) break;
    const found = read(match, text);
    if (found !== null) sums.push(found);
  }
  return sums;
}

function read(match: RegExpMatchArray, text: string): Sum | null {
  const [whole, before, first, firstScale, after, before2, second, secondScale, after2] = match;
  const written = before ?? after ?? before2 ?? after2;
  const big = (firstScale ?? '') !== '' || (secondScale ?? '') !== '';
  const start = match.index ?? 0;
  const end = start + whole.trimEnd().length;
  const currency = written === undefined ? guessed(big, text, start, end) : currencyOf(written);
  if (currency === null || first === undefined) return null;
  const rate = perDollar[currency] ?? 1;
  const one = (amount(first) * factor(firstScale || secondScale)) / rate;
  const other = second === undefined ? one : (amount(second) * factor(secondScale || firstScale)) / rate;
  const foreign = currency !== 'usd' && currency !== 'riel';
  return {
    low: Math.min(one, other),
    high: Math.max(one, other),
    per: periodOf(text, start, end),
    foreign,
    start,
    end,
  };
}

function currencyOf(written: string): string | null {
  return names.find(([, pattern]) => pattern.test(written))?.[0] ?? null;
}

/** "800k", "1.5 million": a sum although no currency stands there. Riel unless the text speaks of another land. */
function guessed(big: boolean, text: string, start: number, end: number): string | null {
  if (
    !big ||
    !/(?:salary|pay|income|ប្រាក់|លុយ|luy|khe|ខែ|month|earn)/.test(text.slice(Math.max(0, start - 25), end + 15))
  )
    return null;
  return 'riel';
}

function amount(written: string): number {
  const plain = /^\d{1,3}(?:[,.]\d{3})+$/.test(written) ? written.replace(/[,.]/g, '') : written.replace(',', '.');
  return Number.parseFloat(plain);
}

function factor(written: string | undefined): number {
  return scales[written ?? ''] ?? 1;
}

const periods: readonly (readonly [Period, RegExp])[] = [
  ['hour', /^[^\n.។\d]{0,10}(?:per hour|an hour|\/ ?h(?:our|r)?\b|hourly|ក្នុងមួយម៉ោង|មួយម៉ោង|\/ម៉ោង)/],
  [
    'piece',
    /^[^\n.។]{0,10}(?:per (?:task|click|like|piece|order|video|sim|account|person|head|friend|trip|bag|package)|each|a trip|\/task|ក្នុងមួយនាក់|ម្នាក់|ក្នុងមួយដង|មួយជើង|មួយដង|១ជើង|1ជើង)/,
  ],
  [
    'day',
    /^[^\n.។\d]{0,10}(?:per day|a day|\/ ?d(?:ay)?\b|daily|each day|every day|ក្នុងមួយថ្ងៃ|មួយថ្ងៃ|\/ថ្ងៃ|ក្នុង១ថ្ងៃ|ក្នុង1ថ្ងៃ|\/ ថ្ងៃ|thngai|tngai)/,
  ],
  ['week', /^[^\n.។\d]{0,10}(?:per week|a week|\/ ?w(?:ee)?k|weekly|ក្នុងមួយសប្តាហ៍|មួយអាទិត្យ|\/សប្តាហ៍|មួយសប្តាហ៍)/],
  ['month', /^[^\n.។\d]{0,10}(?:per month|a month|\/ ?m(?:onth|o)?\b|monthly|ក្នុងមួយខែ|មួយខែ|\/ខែ|ក្នុង១ខែ|khe|khae)/],
  ['year', /^[^\n.។\d]{0,10}(?:per year|a year|\/ ?y(?:ea)?r|ក្នុងមួយឆ្នាំ)/],
];
const periodsBefore: readonly (readonly [Period, RegExp])[] = [
  ['hour', /(?:per hour|hourly|មួយម៉ោង|ម៉ោងមួយ)[^\n.។]{0,10}$/],
  ['day', /(?:per day|daily|day|ថ្ងៃមួយ|មួយថ្ងៃ|ថ្ងៃ|១ថ្ងៃ|1ថ្ងៃ|thngai muoy|tngai)[\s:៖]{0,3}(?:បាន|pay|rate|ban)?\s?$/],
  ['week', /(?:weekly|per week|week|អាទិត្យមួយ|សប្តាហ៍)[\s:៖]{0,3}$/],
  ['month', /(?:salary|monthly|basic|month|ប្រាក់ខែ|លុយខែ|ប្រាក់ឈ្នួល|ប្រាក់ខែគោល|khe|khae|wage|wages|pay)[^\n\d]{0,14}$/],
];

function periodOf(text: string, start: number, end: number): Period {
  const after = text.slice(end, end + 30);
  const found = periods.find(([, pattern]) => pattern.test(after));
  if (found !== undefined) return found[0];
  const before = text.slice(Math.max(0, start - 30), start);
  return periodsBefore.find(([, pattern]) => pattern.test(before))?.[0] ?? 'unsaid';
}

/** What it comes to in a month of full work. */
export function monthly({ high, per }: Sum): number {
  const times: Readonly<Record<Period, number>> = {
    hour: 208,
    day: 26,
    week: 4.3,
    month: 1,
    year: 1 / 12,
    piece: 1,
    unsaid: 1,
  };
  return high * times[per];
}
