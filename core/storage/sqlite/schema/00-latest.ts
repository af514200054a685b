/**
 * The newest shape, for a new file; `01-...` and later lead an old file here. A test holds that both ways end alike.
 *
 * Rows keep their rowid: bodies are a few kilobytes, and the three indexes stay small because they hold numbers, not ids.
 */
export const latest = `
CREATE TABLE documents (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  grp TEXT NOT NULL,
  rank REAL NOT NULL,
  due INTEGER,
  touched INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX documents_by_id ON documents (kind, id);
CREATE INDEX documents_by_due ON documents (kind, due) WHERE due IS NOT NULL;
CREATE INDEX documents_by_rank ON documents (kind, grp, rank);
CREATE INDEX documents_by_touched ON documents (kind, touched);
`;
