import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Shelf } from '../../core/storage/shelf.ts';
import { storeOn } from '../support/stores.ts';
import { orderCases } from './shelf.order.ts';
import type { Place } from './under-test.ts';
import { writeOf } from './writes.ts';

/** One store, empty, and how to look at the same documents from elsewhere. */
export interface ShelfUnderTest {
  readonly shelf: Shelf;
  another(): Promise<Shelf>;
}

/** What every store promises. All that fulfil `Shelf` run it; nothing in it knows which one it is talking to. */
export function shelfSuite(name: string, make: () => Promise<Place>): void {
  describe(`the shelf contract: ${name}`, () => {
    let place: Place;
    let under: ShelfUnderTest;
    beforeEach(async () => {
      place = await make();
      under = { shelf: await place.open(), another: () => place.open() };
    });
    afterEach(() => place.dispose());

    swapCases(() => under);
    orderCases(() => under);
    crowdCases(() => under);
    lifeCases(() => under);
  });
}

function swapCases(under: () => ShelfUnderTest): void {
  test('what is not there reads as null', async () => {
    expect(await under().shelf.read('mailbox', 'nobody')).toBeNull();
  });

  test('a new document has version 1 and comes back byte for byte, with its mark', async () => {
    const mark = { group: 'waiting', rank: -12.5, due: 1_767_578_400_123, touched: 1_767_578_400_000 };
    const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(await under().shelf.swap(writeOf('a', 0, { mark, body }))).toBe('swapped');
    const read = await under().shelf.read('mailbox', 'a');
    expect({ ...read, body: [...(read?.body ?? [])] }).toEqual({ id: 'a', version: 1, mark, body: [...body] });
  });

  test('an empty body is a document too', async () => {
    await under().shelf.swap(writeOf('a', 0, { body: new Uint8Array() }));
    expect((await under().shelf.read('mailbox', 'a'))?.body).toHaveLength(0);
  });

  test('a swap against the version that was read wins, and one against an older or later version changes nothing', async () => {
    const { shelf } = under();
    expect(await shelf.swap(writeOf('a', 0))).toBe('swapped');
    expect(await shelf.swap(writeOf('a', 1))).toBe('swapped');
    for (const expected of [0, 1, 3]) expect(await shelf.swap(writeOf('a', expected))).toBe('conflict');
    const read = await shelf.read('mailbox', 'a');
    expect([read?.version, Buffer.from(read?.body ?? []).toString()]).toEqual([2, 'a 2']);
  });

  test('swapping what is not there is a conflict', async () => {
    expect(await under().shelf.swap(writeOf('a', 4))).toBe('conflict');
    expect(await under().shelf.read('mailbox', 'a')).toBeNull();
  });

  test('the same id in two kinds names two documents', async () => {
    const { shelf } = under();
    await shelf.swap(writeOf('a', 0));
    expect(await shelf.read('case', 'a')).toBeNull();
    expect(await shelf.swap(writeOf('a', 0, { kind: 'case' }))).toBe('swapped');
  });

  test('a document is removed only by who read its newest version, and can be made anew', async () => {
    const { shelf } = under();
    await shelf.swap(writeOf('a', 0));
    await shelf.swap(writeOf('a', 1));
    expect(await shelf.swap(writeOf('a', 1, { body: null }))).toBe('conflict');
    expect(await shelf.swap(writeOf('a', 2, { body: null }))).toBe('swapped');
    expect(await shelf.read('mailbox', 'a')).toBeNull();
    expect(await shelf.count('mailbox', 'bot')).toBe(0);
    expect(await shelf.swap(writeOf('a', 2, { body: null }))).toBe('conflict');
    expect(await shelf.swap(writeOf('a', 0))).toBe('swapped');
  });

  test('removing what was never there is a conflict', async () => {
    expect(await under().shelf.swap(writeOf('a', 0, { body: null }))).toBe('conflict');
  });

  test('a document of 12 MB is kept, and one over 15 MB is refused without harm to the one before', async () => {
    const { shelf } = under();
    const big = Buffer.alloc(12 * 1024 * 1024, 'phlov');
    expect(await shelf.swap(writeOf('a', 0, { kind: 'file', body: big }))).toBe('swapped');
    const tooBig = writeOf('a', 1, { kind: 'file', body: Buffer.alloc(16 * 1024 * 1024) });
    await expect(shelf.swap(tooBig)).rejects.toMatchObject({ name: 'StoreError', fault: 'too_big' });
    const read = await shelf.read('file', 'a');
    expect(read?.version).toBe(1);
    expect(big.equals(read?.body ?? Buffer.alloc(0))).toBe(true);
  });
}

