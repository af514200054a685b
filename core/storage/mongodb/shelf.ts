import type { Collection, Filter, Sort } from 'mongodb';
import { refuseTooBig, StoreError } from '../errors.ts';
import type { Entry, Shelf, Write } from '../shelf.ts';
import { isDuplicate, storeErrorOf } from './faults.ts';
import { openMongodb, type Row } from './open.ts';

/** For those who outgrow one machine. Throws a `StoreError` when the server cannot be used. */
export async function mongodbShelf(uri: string): Promise<Shelf> {
  const { client, schema, collections } = await openMongodb(uri);
  let open = true;

  async function asking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (!open) throw new StoreError('closed', 'The store is closed.');
    try {
      return await ask();
    } catch (error) {
      throw storeErrorOf(error);
    }
  }

  return {
    read: (kind, id) =>
      asking(async () => {
        const row = await collections[kind].findOne({ _id: id });
        return row ? { ...entryOf(row), body: row.body } : null;
      }),
    async swap(write) {
      refuseTooBig(write);
      return asking(() => put(collections[write.kind], write));
    },
    due: (kind, until, limit) => asking(() => entries(collections[kind], { due: { $lte: until } }, { due: 1 }, limit)),
    list: (kind, group, { limit, below }) =>
      asking(() => {
        const wanted = below === undefined ? { group } : { group, rank: { $lt: below } };
        return entries(collections[kind], wanted, { rank: -1 }, limit);
      }),
    count: (kind, group) => asking(() => collections[kind].countDocuments({ group })),
    touched: (kind, since, limit) =>
      asking(() => entries(collections[kind], { touched: { $gte: since } }, { touched: 1 }, limit)),
    check: () =>
      asking(async () => {
        await schema.updateOne({ _id: 'probe' }, { $inc: { version: 1 } }, { upsert: true });
      }),
    async close() {
      open = false;
      await client.close();
    },
  };
}

async function put(of: Collection<Row>, { id, expected, mark, body }: Write): Promise<'swapped' | 'conflict'> {
  const was = { _id: id, version: expected };
  if (body === null) return (await of.deleteOne(was)).deletedCount === 1 ? 'swapped' : 'conflict';
  const { group, rank, due, touched } = mark;
  const next = { version: expected + 1, group, rank, due, touched, body };
  if (expected === 0) return create(of, { _id: id, ...next });
  return (await of.replaceOne(was, next)).matchedCount === 1 ? 'swapped' : 'conflict';
}

async function create(of: Collection<Row>, row: Row): Promise<'swapped' | 'conflict'> {
  try {
    await of.insertOne(row);
    return 'swapped';
  } catch (error) {
    if (isDuplicate(error)) return 'conflict';
    throw error;
  }
}

async function entries(of: Collection<Row>, wanted: Filter<Row>, sort: Sort, limit: number): Promise<readonly Entry[]> {
  const found = of.find(wanted).sort(sort).limit(limit).project<Omit<Row, 'body'>>({ body: 0 });
  return (await found.toArray()).map(entryOf);
}

function entryOf({ _id: id, version, group, rank, due, touched }: Omit<Row, 'body'>): Entry {
  return { id, version, mark: { group, rank, due, touched } };
}
