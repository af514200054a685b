import type { Entry, Kind, Stored, Write } from '../shelf.ts';
import type { Database } from './database.ts';

interface EntryRow {
  readonly id: string;
  readonly version: number;
  readonly grp: string;
  readonly rank: number;
  readonly due: number | null;
  readonly touched: number;
}

interface StoredRow extends EntryRow {
  readonly body: Uint8Array;
}

/** All the SQL of the shelf, prepared once: one statement for each thing it does. */
export function statements(database: Database) {
  const create = database.prepare(
    `INSERT INTO documents (kind, id, version, grp, rank, due, touched, body) VALUES (?, ?, 1, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, id) DO NOTHING`,
  );
  const replace = database.prepare(
    `UPDATE documents SET version = version + 1, grp = ?, rank = ?, due = ?, touched = ?, body = ?
     WHERE kind = ? AND id = ? AND version = ?`,
  );
  const remove = database.prepare('DELETE FROM documents WHERE kind = ? AND id = ? AND version = ?');
  const entry = 'id, version, grp, rank, due, touched';
  const read = database.prepare(`SELECT ${entry}, body FROM documents WHERE kind = ? AND id = ?`);
  const due = database.prepare(`SELECT ${entry} FROM documents WHERE kind = ? AND due <= ? ORDER BY due LIMIT ?`);
  const list = database.prepare(
    `SELECT ${entry} FROM documents WHERE kind = ? AND grp = ? AND rank < ? ORDER BY rank DESC LIMIT ?`,
  );
  const count = database.prepare('SELECT count(*) AS documents FROM documents WHERE kind = ? AND grp = ?');
  const touched = database.prepare(
    `SELECT ${entry} FROM documents WHERE kind = ? AND touched >= ? ORDER BY touched LIMIT ?`,
  );

  function changes({ kind, id, expected, mark, body }: Write): number {
    if (body === null) return remove.run(kind, id, expected).changes;
    if (expected === 0) return create.run(kind, id, mark.group, mark.rank, mark.due, mark.touched, body).changes;
    return replace.run(mark.group, mark.rank, mark.due, mark.touched, body, kind, id, expected).changes;
  }
  const entries = (rows: readonly EntryRow[]): readonly Entry[] => rows.map(entryOf);

  return {
    apply: (write: Write): 'swapped' | 'conflict' => (changes(write) === 1 ? 'swapped' : 'conflict'),
    /** Changes nothing, but has to reach the disk. */
    rewriteVersion(): void {
      const { user_version: version } = database.prepare('PRAGMA user_version').get();
      database.exec(`PRAGMA user_version = ${version}`);
    },
    /** Brings the write-ahead log into the file and empties it, so that the file alone is whole and erased is erased. */
    foldLog(): void {
      database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    },
    read(kind: Kind, id: string): Stored | null {
      const row: StoredRow | undefined = read.get(kind, id);
      return row ? { ...entryOf(row), body: row.body } : null;
    },
    due: (kind: Kind, until: number, limit: number) => entries(due.all(kind, until, limit)),
    list: (kind: Kind, group: string, below: number, limit: number) => entries(list.all(kind, group, below, limit)),
    count: (kind: Kind, group: string): number => count.get(kind, group).documents,
    touched: (kind: Kind, since: number, limit: number) => entries(touched.all(kind, since, limit)),
  };
}

function entryOf({ id, version, grp: group, rank, due, touched }: EntryRow): Entry {
  return { id, version, mark: { group, rank, due, touched } };
}
