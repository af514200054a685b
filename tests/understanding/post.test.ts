import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PostJudgement } from '../../core/understanding/contract.ts';
import { openPosts } from '../../core/understanding/post/index.ts';
import { readScene } from '../../core/understanding/post/learn.ts';
import { risks } from '../../core/understanding/post/risks.ts';
import { safeties } from '../../core/understanding/post/safeties.ts';
import { weighPost } from '../../core/understanding/post/weigh.ts';
import { riskWeights, safetyWeights } from '../../core/understanding/post/weights.ts';
import { prepare, vocabulary } from './prepared.ts';
import { data } from './shipped.ts';

const judge = openPosts(data.posts);
const judged = (text: string): PostJudgement => {
  const { post } = judge(prepare(text), { asPost: true });
  if (post === null) throw new Error('a text given as a post is judged as one');
  return post;
};
const codes = (text: string): string[] => judged(text).reasons.map(({ code }) => code);
/** What the rules see, whatever the post is judged to be. */
const seen = (text: string): string[] =>
  weighPost(readScene(prepare(text), data.posts.lexicon)).risks.map(({ code }) => code);
const level = (text: string): string => judged(text).level;
const isPost = (text: string): boolean => judge(prepare(text), { asPost: false }).post !== null;
const share = (texts: readonly string[], fits: (text: string) => boolean): number =>
  texts.filter(fits).length / texts.length;

const highs: readonly (readonly [code: string, text: string])[] = [
  ['under-18', 'Girls 15-17 wanted for a bar in Poipet, room given'],
  ['under-18', 'ត្រូវការក្មេង ១៤-១៦ឆ្នាំ ធ្វើការនៅថៃ'],
  ['sexual-exploitation', 'Lounge needs hostess to drink with customers, live in, 700$'],
  ['marriage-for-money', 'Bride wanted by rich man in China, family gets 3000$'],
  ['illegal-work', 'Carry a package across the border, 300$ a trip'],
  ['documents-taken', 'Typing in Bavet 800$, company keeps your passport'],
  ['documents-taken', 'ការងារនៅបាវិត ៨០០$ ប៉ាស្ព័រប្រគល់ជូនក្រុមហ៊ុន'],
  ['not-allowed-out', 'Online sales 900$, stay inside the compound, cannot go out'],
  ['illegal-crossing', 'ទៅថៃឆ្លងតាមព្រៃយប់នេះ ៦០០០បាត'],
  ['bank-account-or-sim', 'We rent your bank account, 80$ a month, give app login'],
  ['deposit-task-scam', 'Like videos 2$ each, top up 20$ to unlock VIP, withdraw daily'],
  ['online-scam-work', 'Chat with foreigners in Sihanoukville, 1100$, no experience, free ticket, telegram'],
  ['wrong-channel', 'Korea farm, no exam, pay 1500$ now to my ABA, 100% sure'],
  ['tourist-visa', 'Cleaner in Dubai 900$, go with tourist visa first, agent keeps passport'],
  ['salary-withheld', 'Boat crew Indonesia, salary paid after the trip, cash advance, captain keeps the ID'],
  ['secrecy', 'Easy money abroad, 1500$, leave tonight, do not tell your family'],
];
const cautions: readonly string[] = [
  'Need 4 waiters in a bar in Siem Reap, salary negotiable, call 0xx xxx',
  'Glove factory Malaysia, 1700RM, hostel, service fee inbox',
  'Guard in Phnom Penh, 12 hours a day, no day off, 170$, call 0xx',
  'ត្រូវការកម្មករ ១០នាក់ ប្រាក់ខែចរចា ទាក់ទងតេឡេក្រាម',
  'ពូខ្ញុំមានហាងនៅបាងកក ត្រូវការមនុស្ស ២នាក់ ១០០០០បាត គាត់នឹងសួរពីប័ណ្ណ',
];
const lows: readonly (readonly [code: string, text: string])[] = [
  [
    'named-employer',
    'Angkor Garden Hotel, Siem Reap, hires 2 receptionists. 260$, English, one day off. Interview at the hotel.',
  ],
  ['named-employer', 'រោងចក្រ ហ្គោលឌិនថ្រេត (កណ្តាល) ជ្រើសរើសអ្នកដេរ ២០នាក់ ប្រាក់ឈ្នួលអប្បបរមា ប.ស.ស មិនយកលុយពីកម្មករ'],
  ['local-employer', 'Our family in Sen Sok looks for a nanny, 220$, Sundays off, come and see the house first'],
  [
    'licensed-agency',
    'Licensed agency, check our name with the Ministry of Labour. Hong Kong helper, contract, costs in writing with receipt, you keep your passport.',
  ],
  ['official-channel', 'Job fair by the National Employment Agency in Takeo, free entry, bring your ID'],
  ['warns-of-fraud', 'Warning: a fake page uses our name and asks for deposits. We never ask for money.'],
  ['skilled-pay', 'Mekong Rice Co., Ltd. seeks finance manager, 1500$, 6 years experience, degree. Send CV.'],
];

describe('how risky a post looks', () => {
  test.each(highs)('high: %s: %s', (code, text) => {
    expect(level(text)).toBe('high');
    expect(codes(text)).toContain(code);
  });
  test.each(cautions)('caution: %s', (text) => expect(level(text)).toBe('caution'));
  test.each(lows)('low: %s: %s', (code, text) => {
    expect(level(text)).toBe('low');
    expect(codes(text)).toContain(code);
  });
});

