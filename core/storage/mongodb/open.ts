import type { Collection, Db, MongoClient } from 'mongodb';
import { StoreError } from '../errors.ts';
import { type Kind, kinds } from '../shelf.ts';
import { storeErrorOf } from './faults.ts';

/** One document of ours is one document there, and no write ever touches two. */
export interface Row {
  readonly _id: string;
  readonly version: number;
  readonly group: string;
  readonly rank: number;
  readonly due: number | null;
  readonly touched: number;
  readonly body: Uint8Array;
}

interface Version {
  readonly _id: 'documents' | 'probe';
  readonly version: number;
}

export interface Opened {
  readonly client: MongoClient;
  /** What version the documents have, and where `check` tries whether the server takes writes. */
  readonly schema: Collection<Version>;
  readonly collections: Readonly<Record<Kind, Collection<Row>>>;
}

/** How the documents are laid out. A store written by a newer Phlov is refused. */
const schemaVersion = 1;

/** The driver is loaded only here, so that it costs nothing where SQLite does the work. */
export async function openMongodb(uri: string): Promise<Opened> {
  const { MongoClient: Client } = await import('mongodb');
  let client: MongoClient | undefined;
  try {
    client = new Client(uri, {
      appName: 'phlov',
      readPreference: 'primary',
      // On the disks of most members before it is answered, or an error: never "perhaps".
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
      ...(!/[?&]serverSelectionTimeoutMS=/i.test(uri) && { serverSelectionTimeoutMS: 5000 }),
      promoteBuffers: true,
      ignoreUndefined: false,
    });
    await client.connect();
    const database = client.db(namesDatabase(uri) ? undefined : 'phlov');
    const schema = database.collection<Version>('schema');
    await refuseNewer(schema);
    return { client, schema, collections: await makeCollections(database) };
  } catch (error) {
    await client?.close();
    throw storeErrorOf(error);
  }
}

/** Without a name of its own the driver would use a database called `test`. */
function namesDatabase(uri: string): boolean {
  return /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri);
}

async function refuseNewer(schema: Collection<Version>): Promise<void> {
  await schema.updateOne({ _id: 'documents' }, { $setOnInsert: { version: schemaVersion } }, { upsert: true });
  const found = await schema.findOne({ _id: 'documents' });
  if (found === null || found.version <= schemaVersion) return;
  const sentence = 'The MongoDB database was written by a newer Phlov: start that version, or a newer one.';
  throw new StoreError('newer_schema', sentence);
}

/** One collection for each kind: the conversation is the shard key of `mailbox`, and each can be sharded by `_id`. */
async function makeCollections(database: Db): Promise<Opened['collections']> {
  await Promise.all(
    kinds.map((kind) =>
      database
        .collection(kind)
        .createIndexes([{ key: { due: 1 } }, { key: { group: 1, rank: -1 } }, { key: { touched: 1 } }]),
    ),
  );
  const of = (kind: Kind) => database.collection<Row>(kind);
  return {
    mailbox: of('mailbox'),
    case: of('case'),
    file: of('file'),
    account: of('account'),
    session: of('session'),
    webchat: of('webchat'),
    audit: of('audit'),
    counter: of('counter'),
    setting: of('setting'),
  };
}
