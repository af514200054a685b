import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { StoreError } from '../errors.ts';
import type { Database } from './database.ts';
import { storeErrorOf } from './faults.ts';
import { refuseForeign, type Schema, schema, upgrade } from './schema/upgrade.ts';

/** How long one statement may hold the event loop while another process writes; the committer waits longer, politely. */
export const lockTimeout = 10;
/** Nothing else is going on yet, and another process may be making the same file. */
const openTimeout = 5000;
/** Looking through a bigger file would take longer than a start may; its damage is noticed when it is read. */
const biggestLookThrough = 64 * 1024 * 1024;

/**
 * Opens the file, or makes it, with mode 0600. Throws a `StoreError` whose sentence says what to do; a file that is
 * refused is left byte for byte as it was.
 */
export function openDatabase(path: string, of: Schema = schema): Database {
  makeFile(path);
  let database: Database | undefined;
  try {
    database = new DatabaseSync(path, { timeout: openTimeout });
    refuseForeign(database, path, of);
    refuseDamaged(database, path);
    makeDurable(database, path);
    upgrade(database, of);
    database.exec(`PRAGMA busy_timeout = ${lockTimeout}`);
    return database;
  } catch (error) {
    database?.close();
    throw storeErrorOf(error, path);
  }
}

/** SQLite gives its side files the mode of this one. */
function makeFile(path: string): void {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const isNew = !existsSync(path);
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
    if (isNew) syncFolder(folder);
  } catch (cause) {
    const sentence = `The folder ${folder} cannot be written: give the user that runs Phlov the right to write it, or set PHLOV_DATA_DIR to another.`;
    throw new StoreError('unwritable', sentence, { cause });
  }
}

/** A new file's name is safe from a power cut only when its folder is. Windows does this by itself and knows no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function refuseDamaged(database: Database, path: string): void {
  if (statSync(path).size > biggestLookThrough) return;
  const { quick_check: found } = database.prepare('PRAGMA quick_check(1)').get();
  if (found === 'ok') return;
  throw new StoreError(
    'corrupt',
    `${path} is damaged: it was left as it is. Move it away and put a backup in its place.`,
  );
}

/** Every commit reaches the disk before it is answered, and what is erased is overwritten. */
function makeDurable(database: Database, path: string): void {
  const { journal_mode: mode } = database.prepare('PRAGMA journal_mode = WAL').get();
  if (mode !== 'wal') {
    throw new StoreError('unwritable', `${path} lies on a disk that SQLite cannot use safely: choose a local one.`);
  }
  database.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000');
}
