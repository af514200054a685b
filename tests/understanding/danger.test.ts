import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Danger } from '../../core/understanding/contract.ts';
import { openDanger } from '../../core/understanding/danger/index.ts';
import { shippedData } from '../support/knowledge.ts';
import { prepare, vocabulary } from './prepared.ts';
import { data } from './shipped.ts';

const notice = openDanger(data.danger);
const degree = (text: string): Danger => notice(prepare(text)).danger;
const share = (texts: readonly string[], fits: (danger: Danger) => boolean): number =>
  texts.filter((text) => fits(degree(text))).length / texts.length;

/** What is danger, and the same words where they are none. */
const pairs: readonly (readonly [what: string, danger: string, calm: string])[] = [
  ['denied', 'the boss beats me every night', 'nobody beats me here, the boss is kind'],
  ['denied in Khmer', 'ថៅកែវាយខ្ញុំរាល់យប់', 'គ្មានអ្នកណាវាយខ្ញុំទេ ថៅកែចិត្តល្អ'],
  ['denied in Latin letters', 'ke vay knhom roal yub', 'ot mean neak na vay knhom te bong'],
  ['denied across languages', 'boss វាយខ្ញុំ ហើយ lock ទ្វារ', 'boss មិនដែល hit ខ្ញុំ មិន lock ទ្វារទេ'],
  ['denied as a whole', 'they kidnapped my sister', 'it is not a kidnapping, my sister is at a friend'],
  ['denied through a verb', 'they want to kill me tonight', 'they do not want to kill me, they only shout'],
  ['denied in a list', 'they locked us and hit us', 'nobody locked or hit us, all is fine'],
  ['long ago', 'they locked me in a house', 'three years ago they locked me in a house, now i am home and have a shop'],
  ['long ago in Khmer', 'គេឃុំខ្ញុំក្នុងអគារ', 'កាលពី៤ឆ្នាំមុនគេឃុំខ្ញុំក្នុងអគារ ឥឡូវមានការងារថ្មីហើយ'],
  ['found again', 'my brother is missing since monday', 'my brother was missing but came home, he is fine'],
  ['supposed', 'someone locked me in a room', 'if someone locks me in a room one day, which number do i call?'],
  ['supposed in Khmer', 'គេចាក់សោខ្ញុំក្នុងបន្ទប់', 'បើមានគេចាក់សោក្នុងបន្ទប់ ត្រូវខលទៅណា'],
  ['asked as law', 'the foreman beats me with a pipe', 'what is the law when a foreman beats workers'],
  ['avoided', 'they will sell my sister tonight', 'how to avoid that a broker sells people'],
  ['a film', 'they sell girls here, they sold me too', 'i watched a movie where they sell girls to a bar'],
  ['the news', 'គេកាត់ម្រាមដៃប្អូនខ្ញុំ ទារលុយ', 'ឃើញវីដេអូថាគេកាត់ម្រាមដៃមនុស្ស ហ្នឹងពិតទេ'],
  ['hearsay', 'ថៅកែវាយយើងរាល់ថ្ងៃ', 'ឮគេថាថៅកែនៅទីនោះវាយកម្មករ ពិតអត់'],
  ['a game', 'they trapped me in the building', 'i play game and they trapped me in the building, level 3 is hard'],
  ['school', 'my aunt was raped by her boss', 'for my homework i write about women who were raped'],
  ['a meaning', 'i was kidnapped, come fast', 'how to say "i was kidnapped" in thai'],
  ['a joke', 'my husband will kill me tonight', 'haha my mum will kill me if i forget her birthday 😂'],
  ['tired to death', 'i want to die, i cannot bear it', 'i am dying of heat in this kitchen'],
  ['tired to death in Khmer', 'ខ្ញុំចង់ស្លាប់ ទ្រាំលែងបានហើយ', 'ក្តៅចង់ងាប់ហើយថ្ងៃនេះ'],
  ['work that kills', 'he tries to kill me, i hide', 'this overtime is killing me, what are the legal hours'],
  ['a thing that dies', 'my friend is dying, no doctor comes', 'my phone is dying, answer me quickly'],
  ['an animal', 'កូនខ្ញុំសន្លប់ហើយ', 'ឆ្កែខ្ញុំសន្លប់ហើយ ពេទ្យសត្វនៅណា'],
  ['another sense', 'they beat me and took my pay', 'i beat the exam, what next'],
  ['begins, not caught', 'ប៉ូលិសចាប់ប្តីខ្ញុំព្រឹកនេះ', 'គេចាប់ផ្តើមធ្វើការម៉ោងប៉ុន្មាន'],
  ['a bare statement', 'my sister was kidnapped', 'my phone was kidnapped by my sister, haha'],
  ['another bare one', 'i am trapped', 'i am trapped between two weddings this saturday'],
  ['a bare one in Khmer', 'គេបាញ់គ្នា', 'គេបាញ់ទឹកលេងគ្នាថ្ងៃចូលឆ្នាំ'],
  ['a hen, not "have"', 'មានគេចាប់ប្អូនខ្ញុំដាក់ឡាន ទារលុយ', 'មាន់ខ្ញុំងាប់អស់ហើយ'],
  ['help for a paper', 'help me they lock the door', 'help me fill the passport form please'],
  ['only feared and asked', 'ទូកយើងលិចហើយ ជួយផង', 'ខ្លាចលិច មានអាវពោងលើទូកទេ'],
];

