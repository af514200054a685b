import { StoreError } from '../errors.ts';

const signedOut = new Set([13, 18, 8000]);
const diskFull = 14031;
const duplicateKey = 11000;
const tooLarge = new Set([10334, 17280, 17419, 17420]);

function codeOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'code' in error ? Number(error.code) : 0;
}

/** Somebody else made the document first. */
export function isDuplicate(error: unknown): boolean {
  return codeOf(error) === duplicateKey;
}

/** What the driver threw, as one sentence. Never its own words: they may hold the address with its password. */
export function storeErrorOf(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : 'unknown';
  const cause = new Error(`${name} ${code}`);
  if (signedOut.has(code) || name === 'MongoAuthenticationError') {
    return new StoreError('unreachable', 'MongoDB does not let Phlov in: check the user and password in MONGODB_URI.', {
      cause,
    });
  }
  if (code === diskFull) return new StoreError('full', 'The disk of MongoDB is full: make room there.', { cause });
  if (tooLarge.has(code)) return new StoreError('too_big', 'MongoDB cannot hold a document that big.', { cause });
  if (name === 'MongoParseError' || name === 'MongoInvalidArgumentError') {
    return new StoreError('unreachable', 'The setting MONGODB_URI cannot be read: check its spelling and options.', {
      cause,
    });
  }
  if (/Network|ServerSelection|Topology|PoolCleared|NotConnected|TimedOut|TimeoutError/.test(name)) {
    return new StoreError('unreachable', 'MongoDB does not answer: check that it runs and that MONGODB_URI names it.', {
      cause,
    });
  }
  return new StoreError('failed', 'MongoDB refused what Phlov asked for: look at its log.', { cause });
}
