import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { openDatabase } from '../../core/storage/sqlite/open.ts';
import { schema } from '../../core/storage/sqlite/schema/upgrade.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'phlov-upgrade-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const old = { latest: 'CREATE TABLE a (x)', steps: ['CREATE TABLE a (x)'] };
const middle = 'INSERT INTO a VALUES (1)';
const broken = 'INSERT INTO nowhere VALUES (1)';

function asking(path: string, sql: string): unknown {
  const database = new DatabaseSync(path);
  try {
    return Object.values(database.prepare(sql).get());
  } finally {
    database.close();
  }
}

describe('the shape of the file', () => {
  test('is the same for a new file as for one led through every step', () => {
    const shapeAfter = (...steps: readonly string[]) => {
      const database = new DatabaseSync(':memory:');
      for (const step of steps) database.exec(step);
      return database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
    };
    expect(shapeAfter(schema.latest)).toEqual(shapeAfter(...schema.steps));
  });

  test('of an old file is brought up to date step by step, each once', () => {
    const path = join(dir, 'old.sqlite');
    openDatabase(path, old).close();
    const newer = { latest: '', steps: [...old.steps, middle, 'CREATE TABLE b (y)'] };
    openDatabase(path, newer).close();
    openDatabase(path, newer).close();
    expect(asking(path, 'SELECT count(*) FROM a')).toEqual([1]);
    expect(asking(path, 'PRAGMA user_version')).toEqual([3]);
  });

  test('stays the old one, whole, when a step fails', () => {
    const path = join(dir, 'old.sqlite');
    openDatabase(path, old).close();
    const failing = { latest: '', steps: [...old.steps, middle, broken] };
    expect(() => openDatabase(path, failing)).toThrow(expect.objectContaining({ name: 'StoreError' }));
    expect(asking(path, 'SELECT count(*) FROM a')).toEqual([0]);
    expect(asking(path, 'PRAGMA user_version')).toEqual([1]);
  });
});
