import { StoreError } from '../../errors.ts';
import type { Database } from '../database.ts';
import { latest } from './00-latest.ts';
import { documents } from './01-documents.ts';

/** `steps[0]` leads from an empty file to version 1, and so on; each runs once in a file's life. Never change one: add one. */
export interface Schema {
  readonly latest: string;
  readonly steps: readonly string[];
}

export const schema: Schema = { latest, steps: [documents] };

/** "PHLV": tells our files from any other program's. */
const applicationId = 0x50484c56;

/** Reads only. Throws when the file is another program's or was written by a newer Phlov. */
export function refuseForeign(database: Database, path: string, { steps }: Schema = schema): void {
  const { application_id: owner, user_version: version } = database
    .prepare('SELECT application_id, user_version FROM pragma_application_id, pragma_user_version')
    .get();
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get();
  if (owner !== applicationId && (tables > 0 || owner !== 0)) {
    throw new StoreError('corrupt', `${path} is a database of another program: move it away, or set PHLOV_DATA_DIR.`);
  }
  if (version > steps.length) {
    throw new StoreError('newer_schema', `${path} was written by a newer Phlov: start that version, or a newer one.`);
  }
}

/** All of it or nothing. Two processes that start at once take turns; the second finds nothing left to do. */
export function upgrade(database: Database, { latest, steps }: Schema = schema): void {
  const version = () => Number(database.prepare('PRAGMA user_version').get().user_version);
  if (version() === steps.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const from = version();
    for (const step of from === 0 ? [latest] : steps.slice(from)) database.exec(step);
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${steps.length}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
