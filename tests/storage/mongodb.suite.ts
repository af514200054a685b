import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { BSON, MongoClient } from 'mongodb';
import { openMongodb } from '../../core/storage/mongodb/open.ts';
import { mongodbShelf } from '../../core/storage/mongodb/shelf.ts';
import { writeOf } from './writes.ts';

/** The server that tests may use. Each test makes a database of its own there and drops it. */
export const mongodbTestUri = process.env.MONGODB_TEST_URI;

const leftOut =
  'MongoDB: left out, because MONGODB_TEST_URI is not set. To have it: MONGODB_TEST_URI=mongodb://127.0.0.1:27017 npm test';

/** Calls `register` when there is a server to test against; otherwise says in one line what was left out. */
export function whereMongodbIs(register: (uri: string) => void): void {
  if (mongodbTestUri) register(mongodbTestUri);
  else process.stderr.write(`${leftOut}\n`);
}

export function makeMongodb(server: string): { readonly uri: string; drop(): Promise<void> } {
  const address = new URL(server);
  address.pathname = `/phlov-test-${randomBytes(6).toString('hex')}`;
  const uri = address.href;
  const drop = async () => {
    await withClient(uri, (client) => client.db().dropDatabase());
  };
  return { uri, drop };
}

/** All documents of all collections, their sealed bodies as the bytes they are. */
export function bytesOfDatabase(uri: string): Promise<Buffer> {
  return withClient(uri, async (client) => {
    const collections = await client.db().collections();
    const rows = await Promise.all(collections.map((each) => each.find().toArray()));
    return Buffer.concat(rows.flat().map((row) => Buffer.from(BSON.serialize(row))));
  });
}

async function withClient<Result>(uri: string, work: (client: MongoClient) => Promise<Result>): Promise<Result> {
  const client = new MongoClient(uri);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** What only this store does. */
export function mongodbSuite(server: string): void {
  describe('MongoDB', () => {
    test('keeps one collection for each kind, with an index for each thing that is asked', async () => {
      const { uri, drop } = makeMongodb(server);
      const shelf = await mongodbShelf(uri);
      try {
        await shelf.swap(writeOf('a', 0, { kind: 'case' }));
        await withClient(uri, async (client) => {
          expect(await client.db().collection('case').countDocuments()).toBe(1);
          const keys = (await client.db().collection('case').indexes()).map(({ key }) => Object.keys(key).join());
          expect(keys.toSorted()).toEqual(['_id', 'due', 'group,rank', 'touched']);
        });
      } finally {
        await shelf.close();
        await drop();
      }
    });

    test('asks for every write to be on the disks of most members before it is answered', async () => {
      const { uri, drop } = makeMongodb(server);
      const { client } = await openMongodb(uri);
      expect(client.options.writeConcern).toMatchObject({ w: 'majority', journal: true });
      expect(client.options.readPreference.mode).toBe('primary');
      await client.close();
      await drop();
    });

    test('refuses a database that a newer Phlov wrote', async () => {
      const { uri, drop } = makeMongodb(server);
      await (await mongodbShelf(uri)).close();
      await withClient(uri, (client) =>
        client
          .db()
          .collection<{ _id: string }>('schema')
          .updateOne({ _id: 'documents' }, { $set: { version: 99 } }),
      );
      await expect(mongodbShelf(uri)).rejects.toMatchObject({ name: 'StoreError', fault: 'newer_schema' });
      await drop();
    });

    test('keeps its documents in the database `phlov` when the address names none', async () => {
      const address = new URL(server);
      address.pathname = '/';
      const shelf = await mongodbShelf(address.href);
      await shelf.check();
      await shelf.close();
      const names = await withClient(server, async (client) => (await client.db().admin().listDatabases()).databases);
      expect(names.map(({ name }) => name)).toContain('phlov');
      await withClient(server, (client) => client.db('phlov').dropDatabase());
    });
  });
}
