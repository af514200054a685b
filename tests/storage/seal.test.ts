import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deriveKeys } from '../../core/privacy/keys.ts';
import { memoryShelf } from '../../core/storage/memory/shelf.ts';
import { type Place, sealWith } from '../../core/storage/seal.ts';
import { checkSeal } from '../../core/storage/seal-check.ts';
import { kinds } from '../../core/storage/shelf.ts';
import { fakeClock } from '../support/clock.ts';
import { memoryStore, testSecret } from '../support/stores.ts';

const seal = sealWith(deriveKeys(testSecret).seal);
const stranger = sealWith(deriveKeys(Buffer.alloc(32, 8)).seal);
const here: Place = { kind: 'mailbox', id: 'a', version: 3 };
const damaged = expect.objectContaining({
  name: 'StoreError',
  fault: 'damaged_document',
  sentence: expect.stringMatching(/^The \w+ document .* PHLOV_SECRET_KEY .*\.$/),
});

const place = fc.record({ kind: fc.constantFrom(...kinds), id: fc.string(), version: fc.nat() });
const bytes = fc.uint8Array({ maxLength: 300 });
/** Any text, halves of surrogate pairs among it: platforms do hand them over. */
const text = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 40 });

describe('a sealed body', () => {
  test('opens to what was sealed, whatever it is and wherever it stands', () => {
    fc.assert(
      fc.property(place, bytes, (where, body) => {
        expect([...seal.open(where, seal.close(where, body))]).toEqual([...body]);
      }),
    );
  });

  test('that was sealed by the first Phlov opens for ever', () => {
    const sealed = 'AV0FY9HmyShtarWtlo3lHhIopl0cefjZDikE+4W6oXD7kRwmP72zQhH4Bkg=';
    expect(Buffer.from(seal.open(here, Buffer.from(sealed, 'base64'))).toString()).toBe('ផ្លូវ');
  });

  test('is refused when any one bit of it is flipped', () => {
    const sealed = seal.close(here, Buffer.from('passport'));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Uint8Array.from(sealed);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => seal.open(here, flipped)).toThrow(damaged);
    }
  });

  test('is refused when any part of its end is missing, or something follows it', () => {
    const sealed = seal.close(here, Buffer.from('passport'));
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => seal.open(here, sealed.subarray(0, length))).toThrow(damaged);
    }
    expect(() => seal.open(here, Buffer.concat([sealed, Buffer.of(0)]))).toThrow(damaged);
  });

  test('is refused with another key, in both directions', () => {
    expect(() => stranger.open(here, seal.close(here, Buffer.from('a')))).toThrow(damaged);
    expect(() => seal.open(here, stranger.close(here, Buffer.from('a')))).toThrow(damaged);
  });

  test('is refused in any other place: another kind, id or version', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        fc.pre(from.kind !== to.kind || from.id !== to.id || from.version !== to.version);
        expect(() => seal.open(to, seal.close(from, Buffer.from('a')))).toThrow(damaged);
      }),
    );
  });

  test('never looks the same twice, so nobody sees that the same was said again', () => {
    const sealed = Array.from({ length: 1000 }, () => Buffer.from(seal.close(here, Buffer.from('a'))));
    expect(new Set(sealed.map((each) => each.toString('hex'))).size).toBe(1000);
    expect(new Set(sealed.map((each) => each.subarray(1, 13).toString('hex'))).size).toBe(1000);
  });

  test('random bytes and hostile lengths are refused, never a crash of another kind', () => {
    fc.assert(fc.property(bytes, (junk) => expect(() => seal.open(here, junk)).toThrow(damaged)));
  });
});

describe('a document on its way to the shelf and back', () => {
  test('keeps every text, lone surrogates too', async () => {
    const texts = memoryStore().documents<{ readonly text: string }>({
      kind: 'mailbox',
      mark: () => ({ group: 'bot', rank: 0, due: null }),
    });
    await fc.assert(
      fc.asyncProperty(text, fc.uuid(), async (said, id) => {
        await texts.swap({ id, version: 0 }, { text: said });
        expect((await texts.read(id))?.document.text).toBe(said);
      }),
    );
    await texts.swap({ id: 'half', version: 0 }, { text: '\ud83d before \udc00\u0000 after' });
    expect((await texts.read('half'))?.document.text).toBe('\ud83d before \udc00\u0000 after');
  });

  test('keeps every JSON value', async () => {
    const values = memoryStore().documents<{ readonly value: unknown }>({
      kind: 'case',
      mark: () => ({ group: 'bot', rank: 0, due: null }),
    });
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.uuid(), async (value, id) => {
        await values.swap({ id, version: 0 }, { value });
        expect(JSON.stringify((await values.read(id))?.document.value)).toBe(JSON.stringify(value));
      }),
    );
  });

  test('keeps the bytes of a file as they are', async () => {
    const files = memoryStore().documents<Uint8Array>({
      kind: 'file',
      mark: () => ({ group: 'all', rank: 0, due: null }),
      encode: (body) => body,
      decode: (body) => body,
    });
    await fc.assert(
      fc.asyncProperty(bytes, fc.uuid(), async (body, id) => {
        await files.swap({ id, version: 0 }, body);
        expect([...((await files.read(id))?.document ?? [])]).toEqual([...body]);
      }),
    );
  });
});

describe('the check at start', () => {
  const clock = fakeClock();

  test('leaves one sealed document at the first start and finds it at every later one', async () => {
    const shelf = memoryShelf();
    await checkSeal({ shelf, seal, clock });
    await checkSeal({ shelf, seal, clock });
    expect((await shelf.read('setting', 'seal-check'))?.version).toBe(1);
  });

  test('refuses another key with one sentence, and writes nothing', async () => {
    const shelf = memoryShelf();
    await checkSeal({ shelf, seal, clock });
    const before = await shelf.read('setting', 'seal-check');
    await expect(checkSeal({ shelf, seal: stranger, clock })).rejects.toMatchObject({
      name: 'StoreError',
      fault: 'wrong_key',
      sentence: expect.stringContaining('PHLOV_SECRET_KEY'),
    });
    expect(await shelf.read('setting', 'seal-check')).toEqual(before);
  });

  test('of two keys that start at the same moment refuses the later one', async () => {
    const shelf = memoryShelf();
    const starts = await Promise.allSettled([
      checkSeal({ shelf, seal, clock }),
      checkSeal({ shelf, seal: stranger, clock }),
    ]);
    expect(starts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});
