import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Shelf } from '../../core/storage/shelf.ts';
import { openDatabase } from '../../core/storage/sqlite/open.ts';
import { type SqliteOptions, sqliteShelf } from '../../core/storage/sqlite/shelf.ts';
import { bytesOfFolder } from './words.suite.ts';
import { writeOf } from './writes.ts';

let dir: string;
let path: string;
let opened: Shelf[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'phlov-sqlite-'));
  path = join(dir, 'phlov.sqlite');
  opened = [];
});

afterEach(async () => {
  for (const shelf of opened) await shelf.close();
  rmSync(dir, { recursive: true });
});

function open(options?: SqliteOptions): Shelf {
  const shelf = sqliteShelf(path, options);
  opened.push(shelf);
  return shelf;
}

/** Does something to the file behind the shelf's back. */
function behind<Result>(work: (database: InstanceType<typeof DatabaseSync>) => Result): Result {
  const database = new DatabaseSync(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

async function fill(documents: number): Promise<void> {
  const shelf = open();
  const ids = Array.from({ length: documents }, (_, turn) => `full-${turn}`);
  await Promise.all(ids.map((id) => shelf.swap(writeOf(id, 0, { body: Buffer.alloc(3000, 7) }))));
  await shelf.close();
}

const modeOf = (file: string) => statSync(file).mode & 0o777;

describe('swaps that arrive together', () => {
  test('are committed together: 64 in one transaction, and alone when they come alone', async () => {
    const commits: number[] = [];
    const shelf = open({ committed: (writes) => commits.push(writes) });
    await Promise.all(Array.from({ length: 64 }, (_, turn) => shelf.swap(writeOf(`a-${turn}`, 0))));
    await shelf.swap(writeOf('alone', 0));
    expect(commits).toEqual([64, 1]);
  });

  test('each have their own outcome: one that the file refuses fails alone', async () => {
    const shelf = open();
    const refusing = `CREATE TRIGGER t BEFORE INSERT ON documents WHEN NEW.id = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END`;
    behind((database) => database.exec(refusing));
    const swaps = ['good', 'bad', 'good', 'fine'].map((id) => shelf.swap(writeOf(id, 0)));
    const [good, bad, again, fine] = await Promise.allSettled(swaps);
    expect([good, again, fine].map((each) => each && 'value' in each && each.value)).toEqual([
      'swapped',
      'conflict',
      'swapped',
    ]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', fault: 'failed' } });
    expect(await shelf.read('mailbox', 'bad')).toBeNull();
    expect((await shelf.read('mailbox', 'fine'))?.version).toBe(1);
  });

  test('all fail when the transaction is given up half way, and the next ones go through', async () => {
    const shelf = open();
    const refusing = `CREATE TRIGGER t BEFORE INSERT ON documents WHEN NEW.id = 'bad' BEGIN SELECT RAISE(ROLLBACK, 'no'); END`;
    behind((database) => database.exec(refusing));
    await expectNothingKept(shelf, ['first', 'bad', 'last']);
    expect(await shelf.swap(writeOf('first', 0))).toBe('swapped');
  });

  test('all fail when the commit fails, and the next ones go through', async () => {
    const shelf = open();
    behind((database) =>
      database.exec(`
        CREATE TABLE parents (id TEXT PRIMARY KEY);
        CREATE TABLE children (parent TEXT REFERENCES parents DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER t AFTER INSERT ON documents WHEN NEW.id = 'bad' BEGIN INSERT INTO children VALUES ('nobody'); END`),
    );
    await expectNothingKept(shelf, ['first', 'bad', 'last']);
    expect(await shelf.swap(writeOf('first', 0))).toBe('swapped');
  });

  async function expectNothingKept(shelf: Shelf, ids: readonly string[]): Promise<void> {
    const outcomes = await Promise.allSettled(ids.map((id) => shelf.swap(writeOf(id, 0))));
    expect(outcomes.map(({ status }) => status)).toEqual(ids.map(() => 'rejected'));
    for (const id of ids) expect(await shelf.read('mailbox', id)).toBeNull();
  }
});

test('what was asked for before closing is on disk afterwards', async () => {
  const shelf = open();
  const swap = shelf.swap(writeOf('a', 0));
  await shelf.close();
  expect(await swap).toBe('swapped');
  expect((await open().read('mailbox', 'a'))?.version).toBe(1);
});

describe('while another process writes', () => {
  test('a swap waits its turn, joined by those that come later', async () => {
    const commits: number[] = [];
    const shelf = open({ committed: (writes) => commits.push(writes) });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const first = shelf.swap(writeOf('first', 0));
    await shelf.read('mailbox', 'first');
    const check = shelf.check();
    other.exec('COMMIT');
    other.close();
    expect(await Promise.all([first, shelf.swap(writeOf('second', 0)), check])).toEqual([
      'swapped',
      'swapped',
      undefined,
    ]);
    expect(commits.reduce((sum, writes) => sum + writes)).toBe(3);
  });

  test('a swap is refused when its patience ends, and nothing of it is kept', async () => {
    const shelf = open({ patience: 30 });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(shelf.swap(writeOf('a', 0))).rejects.toMatchObject({ fault: 'busy' });
    other.exec('COMMIT');
    other.close();
    expect(await shelf.read('mailbox', 'a')).toBeNull();
    expect(await shelf.swap(writeOf('a', 0))).toBe('swapped');
  });
});

describe('the file', () => {
  test('and its side files can be read by nobody else, even where it could be before', async () => {
    writeFileSync(path, '', { mode: 0o644 });
    await open().swap(writeOf('a', 0));
    expect([path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
  });

  test('is made together with its folder, which only its owner may enter', () => {
    path = join(dir, 'new', 'folder', 'phlov.sqlite');
    open();
    expect(modeOf(join(dir, 'new', 'folder'))).toBe(0o700);
  });

  test('is committed durably: a write-ahead log, flushed at each commit', () => {
    const database = openDatabase(path);
    const told = (pragma: string) => Object.values(database.prepare(`PRAGMA ${pragma}`).get());
    expect([told('journal_mode'), told('synchronous')]).toEqual([['wal'], [2]]);
    database.close();
  });

  test('holds nothing of what was removed', async () => {
    const shelf = open();
    const body = Buffer.from('to be forgotten '.repeat(500));
    await shelf.swap(writeOf('a', 0, { body }));
    await shelf.swap(writeOf('b', 0, { body }));
    await shelf.swap(writeOf('a', 1, { body: null }));
    await shelf.swap(writeOf('b', 1));
    expect(readFileSync(`${path}-wal`).includes('to be forgotten')).toBe(true);
    await shelf.close();
    expect((await bytesOfFolder(dir)).includes('to be forgotten')).toBe(false);
  });

  test('that was moved away while in use is noticed by the check', async () => {
    const shelf = open();
    unlinkSync(path);
    await expect(shelf.check()).rejects.toMatchObject({ fault: 'unwritable', sentence: expect.stringContaining(path) });
  });
});

describe('a file that cannot be used is refused with one sentence and left as it was', () => {
  const refusals: readonly { name: string; make: () => unknown; fault: string; says: string }[] = [
    {
      name: 'no database at all',
      make: () => writeFileSync(path, 'not a database '.repeat(900)),
      fault: 'corrupt',
      says: 'backup',
    },
    {
      name: 'cut off half way',
      make: async () => {
        await fill(50);
        truncateSync(path, 60_000);
      },
      fault: 'corrupt',
      says: 'backup',
    },
    {
      name: 'overwritten in the middle',
      make: async () => {
        await fill(50);
        const bytes = readFileSync(path);
        writeFileSync(path, bytes.fill(0xa5, 4096 * 3, 4096 * 9));
      },
      fault: 'corrupt',
      says: 'backup',
    },
    {
      name: "another program's",
      make: () => behind((database) => database.exec('CREATE TABLE cake (slices)')),
      fault: 'corrupt',
      says: 'another program',
    },
    {
      name: 'written by a newer Phlov',
      make: async () => {
        await fill(1);
        behind((database) => database.exec('PRAGMA user_version = 99'));
      },
      fault: 'newer_schema',
      says: 'newer',
    },
    { name: 'a folder', make: () => mkdirSync(path), fault: 'unwritable', says: 'cannot be written' },
  ];

  test.each(refusals)('$name', async ({ make, fault, says }) => {
    await make();
    const content = () => (statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0));
    const before = content();
    expect(() => open()).toThrow(
      expect.objectContaining({ name: 'StoreError', fault, sentence: expect.stringContaining(says) }),
    );
    expect(content().equals(before)).toBe(true);
  });

  test('a folder that cannot be made', () => {
    writeFileSync(path, 'in the way');
    path = join(path, 'phlov.sqlite');
    expect(() => open()).toThrow(
      expect.objectContaining({ fault: 'unwritable', sentence: expect.stringContaining('PHLOV_DATA_DIR') }),
    );
  });

  test('a file that may only be read', async () => {
    await fill(1);
    asNobody(() => expect(() => open()).toThrow(expect.objectContaining({ fault: 'unwritable' })));
  });

  test('a folder that may only be read', async () => {
    await fill(1);
    chmodSync(path, 0o666);
    asNobody(() => expect(() => open()).toThrow(expect.objectContaining({ fault: 'unwritable' })));
  });

  /** The folder is closed to writing; the administrator, whom no mode stops, becomes somebody else for a moment. */
  function asNobody(work: () => void): void {
    const isRoot = process.geteuid?.() === 0;
    chmodSync(dir, 0o555);
    if (isRoot) process.seteuid?.(65534);
    try {
      work();
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(dir, 0o700);
    }
  }

  test('an empty file, as a crash at the very first start leaves it, is no reason to refuse', async () => {
    writeFileSync(path, '');
    expect(await open().swap(writeOf('a', 0))).toBe('swapped');
  });
});
