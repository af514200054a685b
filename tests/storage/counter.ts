/** A child process: opens the store, adds `times` to one counter together with whoever else does, and ends. */
import { randomBytes } from 'node:crypto';
import { openShelf } from '../../core/storage/open.ts';
import { storeOn } from '../support/stores.ts';

const { times, ...config } = JSON.parse(process.argv[2] ?? '');
const random = { fraction: Math.random, id: () => randomBytes(16).toString('base64url') };
const shelf = await openShelf(config);
const counter = storeOn(shelf, { random }).documents<number>({
  kind: 'counter',
  mark: () => ({ group: 'all', rank: 0, due: null }),
});
for (let time = 0; time < times; time += 1) {
  await counter.update('shared', (was) => ({ next: (was ?? 0) + 1, result: null }));
}
await shelf.close();
