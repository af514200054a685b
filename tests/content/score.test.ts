import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChecklistFile } from '../../core/content/schema.ts';
import {
  type ChecklistAnswer,
  type ChecklistAnswers,
  firstPass,
  questionsFor,
  scoreChecklist,
} from '../../core/content/score.ts';

const list = await jobOffer();
const score = (answers: ChecklistAnswers, situation: 'before' | 'arrived' = 'before', known = {}) =>
  scoreChecklist(list, answers, situation, known);
const level = (answers: ChecklistAnswers, situation: 'before' | 'arrived' = 'before', known = {}) =>
  score(answers, situation, known).level;

/** Every question answered without a warning sign. */
const clean: ChecklistAnswers = Object.fromEntries(
  list.items.map(({ id, risk_answer }) => [id, risk_answer === 'yes' ? 'no' : 'yes'] as const),
);

describe('one severe answer is enough', () => {
  const severe: readonly (readonly [string, ChecklistAnswers, 'before' | 'arrived', string])[] = [
    ['papers taken and not given back', { D1: 'yes', D1a: 'yes' }, 'before', 'severe_stop'],
    ['papers taken, after arrival', { D1: 'yes', D1a: 'yes' }, 'arrived', 'severe_emergency'],
    ['papers taken or to be taken, not asked further', { D1: 'yes' }, 'before', 'severe_stop'],
    ['not free to leave', { G1: 'no' }, 'arrived', 'severe_emergency'],
    ['beaten, locked up, threatened', { G2: 'yes' }, 'arrived', 'severe_emergency'],
    ['beaten or threatened before leaving', { G2: 'yes' }, 'before', 'severe_emergency'],
    ['bought or sold', { G3: 'yes' }, 'arrived', 'severe_emergency'],
    ['forced to cheat or to sexual acts', { G5: 'yes' }, 'arrived', 'severe_emergency'],
    ['told to lie to immigration', { E1: 'yes' }, 'before', 'severe_stop'],
    ['forced to sign under threat', { F2: 'yes', F2a: 'yes' }, 'before', 'severe_emergency'],
    ['cut off from family after arrival', { G4: 'yes' }, 'arrived', 'severe_emergency'],
    ['under 18 and being moved away', { Y1: 'yes', Y1a: 'yes' }, 'before', 'severe_stop'],
    ['under 18, not asked further', { Y1: 'yes' }, 'before', 'severe_stop'],
  ];
  test.each(severe)('%s', (_name, answers, situation, expected) => {
    expect(level({ ...clean, ...answers }, situation)).toBe(expected);
  });

  test('danger now goes before stopping the trip, whatever else was answered', () => {
    expect(level({ E1: 'yes', G2: 'yes' })).toBe('severe_emergency');
    expect(level({ E1: 'yes', B1: 'unknown', A3: 'yes', B2: 'yes' })).toBe('severe_stop');
  });

  test('the milder half of a severe question is not severe', () => {
    expect(level({ ...clean, D1: 'yes', D1a: 'no' })).toBe('careful');
    expect(level({ ...clean, Y1: 'yes', Y1a: 'no' })).toBe('none_found');
    expect(level({ ...clean, F2: 'yes', F2a: 'no' })).toBe('careful');
    expect(level({ ...clean, G4: 'yes' }, 'before')).toBe('careful');
  });
});

describe('the rest adds up', () => {
  const rows: readonly (readonly [string, ChecklistAnswers, string])[] = [
    ['2 strong', { A3: 'yes', B2: 'yes' }, 'high'],
    ['1 strong and 1 medium', { A3: 'yes', A4: 'yes' }, 'high'],
    ['1 strong and 1 weak', { A3: 'yes', H2: 'yes', H2a: 'yes' }, 'high'],
    ['3 medium', { A1: 'yes', A4: 'yes', B4: 'yes' }, 'high'],
    ['2 medium and 1 weak', { A1: 'yes', B4: 'yes', H2: 'yes', H2a: 'yes' }, 'high'],
    ['1 strong alone', { A3: 'yes' }, 'careful'],
    ['2 medium', { A1: 'yes', B4: 'yes' }, 'careful'],
    ['1 medium', { A4: 'yes' }, 'careful'],
    ['2 weak', { H1: 'yes', H1a: 'yes', H2: 'yes', H2a: 'yes' }, 'careful'],
    ['1 weak', { H1: 'yes', H1a: 'yes' }, 'none_found'],
    ['nothing', {}, 'none_found'],
  ];
  test.each(rows)('%s', (_name, answers, expected) => {
    expect(level({ ...clean, ...answers })).toBe(expected);
  });

  test('a secret crossing is stronger with online work, debt or secrecy', () => {
    expect(level({ ...clean, E2: 'yes' })).toBe('careful');
    expect(level({ ...clean, E2: 'yes', B3: 'yes' })).toBe('high');
    expect(level({ ...clean, D2: 'yes', B3: 'yes' })).toBe('high');
    expect(score({ D2: 'yes', D2a: 'no', B3: 'yes' }).reasons).toEqual(['D2', 'B3']);
  });

  test('follow-ups raise a grade: Korea, a private account, body photos, a flight', () => {
    for (const id of ['A2', 'C1', 'B5', 'D2']) {
      expect(level({ ...clean, [id]: 'yes', [`${id}a`]: 'yes', A4: 'yes' })).toBe('high');
      expect(level({ ...clean, [id]: 'yes', [`${id}a`]: 'no', A4: 'yes' })).toBe('careful');
    }
  });
});

