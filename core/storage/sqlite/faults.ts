import { StoreError, type StoreFault } from '../errors.ts';

/** SQLite's primary result codes (https://sqlite.org/rescode.html) that somebody can do something about. */
const faults: Readonly<Record<number, StoreFault>> = {
  3: 'unwritable',
  5: 'busy',
  6: 'busy',
  8: 'unwritable',
  10: 'failed',
  11: 'corrupt',
  13: 'full',
  14: 'unwritable',
  18: 'too_big',
  23: 'unwritable',
  26: 'corrupt',
};

const remedies: Partial<Record<StoreFault, string>> = {
  corrupt: 'is damaged or no database: it was left as it is. Move it away and put a backup in its place.',
  unwritable: 'cannot be written: give the user that runs Phlov the right to write the file and its folder.',
  full: 'cannot grow: the disk is full. Make room.',
  busy: 'is locked by another program: end it, then try again.',
  too_big: 'cannot hold a document that big.',
};

export function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreError) return error.fault;
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return faults[code] ?? 'failed';
}

/** What SQLite threw, said as one sentence for the person who runs Phlov. */
export function storeErrorOf(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const fault = faultOf(error);
  const remedy = remedies[fault] ?? 'could not be read or written: look at the disk and the log.';
  return new StoreError(fault, `${path} ${remedy}`, { cause: error });
}