/** One thing changed, and the sign is gone. */
const pairs: readonly (readonly [code: string, shown: string, gone: string])[] = [
  [
    'documents-taken',
    'Malaysia factory 1700RM, agent keeps your passport',
    'Malaysia factory 1700RM, you keep your own passport',
  ],
  ['documents-taken', 'ក្រុមហ៊ុនរក្សាទុកប៉ាស្ព័រ ៦ខែ', 'យកអត្តសញ្ញាណប័ណ្ណថតចម្លងមកជាមួយ'],
  ['under-18', 'Waiters wanted age 16-25', 'Waiters wanted age 18-25'],
  ['under-18', 'ត្រូវការអ្នកដេរ អាយុ ១៦ឆ្នាំឡើង', 'ត្រូវការអ្នកដេរ អាយុ ១៨ឆ្នាំឡើង ធ្វើ ១៦ថ្ងៃ'],
  ['upfront-fee', 'Hotel job, pay 50$ fee before interview', 'Hotel job, no fee before interview'],
  ['pay-too-high', 'Dishwasher in Phnom Penh 1200$ per month', 'Dishwasher in Phnom Penh 200$ per month'],
  ['pay-too-high', 'Cleaner in Phnom Penh, 90$ a day', 'Cleaner in Phnom Penh, 9$ a day'],
  ['illegal-work', 'Carry a bag across the border 200$', 'Carry bags in a hotel, 200$'],
  ['guaranteed-result', 'Visa guaranteed 100%, Japan farm', 'Japan farm, no one can be guaranteed a visa'],
  ['no-company-name', 'Sewing workers wanted, 220$, Takeo', 'Sun Rise Garment, sewing workers, 220$, Takeo'],
  ['penalty-for-leaving', 'ឈប់មុន១ឆ្នាំ ត្រូវសង ២០០០$', 'ត្រូវការជាងសំណង់ ថ្ងៃ ១៥$'],
  ['sexual-exploitation', 'កំដរភ្ញៀវ ផឹកជាមួយភ្ញៀវ ៦០០$', 'សណ្ឋាគារត្រូវការអ្នកទទួលភ្ញៀវ ២៥០$'],
  [
    'no-licence-number',
    'Thailand fish factory, 400 baht a day',
    'Thailand fish factory, 400 baht a day, licence no. 0xx',
  ],
];
describe('a sign and its absence', () => {
  test.each(pairs)('%s: %s', (code, shown, gone) => {
    expect(seen(shown)).toContain(code);
    expect(seen(gone)).not.toContain(code);
  });
  test('a notice that warns names the signs without showing them', () =>
    expect(
      level('Beware! Fake posts promise 1000$ for typing in Bavet and ask for a deposit. They are not from us.'),
    ).toBe('low'));
  test('a border town alone is no sign of danger', () =>
    expect(level('Royal Mart Poipet hires 5 cashiers, 230$, NSSF, 8 hours, interview at the shop')).toBe('low'));
});

describe('reasons', () => {
  const risky = judged('Typing in Bavet, 900$, company keeps your passport, telegram only, leave tonight');
  test('come gravest first', () => {
    const order = risks.map(({ code }) => code);
    const places = risky.reasons.map(({ code }) => order.indexOf(code));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
  test('show the writer’s own words, or none for what is missing', () => {
    const text = 'TYPING in Bavet!! 900$ — company keeps your passport';
    for (const { words } of judged(text).reasons) expect(text).toContain(words);
  });
  test('of a low post say what is good about it', () => {
    const good = safeties.map(({ code }) => code);
    for (const code of codes(lows[0]?.[1] ?? '')) expect(good).toContain(code);
  });
  test('every code has its weight', () => {
    expect(risks.map(({ code }) => code).filter((code) => riskWeights[code] === undefined)).toEqual([]);
    expect(safeties.map(({ code }) => code).filter((code) => safetyWeights[code] === undefined)).toEqual([]);
  });
});

describe('is it a post at all', () => {
  const questions = [
    'is the job in Poipet for 900$ real or fake?',
    'boss said i owe 1000$ and must stay, what can i do',
    'how much does a waiter earn in Phnom Penh',
    'គេថាការងារនៅបាវិតបាន ៨០០$ ពិតឬបោក',
    'ខ្ញុំចង់ទៅធ្វើការម៉ាឡេស៊ី អស់ប៉ុន្មាន',
    'they lock us in the office and take our phones',
  ];
  test.each(questions)('a question is none: %s', (text) => expect(isPost(text)).toBe(false));
  test('plain questions are not', () => {
    const plain = [...vocabulary.phrasings, ...vocabulary.elsewhere].flatMap(({ km, en, latn }) => [
      ...km,
      ...en,
      ...latn,
    ]);
    expect(share(plain, isPost)).toBeLessThan(0.01);
  });
  test('what is given as a post is judged as one', () => expect(level('job?')).not.toBe('low'));
});

describe('whatever is written', () => {
  const pieces = [
    ...vocabulary.posts.flatMap(({ km, en, latn }) => [...km, ...en, ...latn]),
    '\n',
    '900$',
    '១២០០$',
    '-',
    '16-18',
    '8tr',
    '💰',
  ];
  test('it judges and does not throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const first = judge(prepare(text), { asPost: true });
          expect(['high', 'caution', 'low']).toContain(first.post?.level);
          expect(judge(prepare(text), { asPost: true })).toEqual(first);
        },
      ),
      { numRuns: 150 },
    );
  });
  test.each([
    '$1'.repeat(5000),
    '1-'.repeat(5000),
    'Need girls 16 '.repeat(700),
    'ក្រុមហ៊ុន'.repeat(1000),
    'A'.repeat(10_000),
    'A b '.repeat(2500),
  ])('ten thousand characters of one thing', (text) =>
    expect(judge(prepare(text), { asPost: true }).post).not.toBeNull(),
  );
});