describe('bundles mean high risk together', () => {
  const bundles: readonly (readonly [string, ChecklistAnswers])[] = [
    ['scam-compound', { B3: 'yes', C3: 'yes', D2: 'yes' }],
    ['debt-trap', { C2: 'yes', D1: 'yes', D1a: 'no', F1: 'no' }],
    ['debt-trap', { C2: 'yes', C4: 'yes', F1: 'no' }],
    ['bride-or-sexual', { B5: 'yes', C3: 'yes' }],
    ['fee-fraud', { C1: 'yes', A1: 'yes' }],
    ['fee-fraud', { C1: 'yes', A2: 'yes' }],
    ['money-mule', { C5: 'yes', B3: 'yes' }],
  ];
  test.each(bundles)('%s', (id, answers) => {
    expect(score({ ...clean, ...answers })).toMatchObject({ level: 'high', bundles: [id] });
  });

  test('two medium signs are only high because they are a bundle', () => {
    expect(level({ ...clean, B5: 'yes', C3: 'yes' }, 'before', { abroad: false })).toBe('careful');
    expect(level({ ...clean, B5: 'yes', C3: 'yes' }, 'before', { abroad: true })).toBe('high');
  });
});

describe('"I don’t know" has weight', () => {
  test('not knowing the employer is never better than "not enough known"', () => {
    expect(level({ ...clean, B1: 'unknown' })).toBe('unknown');
    expect(level({ ...clean, B1: 'unknown', A4: 'yes' })).toBe('high');
    expect(score({ B1: 'unknown' }).reasons).toEqual(['B1']);
  });

  test('visa, contract and debt count as weak, others only as something to find out', () => {
    expect(level({ ...clean, D2: 'unknown' })).toBe('none_found');
    expect(level({ ...clean, D2: 'unknown', F1: 'unknown' })).toBe('careful');
    expect(level({ ...clean, A3: 'yes', C2: 'unknown' })).toBe('high');
    expect(score({ ...clean, A1: 'unknown', B4: 'unknown' })).toMatchObject({
      level: 'none_found',
      findOut: ['A1', 'B4'],
      reasons: [],
    });
  });

  test('four or more mean that too little is known', () => {
    expect(level({ ...clean, A1: 'unknown', A2: 'unknown', A4: 'unknown' })).toBe('none_found');
    expect(level({ ...clean, A1: 'unknown', A2: 'unknown', A4: 'unknown', B4: 'unknown' })).toBe('unknown');
    expect(level({ ...clean, A1: 'unknown', A2: 'unknown', A3: 'yes', A4: 'unknown', B4: 'unknown' })).toBe('unknown');
    expect(level({ ...clean, A1: 'unknown', A2: 'unknown', A4: 'unknown', B4: 'unknown', A3: 'yes', B2: 'yes' })).toBe(
      'high',
    );
  });
});

describe('places known for scam sites', () => {
  test('count as weak, and only beside online work, paid travel or a walled site', () => {
    expect(level({ ...clean }, 'before', { knownPlace: true })).toBe('none_found');
    expect(level({ ...clean, A3: 'yes' }, 'before', { knownPlace: true })).toBe('careful');
    expect(level({ ...clean, H1: 'yes' }, 'before', { knownPlace: true })).toBe('high');
  });
});

test('reasons come gravest first, then in the order of the questions', () => {
  expect(score({ A1: 'yes', A3: 'yes', E1: 'yes', F1: 'unknown' }).reasons).toEqual(['E1', 'A3', 'A1', 'F1']);
});

test('the first pass is the ten questions, gravest first, without the one for those who have arrived', () => {
  expect(firstPass(list, 'arrived').map(({ id }) => id)).toEqual([
    'Y1',
    'D1',
    'E1',
    'G1',
    'B1',
    'B3',
    'C2',
    'E2',
    'A3',
    'F1',
  ]);
  expect(firstPass(list, 'before').map(({ id }) => id)).not.toContain('G1');
  expect(questionsFor(list, 'arrived')).toHaveLength(30);
});

const order = ['none_found', 'careful', 'unknown', 'high', 'severe_stop', 'severe_emergency'];
const anyAnswer = fc.constantFrom<ChecklistAnswer | undefined>('yes', 'no', 'unknown', undefined);
const anyAnswers = fc
  .record(Object.fromEntries(list.items.map(({ id }) => [id, anyAnswer] as const)))
  .map((all) =>
    Object.fromEntries(Object.entries(all).flatMap(([id, answer]) => (answer ? [[id, answer] as const] : []))),
  );

test('a further warning sign never lowers the level, and a good answer never lowers it below what the rest says', () => {
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom(...list.items), (answers, item) => {
      const { [item.id]: _left, ...without } = answers;
      const risky = level({ ...without, [item.id]: item.risk_answer }, 'arrived');
      const good = level({ ...without, [item.id]: item.risk_answer === 'yes' ? 'no' : 'yes' }, 'arrived');
      expect(order.indexOf(risky)).toBeGreaterThanOrEqual(order.indexOf(good));
      expect(good).toBe(level(without, 'arrived'));
    }),
  );
});

async function jobOffer(): Promise<ChecklistFile> {
  const { parseAll } = await import('../../core/content/load.ts');
  const { readFolder } = await import('../../core/content/files.ts');
  const files = (await readFolder('content')).filter(({ file }) => file === 'checklists/job-offer.yaml');
  const [found] = parseAll(files).parsed.checklists;
  if (!found) throw new Error('the job-offer checklist does not read');
  return found.value;
}
