import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deriveKeys, keyedHash } from '../../core/privacy/keys.ts';
import { readSecret } from '../../core/privacy/secret.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'phlov-secret-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const path = () => join(dataDir, 'secret.key');
const hex = (outcome: Awaited<ReturnType<typeof readSecret>>) =>
  'secret' in outcome ? Buffer.from(outcome.secret).toString('hex') : outcome.wrong;
const oneSentence = /^[^\n]+\.$/;

describe('the secret', () => {
  test('is made at the first start, for its owner alone, and is the same ever after', async () => {
    const first = hex(await readSecret({ dataDir }));
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(hex(await readSecret({ dataDir }))).toBe(first);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['secret.key']);
  });

  test('is another one in another folder, made too where it is missing', async () => {
    const elsewhere = join(dataDir, 'not', 'yet');
    expect(hex(await readSecret({ dataDir: elsewhere }))).not.toBe(hex(await readSecret({ dataDir })));
    expect(statSync(elsewhere).mode & 0o777).toBe(0o700);
  });

  test('is one and the same for those who start at the same moment', async () => {
    const secrets = await Promise.all([1, 2, 3, 4].map(() => readSecret({ dataDir })));
    expect(new Set(secrets.map(hex)).size).toBe(1);
    expect(readdirSync(dataDir)).toEqual(['secret.key']);
  });

  test('is the setting where it is given, and then no file is made', async () => {
    const given = Buffer.alloc(32, 9);
    expect(hex(await readSecret({ given: given.toString('base64'), dataDir }))).toBe(given.toString('hex'));
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test.each(['', 'short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')])(
    'is refused when it has not 32 bytes, without being repeated: %j',
    async (text) => {
      writeFileSync(path(), text);
      for (const outcome of [await readSecret({ given: text, dataDir }), await readSecret({ dataDir })]) {
        expect(hex(outcome)).toMatch(oneSentence);
        if (text) expect(hex(outcome)).not.toContain(text);
      }
      expect(readFileSync(path(), 'utf8')).toBe(text);
    },
  );

  test('is never made anew beside data that the lost one sealed', async () => {
    writeFileSync(join(dataDir, 'phlov.sqlite'), '');
    expect(hex(await readSecret({ dataDir }))).toMatch(/is missing .* backup\.$/);
    expect(readdirSync(dataDir)).toEqual(['phlov.sqlite']);
  });

  test('that was open to others is closed to them', async () => {
    writeFileSync(path(), Buffer.alloc(32, 9).toString('base64'), { mode: 0o644 });
    await readSecret({ dataDir });
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  test('in a folder that cannot be made is one sentence, no crash', async () => {
    writeFileSync(path(), 'in the way');
    expect(hex(await readSecret({ dataDir: path() }))).toMatch(oneSentence);
  });
});

describe('the keys', () => {
  const keys = deriveKeys(Buffer.alloc(32, 7));

  test('are the same for the same secret for ever', () => {
    expect(keyedHash(keys, 'conversation', 'telegram:1')).toBe('5qMfcQ1pY0i2-_AxP8i5Uw');
  });

  test('hash to 22 harmless characters that differ by value, purpose and secret', () => {
    const others = deriveKeys(Buffer.alloc(32, 8));
    const hashes = [
      keyedHash(keys, 'conversation', 'a'),
      keyedHash(keys, 'conversation', 'b'),
      keyedHash(keys, 'person', 'a'),
      keyedHash(others, 'conversation', 'a'),
      keyedHash(keys, 'x","y', 'z'),
      keyedHash(keys, 'x', 'y","z'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    for (const hash of hashes) expect(hash).toMatch(/^[\w-]{22}$/);
  });

  test('show nothing when printed or turned into JSON', () => {
    const shown = inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys);
    for (const key of [keys.seal, keys.ids]) expect(shown).not.toContain(key.export().toString('hex').slice(0, 8));
    expect(shown.length).toBeLessThan(600);
  });

  test.each([0, 16, 31, 33])('are not drawn from %i bytes', (length) => {
    expect(() => deriveKeys(Buffer.alloc(length))).toThrow(RangeError);
  });
});
