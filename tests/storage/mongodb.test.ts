import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { openShelf } from '../../core/storage/open.ts';

const open = (mongodbUri: string) => openShelf({ dataDir: 'unused', mongodbUri });

/** A port of this machine where nobody answers. */
async function deafPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 1;
}

test('a MongoDB that does not answer is one sentence that names the setting and keeps the password to itself', async () => {
  const uri = `mongodb://phlov:hunter2@127.0.0.1:${await deafPort()}/?serverSelectionTimeoutMS=50`;
  const error = await open(uri).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: 'StoreError',
    fault: 'unreachable',
    sentence: expect.stringContaining('MONGODB_URI'),
  });
  expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
});

test.each(['mongodb://', 'mongodb://a:b:c@host', 'mongodb://host/?nosuchoption=1', 'mongodb://hunter2:p%zz@host/'])(
  'an address that cannot be read is one sentence, no crash: %s',
  async (uri) => {
    const refused = { name: 'StoreError', fault: 'unreachable', sentence: expect.stringContaining('MONGODB_URI') };
    await expect(open(uri)).rejects.toMatchObject(refused);
    await expect(open(uri)).rejects.not.toThrow('hunter2');
  },
);
