import type { Clock } from '../model/index.ts';
import { StoreError } from './errors.ts';
import type { Seal } from './seal.ts';
import type { Shelf } from './shelf.ts';

const kind = 'setting';
const id = 'seal-check';

/**
 * Call it at every start, before anything else is written. The first start leaves a sealed document; every later one opens
 * it, so that a wrong key is noticed at once. Throws a `StoreError` (`wrong_key`).
 */
export async function checkSeal(need: { shelf: Shelf; seal: Seal; clock: Clock }): Promise<void> {
  const { shelf, seal, clock } = need;
  const found = await shelf.read(kind, id);
  if (found !== null) {
    open(seal, found);
    return;
  }
  const mark = { group: id, rank: 0, due: null, touched: clock.now() };
  const body = seal.close({ kind, id, version: 1 }, Buffer.from(id));
  // Somebody who starts at the same moment may be first, perhaps with another key.
  if ((await shelf.swap({ kind, id, expected: 0, mark, body })) === 'conflict') await checkSeal(need);
}

function open(seal: Seal, { version, body }: { readonly version: number; readonly body: Uint8Array }): void {
  try {
    seal.open({ kind, id, version }, body);
  } catch (cause) {
    const sentence =
      'The data was sealed with another secret key: set PHLOV_SECRET_KEY, or put back secret.key, as it was when the data was first written.';
    throw new StoreError('wrong_key', sentence, { cause });
  }
}