describe('danger and its look-alike', () => {
  test.each(pairs)('%s', (_what, danger, calm) => {
    expect(degree(danger)).not.toBe('none');
    expect(degree(calm)).toBe('none');
  });
});

/** The first sentence somebody types when something is wrong: no story, no plea, often about somebody else. */
describe('a direct statement', () => {
  test.each([
    'they kidnapped my sister',
    'someone kidnapped my son',
    'i am trapped',
    'they locked me in',
    'they sold me',
    'he is beating me',
    'my boss raped me last night',
    'he has a knife',
    'they are shooting',
    'my friend drowned',
    'our boat is sinking',
    'i cannot breathe',
    'my son fell from the roof',
    'my cousin took poison',
    'they tied me up',
    'they demand ransom for my brother',
    'i do not want to live anymore',
    'គេលក់ខ្ញុំ',
    'គេវាយខ្ញុំ',
    'ថៅកែរំលោភខ្ញុំ',
    'គេចាប់ពង្រត់ប្អូនស្រីខ្ញុំ',
    'ប្អូនខ្ញុំលេបថ្នាំពុល',
    'គេបាញ់គ្នា',
    'គេតាមចាប់ខ្ញុំ',
    'ទូកលិចហើយ',
    'ខ្ញុំលែងចង់រស់',
    'ke vay knhom',
    'knhom leb thnam pul',
    'boss lock យើងក្នុងបន្ទប់',
    'ខ្ញុំចង់ die',
  ])('of danger is noticed: %s', (text) => expect(degree(text)).not.toBe('none'));

  test.each([
    'my boss gave me a knife to cut fish',
    'the boat leaves at six',
    'my cat died yesterday',
    'my grandmother died ten years ago',
    'i cut onions all day',
    'i sold my motorbike',
    'i lost my key',
    'i fell but i am ok',
    'ឆ្មាខ្ញុំងាប់ម្សិលមិញ',
    'យាយខ្ញុំស្លាប់១០ឆ្នាំហើយ',
    'ខ្ញុំលក់ម៉ូតូហើយ',
    'ខ្ញុំដួលតែមិនអីទេ',
    'knhom lok moto hz',
  ])('of an ordinary day stays quiet: %s', (text) => expect(degree(text)).toBe('none'));
});