function crowdCases(under: () => ShelfUnderTest): void {
  test('of 50 who make the same document at once one wins', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => under().shelf.swap(writeOf('a', 0))));
    expect(outcomes.filter((outcome) => outcome === 'swapped')).toHaveLength(1);
  });

  test('of 50 who swap the same version at once, over two connections, one wins', async () => {
    const { shelf, another } = under();
    const other = await another();
    await shelf.swap(writeOf('a', 0));
    const swaps = Array.from({ length: 50 }, (_, turn) => (turn % 2 ? shelf : other).swap(writeOf('a', 1)));
    expect((await Promise.all(swaps)).filter((outcome) => outcome === 'swapped')).toHaveLength(1);
    expect((await other.read('mailbox', 'a'))?.version).toBe(2);
  });

  test('200 updates of one document at once, over two connections, all land', async () => {
    const { shelf, another } = under();
    const shape = { kind: 'counter', mark: () => ({ group: 'bot', rank: 0, due: null }) } as const;
    const counters = [shelf, await another()].map((each) =>
      storeOn(each).documents<{ readonly seen: number[] }>(shape),
    );
    const add = (turn: number) =>
      counters[turn % 2]?.update('a', (was) => ({ next: { seen: [...(was?.seen ?? []), turn] }, result: turn }));
    await Promise.all(Array.from({ length: 200 }, (_, turn) => add(turn)));
    const read = await counters[0]?.read('a');
    expect(read?.version).toBe(200);
    expect(read?.document.seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, turn) => turn));
  });

  test('many documents written at once are all there, each with its own body', async () => {
    const { shelf, another } = under();
    const ids = Array.from({ length: 300 }, (_, turn) => `many-${turn}`);
    const outcomes = await Promise.all(ids.map((id) => shelf.swap(writeOf(id, 0))));
    expect(new Set(outcomes)).toEqual(new Set(['swapped']));
    const other = await another();
    const bodies = await Promise.all(
      ids.map(async (id) => String(Buffer.from((await other.read('mailbox', id))?.body ?? []))),
    );
    expect(bodies).toEqual(ids.map((id) => `${id} 1`));
  });
}

function lifeCases(under: () => ShelfUnderTest): void {
  test('what was acknowledged is seen by another at once', async () => {
    const { shelf, another } = under();
    const other = await another();
    await shelf.swap(writeOf('a', 0));
    expect((await other.read('mailbox', 'a'))?.version).toBe(1);
  });

  test('a store that can be written passes its check and keeps what it holds', async () => {
    await under().shelf.swap(writeOf('a', 0));
    await under().shelf.check();
    expect((await under().shelf.read('mailbox', 'a'))?.version).toBe(1);
  });

  test('a swap that was asked for before closing is kept or refused, never forgotten; afterwards all is refused', async () => {
    const { shelf } = under();
    const swap = shelf.swap(writeOf('a', 0));
    const settled = swap.then(
      () => 'kept',
      () => 'refused',
    );
    await shelf.close();
    expect(['kept', 'refused']).toContain(await settled);
    for (const refused of [shelf.swap(writeOf('b', 0)), shelf.read('mailbox', 'a'), shelf.check()]) {
      await expect(refused).rejects.toMatchObject({ name: 'StoreError', fault: 'closed' });
    }
    await shelf.close();
  });
}
