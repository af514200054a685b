/** The first shape: every kind of document in one table. */
export const documents = `
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