/** A cry that does not say why, and the same words as part of a question. */
describe('a cry and nothing else', () => {
  test.each([
    ['ខ្ញុំមានគ្រោះថ្នាក់', 'emergency'],
    ['i am in danger', 'emergency'],
    ['sos', 'emergency'],
    ['🆘', 'emergency'],
    ['save me!!!', 'emergency'],
    ['knhom mean krous tnak', 'emergency'],
    ['help', 'urgent'],
    ['HELP ME PLEASE', 'urgent'],
    ['ជួយផង', 'urgent'],
    ['ជួយបងៗ 🙏', 'urgent'],
    ['juy pong', 'urgent'],
    ['help my sister', 'urgent'],
    ['i want to die', 'emergency'],
    ['ខ្ញុំចង់ងាប់', 'emergency'],
    ['ខ្ញុំចង់ស្លាប់ហើយ', 'emergency'],
    ['knhom jong ngoab', 'emergency'],
    ['help my brother die', 'emergency'],
    ['help my sister is dying', 'emergency'],
    ['ជួយផង ប្អូនខ្ញុំស្លាប់', 'emergency'],
    ['help me suicide', 'emergency'],
    ['ហត់ចង់ងាប់', 'none'],
    ['so hot i want to die', 'none'],
    ['help me find a job', 'none'],
    ['ជួយរកការងារ', 'none'],
    ['can you help me?', 'none'],
    ['help 😂', 'none'],
    ['i am not in danger', 'none'],
    ['ការងារនេះមានគ្រោះថ្នាក់ទេ', 'none'],
  ])('%s: %s', (text, expected) => {
    expect(degree(text)).toBe(expected);
  });

  test('shows the cry itself as the reason', () => {
    expect(notice(prepare(' ជួយផង '))).toMatchObject({ kind: 'other', why: [{ words: 'ជួយផង', says: 'other' }] });
  });
  test('the wish to die is a kind of its own; another who wants it is a threat', () => {
    expect(notice(prepare('ខ្ញុំចង់ស្លាប់'))).toMatchObject({ danger: 'emergency', kind: 'self_harm', isCry: true });
    const threat = notice(prepare('they want me dead'));
    expect(threat.danger).not.toBe('none');
    expect(threat.isCry).toBe(false);
  });
});

const emergencies: readonly (readonly [kind: string, text: string])[] = [
  ['held', 'help they lock'],
  ['held', 'គេមិនឲ្យយើងចេញពីអគារ មានយាម ២៤ម៉ោង'],
  ['held', 'ke jak sor knhom knong bontub, jenh ot ban'],
  ['violence', 'husband holds a machete and says he kills me'],
  ['violence', 'មេយកភ្លើងឆក់ខ្ញុំ'],
  ['sexual_violence', 'boss raped me and locks my room'],
  ['sexual_violence', 'គេបង្ខំឲ្យខ្ញុំដេកជាមួយភ្ញៀវ'],
  ['moved_or_sold', 'they sold me to another boss, car comes tonight'],
  ['moved_or_sold', 'យប់នេះគេដឹកយើងទៅកន្លែងផ្សេង មិនដឹងទៅណា'],
  ['moved_or_sold', 'they hold my uncle and want 3000 usd before they release him'],
  ['child', 'គេចាប់កូនស្រីខ្ញុំ អាយុ ១២ ទារលុយ'],
  ['self_harm', 'i have the pills in my hand, sorry mum'],
  ['self_harm', 'ខ្ញុំមិនចង់រស់ទៀតទេ'],
  ['self_harm', 'knhom ot jong ros tiet te'],
  ['injury', 'he fell from the roof and does not wake up'],
  ['injury', 'ឈាមហូរមិនឈប់ ជួយហៅពេទ្យ'],
  ['sea', 'our boat is sinking, 6 people'],
  ['sea', 'យើងវង្វេងក្នុងព្រៃ អត់ទឹកផឹក'],
  ['scam_compound', 'they force us to scam people and shock who misses the target'],
];
const urgencies: readonly (readonly [kind: string, text: string])[] = [
  ['held', 'ថៅកែយកប៉ាស្ព័រខ្ញុំ ខ្ញុំខ្លាចណាស់'],
  ['missing', 'my sister has not called for three weeks'],
  ['missing', 'បងប្រុសខ្ញុំបាត់ដំណឹង ១០ថ្ងៃហើយ'],
  ['arrest', 'police caught my husband this morning, we do not know where he is'],
  ['stranded', 'the broker left us at the border, no money'],
  ['stranded', 'អត់មានកន្លែងដេកយប់នេះ អស់លុយ'],
  ['threat', 'boss threatens to report me to immigration'],
  ['threat', 'ម្ចាស់បំណុលគំរាមម៉ែខ្ញុំ'],
  ['sexual_violence', 'supervisor touches me every day'],
  ['injury', 'i have fever five days, boss refuses to take me to hospital'],
  ['self_harm', 'i have lost all hope and cry every night'],
];

