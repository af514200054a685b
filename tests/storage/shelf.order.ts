import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { memoryShelf } from '../../core/storage/memory/shelf.ts';
import type { Entry, Mark, Shelf } from '../../core/storage/shelf.ts';
import type { ShelfUnderTest } from './shelf.suite.ts';
import { markOf, writeOf } from './writes.ts';

const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);

async function fill(shelf: Shelf, marks: Readonly<Record<string, Partial<Mark>>>): Promise<void> {
  for (const [id, mark] of Object.entries(marks)) await shelf.swap(writeOf(id, 0, { mark: markOf(mark) }));
}

/** What may be asked of a shelf besides one document: due times, groups, changes. */
export function orderCases(under: () => ShelfUnderTest): void {
  test('what is due comes earliest first, up to and including the moment asked for', async () => {
    const { shelf } = under();
    await fill(shelf, {
      late: { due: 30 },
      never: { due: null },
      soon: { due: 10 },
      next: { due: 20 },
      past: { due: -5 },
    });
    await shelf.swap(writeOf('case', 0, { kind: 'case', mark: markOf({ due: 1 }) }));
    expect(idsOf(await shelf.due('mailbox', 20, 10))).toEqual(['past', 'soon', 'next']);
    expect(idsOf(await shelf.due('mailbox', 19, 10))).toEqual(['past', 'soon']);
    expect(idsOf(await shelf.due('mailbox', 99, 2))).toEqual(['past', 'soon']);
  });

  test('a lease is a due time: a claimed document is not due until its lease runs out, and one of two claims wins', async () => {
    const { shelf } = under();
    await fill(shelf, { a: { due: 100 } });
    const claim = () => shelf.swap(writeOf('a', 1, { mark: markOf({ due: 100 + 60 }) }));
    expect((await Promise.all([claim(), claim()])).toSorted()).toEqual(['conflict', 'swapped']);
    expect(await shelf.due('mailbox', 159, 10)).toEqual([]);
    expect(await shelf.due('mailbox', 160, 10)).toEqual([{ id: 'a', version: 2, mark: markOf({ due: 160 }) }]);
    await shelf.swap(writeOf('a', 2, { mark: markOf({ due: null }) }));
    expect(await shelf.due('mailbox', 999, 10)).toEqual([]);
  });

  test('a group is listed newest first, page by page, and a document that changes its group leaves the old one', async () => {
    const { shelf } = under();
    await fill(shelf, {
      one: { rank: 1 },
      two: { rank: 2 },
      three: { rank: 3 },
      four: { rank: 4 },
      other: { group: 'closed' },
    });
    expect(idsOf(await shelf.list('mailbox', 'bot', { limit: 3 }))).toEqual(['four', 'three', 'two']);
    expect(idsOf(await shelf.list('mailbox', 'bot', { limit: 3, below: 2 }))).toEqual(['one']);
    await shelf.swap(writeOf('four', 1, { mark: markOf({ group: 'closed', rank: 4 }) }));
    expect(idsOf(await shelf.list('mailbox', 'bot', { limit: 9 }))).toEqual(['three', 'two', 'one']);
    expect(idsOf(await shelf.list('mailbox', 'closed', { limit: 9 }))).toEqual(['four', 'other']);
    expect([await shelf.count('mailbox', 'bot'), await shelf.count('case', 'bot')]).toEqual([3, 0]);
  });

  test('what was touched since comes oldest first, once, with its newest version', async () => {
    const { shelf } = under();
    await fill(shelf, { a: { touched: 10 }, b: { touched: 20 }, c: { touched: 30 } });
    await shelf.swap(writeOf('a', 1, { mark: markOf({ touched: 40 }) }));
    const touched = await shelf.touched('mailbox', 20, 10);
    expect(touched.map(({ id, version }) => [id, version])).toEqual([
      ['b', 1],
      ['c', 1],
      ['a', 2],
    ]);
    expect(idsOf(await shelf.touched('mailbox', 20, 2))).toEqual(['b', 'c']);
    expect(await shelf.touched('mailbox', 41, 10)).toEqual([]);
  });

  test('after any sequence of writes it answers as the store in memory does', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        round += 1;
        expect(await answers(under().shelf, `${round}`, steps)).toEqual(
          await answers(memoryShelf(), `${round}`, steps),
        );
      }),
      { numRuns: 15 },
    );
  });
}

const step = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  expected: fc.integer({ min: 0, max: 3 }),
  removed: fc.boolean(),
  due: fc.option(fc.integer({ min: 0, max: 50 })),
  group: fc.constantFrom('bot', 'waiting'),
});
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

/** Ranks are all different, and what is equally due is compared without its order: neither has one. */
async function answers(shelf: Shelf, round: string, steps: readonly Step[]): Promise<unknown> {
  const outcomes: string[] = [];
  for (const [turn, { id, expected, removed, due, group }] of steps.entries()) {
    const mark = { group: `${group}-${round}`, rank: turn, due, touched: Number(round) * 1000 + turn };
    const body = removed ? null : Buffer.from(`${turn}`);
    outcomes.push(await shelf.swap(writeOf(`${id}-${round}`, expected, { mark, body })));
  }
  const own = (entry: Entry) => entry.id.endsWith(`-${round}`);
  const due = (await shelf.due('mailbox', 25, 10_000)).filter(own);
  const listed = await Promise.all(
    ['bot', 'waiting'].map((group) => shelf.list('mailbox', `${group}-${round}`, { limit: 3 })),
  );
  const touched = (await shelf.touched('mailbox', Number(round) * 1000, 10_000)).filter(own);
  const times = due.map(({ mark }) => mark.due);
  return { outcomes, times, due: idsOf(due).toSorted(), listed, touched };
}
