import { describe, expect, test } from '@jest/globals';
import type { Documents, Shape } from '../../core/storage/documents.ts';
import { documents } from '../../core/storage/documents.ts';
import { memoryShelf } from '../../core/storage/memory/shelf.ts';
import { memoryStore, storeOn, type TestStoreOptions } from '../support/stores.ts';

interface Note {
  readonly text: string;
  readonly due: number | null;
}

const shape: Shape<Note> = {
  kind: 'case',
  mark: ({ text, due }) => ({ group: text.length > 3 ? 'long' : 'short', rank: text.length, due }),
};

const note = (text: string, due: number | null = null): Note => ({ text, due });
const notesIn = (options?: TestStoreOptions) => memoryStore(options).documents(shape);

describe('a document', () => {
  test('is read with its version, swapped once, and found by its mark', async () => {
    const { clock, ...store } = memoryStore();
    const notes = store.documents(shape);
    expect(await notes.read('a')).toBeNull();
    expect(await notes.swap({ id: 'a', version: 0 }, note('hi', 50))).toBe(1);
    expect(await notes.swap({ id: 'a', version: 0 }, note('late'))).toBeNull();
    clock.advance(1000);
    expect(await notes.swap({ id: 'a', version: 1 }, note('hello', 70))).toBe(2);
    expect(await notes.read('a')).toEqual({ id: 'a', version: 2, document: note('hello', 70) });
    const entry = { id: 'a', version: 2, mark: { group: 'long', rank: 5, due: 70, touched: clock.now() } };
    expect(await notes.list('long', { limit: 5 })).toEqual([entry]);
    expect(await notes.due(70, 5)).toEqual([entry]);
    expect(await notes.touched(clock.now(), 5)).toEqual([entry]);
    expect([await notes.count('long'), await notes.count('short')]).toEqual([1, 0]);
  });

  test('that was removed has version 0 and can be made again', async () => {
    const notes = notesIn();
    await notes.swap({ id: 'a', version: 0 }, note('hi'));
    expect(await notes.swap({ id: 'a', version: 1 }, null)).toBe(0);
    expect(await notes.read('a')).toBeNull();
    expect(await notes.swap({ id: 'a', version: 0 }, note('again'))).toBe(1);
  });

  test('moved to another id on the shelf does not open there', async () => {
    const store = memoryStore();
    const notes = store.documents(shape);
    await notes.swap({ id: 'a', version: 0 }, note('hi'));
    const stored = await store.shelf.read('case', 'a');
    if (!stored) throw new Error('not stored');
    await store.shelf.swap({ kind: 'case', id: 'b', expected: 0, mark: stored.mark, body: stored.body });
    await expect(notes.read('b')).rejects.toMatchObject({ fault: 'damaged_document' });
  });
});

