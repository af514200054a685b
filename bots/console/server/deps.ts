import type { Account } from '../../../core/casework/accounts.ts';
import type { Desk } from '../../../core/casework/desk.ts';
import type { Clock, Language, Random } from '../../../core/model/index.ts';
import type { Documents } from '../../../core/storage/documents.ts';
import type { ChannelView } from '../wire.ts';
import type { AuditTrail } from './audit.ts';
import type { Session } from './session/session.ts';

/** The part of a pino logger that is used here. Fields hold ids and codes, never words, names or tokens. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface ConsoleDeps {
  readonly desk: Desk;
  readonly accounts: Documents<Account>;
  readonly sessions: Documents<Session>;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly random: Random;
  /** A keyed hash: what it was made from cannot be found again without the secret key. */
  readonly hash: (purpose: string, value: string) => string;
  /** The console's own words, flat: `place.waiting`. */
  readonly words: (language: Language) => Readonly<Record<string, string>>;
  readonly log: Log;
  readonly channels: () => readonly ChannelView[];
  readonly publicUrl: string | null;
  /** True when the public address is https: cookies are then sent over https alone. */
  readonly secure: boolean;
  /** Where the built page lies; null: only the API is served. */
  readonly pageFolder: string | null;
}
