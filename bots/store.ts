import type { Account } from '../core/casework/accounts.ts';
import type { Case, StoredFile } from '../core/casework/case.ts';
import type { Mailbox } from '../core/conversation/mailbox.ts';
import type { Clock, Random } from '../core/model/index.ts';
import { deriveKeys, type Keys, keyedHash } from '../core/privacy/keys.ts';
import { readSecret } from '../core/privacy/secret.ts';
import type { Config } from '../core/runtime/config.ts';
import { caseShape, fileShape, mailboxShape } from '../core/runtime/shapes.ts';
import { type Documents, documents } from '../core/storage/documents.ts';
import { openShelf } from '../core/storage/open.ts';
import { sealWith } from '../core/storage/seal.ts';
import { checkSeal } from '../core/storage/seal-check.ts';
import type { Shelf } from '../core/storage/shelf.ts';
import { type AuditEntry, accountShape, auditShape, type Session, sessionShape } from './console/server/console.ts';
import { type ChatLog, chatLogShape } from './webchat/log.ts';

/** Every kind of document this service keeps, opened with its one key. */
export interface Store {
  readonly shelf: Shelf;
  readonly mailboxes: Documents<Mailbox>;
  readonly cases: Documents<Case>;
  readonly files: Documents<StoredFile>;
  readonly chats: Documents<ChatLog>;
  readonly accounts: Documents<Account>;
  readonly sessions: Documents<Session>;
  readonly audit: Documents<AuditEntry>;
  readonly hash: (purpose: string, value: string) => string;
}

export type StoreOutcome = { readonly store: Store } | { readonly wrong: string };

/** Throws a `StoreError` with a sentence of its own when the store itself cannot be opened. */
export async function openStore(config: Config, clock: Clock, random: Random): Promise<StoreOutcome> {
  const secret = await readSecret({ given: config.PHLOV_SECRET_KEY, dataDir: config.PHLOV_DATA_DIR });
  if ('wrong' in secret) return secret;
  const keys = deriveKeys(secret.secret);
  const shelf = await openShelf({ dataDir: config.PHLOV_DATA_DIR, mongodbUri: config.MONGODB_URI });
  await checkSeal({ shelf, seal: sealWith(keys.seal), clock });
  return { store: documentsOf(shelf, keys, clock, random) };
}

/** One shelf, opened as every kind of document there is. */
export function documentsOf(shelf: Shelf, keys: Keys, clock: Clock, random: Random): Store {
  const need = { shelf, seal: sealWith(keys.seal), clock, random };
  return {
    shelf,
    mailboxes: documents(need, mailboxShape),
    cases: documents(need, caseShape),
    files: documents(need, fileShape),
    chats: documents(need, chatLogShape),
    accounts: documents(need, accountShape),
    sessions: documents(need, sessionShape),
    audit: documents(need, auditShape),
    hash: (purpose, value) => keyedHash(keys, purpose, value),
  };
}