describe('an update', () => {
  test('sees null where nothing is, then what was written, and gives what holds now', async () => {
    const notes = notesIn();
    const append = (more: string) =>
      notes.update('a', (was) => ({ next: note(`${was?.text ?? ''}${more}`), result: was?.text ?? 'nothing' }));
    expect(await append('one')).toEqual({ result: 'nothing', version: 1, document: note('one') });
    expect(await append('two')).toEqual({ result: 'one', version: 2, document: note('onetwo') });
  });

  test('that leaves the document writes nothing, and so does one that removes what is not there', async () => {
    const notes = notesIn();
    const seen = heardBy(notes);
    expect(await notes.update('a', () => ({ leave: 'as it is' }))).toEqual({
      result: 'as it is',
      version: 0,
      document: null,
    });
    expect(await notes.update('a', () => ({ next: null, result: 1 }))).toEqual({
      result: 1,
      version: 0,
      document: null,
    });
    await notes.swap({ id: 'a', version: 0 }, note('hi'));
    expect(await notes.update('a', () => ({ leave: 2 }))).toEqual({ result: 2, version: 1, document: note('hi') });
    expect(seen).toEqual([['a', 1]]);
  });

  test('that removes gives version 0', async () => {
    const notes = notesIn();
    await notes.swap({ id: 'a', version: 0 }, note('hi'));
    const removed = await notes.update('a', (was) => ({ next: null, result: was?.text }));
    expect(removed).toEqual({ result: 'hi', version: 0, document: null });
    expect(await notes.read('a')).toBeNull();
  });

  test('that loses a race decides again on what the winner wrote', async () => {
    const notes = notesIn();
    let raced = false;
    const decide = (was: Note | null) => ({ next: note(`${was?.text ?? ''}!`), result: raced });
    const slow = await notes.update('a', (was) => {
      if (!raced) {
        raced = true;
        void notes.swap({ id: 'a', version: 0 }, note('first'));
      }
      return decide(was);
    });
    expect(slow).toEqual({ result: true, version: 2, document: note('first!') });
  });

  test('waits for those before it in this process: fifty at once need fifty swaps, and one that fails stops nobody', async () => {
    const inner = memoryShelf();
    const outcomes: string[] = [];
    const swap: typeof inner.swap = async (write) => {
      const outcome = await inner.swap(write);
      outcomes.push(outcome);
      return outcome;
    };
    const notes = storeOn({ ...inner, swap }).documents(shape);
    const updates = Array.from({ length: 50 }, (_, turn) =>
      notes.update('a', (was) => {
        if (turn === 20) throw new Error('this one fails');
        return { next: note(`${was?.text ?? ''}.`), result: turn };
      }),
    );
    const ended = await Promise.allSettled(updates);
    expect(ended.flatMap(({ status }, turn) => (status === 'rejected' ? [turn] : []))).toEqual([20]);
    expect(outcomes).toEqual(Array.from({ length: 49 }, () => 'swapped'));
    expect((await notes.read('a'))?.document.text).toBe('.'.repeat(49));
  });

  test('waits longer and longer between tries, up to a limit, and gives up at last with one sentence', async () => {
    const shelf = { ...memoryShelf(), swap: async () => 'conflict' as const };
    const waits: number[] = [];
    const wait = async (milliseconds: number) => waits.push(milliseconds);
    const { seal, clock } = memoryStore();
    const need = { shelf, seal, clock, random: { id: () => '', fraction: () => 0.5 }, wait };
    const notes = documents(need, shape);
    await expect(notes.update('a', () => ({ next: note('hi'), result: null }))).rejects.toMatchObject({
      name: 'StoreError',
      fault: 'busy',
      sentence: expect.stringContaining('a'),
    });
    expect(waits.slice(0, 4)).toEqual([0.5, 1, 2, 4]);
    expect([Math.max(...waits), waits.length]).toEqual([125, 200]);
  });

  test('whose decision throws changes nothing', async () => {
    const notes = notesIn();
    const failing = notes.update('a', () => {
      throw new Error('a bug');
    });
    await expect(failing).rejects.toThrow('a bug');
    expect(await notes.read('a')).toBeNull();
  });
});

function heardBy(notes: Documents<Note>): [string, number][] {
  const heard: [string, number][] = [];
  notes.watch((id, version) => heard.push([id, version]));
  return heard;
}

describe('who watches', () => {
  test('hears of each change on the same shelf, whoever made it, of a removal as version 0, and of no conflict', async () => {
    const shelf = memoryShelf();
    const [watching, writing] = [storeOn(shelf).documents(shape), storeOn(shelf).documents(shape)];
    const heard = heardBy(watching);
    await writing.swap({ id: 'a', version: 0 }, note('hi'));
    await writing.swap({ id: 'a', version: 0 }, note('late'));
    await watching.update('b', () => ({ next: note('own'), result: null }));
    await writing.swap({ id: 'a', version: 1 }, null);
    expect(heard).toEqual([
      ['a', 1],
      ['b', 1],
      ['a', 0],
    ]);
  });

  test('hears nothing of other kinds, of other shelves, or after stopping', async () => {
    const store = memoryStore();
    const notes = store.documents(shape);
    const heard: string[] = [];
    const stop = notes.watch((id) => heard.push(id));
    await store.documents({ ...shape, kind: 'mailbox' }).swap({ id: 'other kind', version: 0 }, note('hi'));
    await notesIn().swap({ id: 'other shelf', version: 0 }, note('hi'));
    await notes.swap({ id: 'heard', version: 0 }, note('hi'));
    stop();
    await notes.swap({ id: 'after', version: 0 }, note('hi'));
    expect(heard).toEqual(['heard']);
  });
});