describe('degree and kind', () => {
  test.each(emergencies)('emergency: %s: %s', (kind, text) =>
    expect(notice(prepare(text))).toMatchObject({ danger: 'emergency', kind }),
  );
  test.each(urgencies)('urgent: %s: %s', (kind, text) =>
    expect(notice(prepare(text))).toMatchObject({ danger: 'urgent', kind }),
  );
  test('hardships told together call for a person, one alone does not', () => {
    expect(degree('no pay for three months, no room, my baby is ill')).toBe('urgent');
    expect(degree('no pay for three months')).toBe('none');
  });
});

describe('how it is written', () => {
  const spellings: readonly (readonly [string, string])[] = [
    ['invisible spaces', 'គេ\u200Bវាយ\u200Bខ្ញុំ'],
    ['vowels as two signs', 'គេបាញ់យេីង មានគ្នាស្លាប់'],
    ['a missing ់', 'គេចាប់ប្អូនខ្ញុំ ចាក់សោរ អត់ឲ្យចេញ'],
    ['a missing subscript', 'គេបងំខ្ញុំឲ្យដេកជាមួយភ្ញៀវ គេចាក់សោ'],
    ['a slip in English', 'they kidnaped my brother, he is uncon scious and bleding'],
    ['leaned on letters', 'helpppp meeee they beattt me'],
    ['styled letters', '𝐡𝐞𝐥𝐩 𝐭𝐡𝐞𝐲 𝐥𝐨𝐜𝐤 𝐦𝐞'],
  ];
  test.each(spellings)('%s', (_how, text) => expect(degree(text)).toBe('emergency'));
});

describe('whose danger it is', () => {
  test.each([
    ['they beat me', false],
    ['they beat my brother', true],
    ['គេវាយខ្ញុំ', false],
    ['គេវាយបងស្រីខ្ញុំ', true],
    ['my daughter is missing for a week', true],
  ])('%s', (text, other) => expect(notice(prepare(text)).aboutOther).toBe(other));

  test('a pasted post speaks of its terms, not of the writer', () => {
    const post = 'Need 20 crew. Cannot go out, guard at gate, penalty if leave.';
    expect(notice(prepare(post), { isPost: true }).danger).toBe('none');
    expect(notice(prepare(`${post} They lock my brother there.`), { isPost: true }).danger).not.toBe('none');
  });
});

test('the words that led to it are the person’s own', () => {
  const text = 'Sir!! គេចាក់​សោរខ្ញុំ in a Room';
  const { why } = notice(prepare(text));
  expect(why.length).toBeGreaterThan(0);
  for (const { words } of why) expect(text).toContain(words);
});

describe('plain questions', () => {
  const asked = ({ km, en, latn }: { km: readonly string[]; en: readonly string[]; latn: readonly string[] }) => [
    ...km,
    ...en,
    ...latn,
  ];
  test('of everyday life raise no alarm', () =>
    expect(share(vocabulary.elsewhere.flatMap(asked), (it) => it !== 'none')).toBeLessThan(0.005));
  test('about our topics of no high risk are no emergency', async () => {
    const { faq } = (await shippedData()).content;
    const grave = new Set(faq.filter(({ risk }) => risk === 'high').map(({ topic }) => topic));
    const plain = vocabulary.phrasings.filter(({ topic }) => !grave.has(topic)).flatMap(asked);
    expect(share(plain, (it) => it === 'emergency')).toBeLessThan(0.005);
  });
});

describe('whatever is written', () => {
  const pieces = [
    ...vocabulary.danger.flatMap(({ km, en, latn }) => [...km, ...en, ...latn]),
    ' ',
    '\n',
    '!!',
    '😂',
    '🆘',
    '\uD83D',
    '12$',
  ];
  test('it answers and does not throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const first = notice(prepare(text));
          expect(['emergency', 'urgent', 'none']).toContain(first.danger);
          expect(first.kind === null).toBe(first.danger === 'none');
          expect(notice(prepare(text))).toEqual(first);
        },
      ),
      { numRuns: 150 },
    );
  });
  test.each([
    'not '.repeat(2500),
    'they lock me '.repeat(800),
    'គេវាយ'.repeat(2000),
    'មិន'.repeat(3000),
    '🆘'.repeat(5000),
    'if they '.repeat(1250),
  ])('ten thousand characters of one thing', (text) => expect(notice(prepare(text))).toHaveProperty('danger'));
});
