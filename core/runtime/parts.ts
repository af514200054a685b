import type { AliasWords } from '../casework/alias.ts';
import type { Case, StoredFile } from '../casework/case.ts';
import type { Content } from '../content/content.ts';
import type { Mailbox } from '../conversation/mailbox.ts';
import type { ChannelAdapter } from '../delivery/channel.ts';
import type { Address, ChannelName, Clock, ConversationId, PersonId, Random } from '../model/index.ts';
import type { Documents } from '../storage/documents.ts';
import type { Understanding } from '../understanding/contract.ts';
import type { Log } from './log.ts';

/** Everything the main path stands on, wired once in `bots/main.ts`. */
export interface Parts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The content of this moment: a reload changes what it gives. */
  content(): Content;
  understanding(): Understanding;
  aliases(): AliasWords;
  readonly mailboxes: Documents<Mailbox>;
  readonly cases: Documents<Case>;
  readonly files: Documents<StoredFile>;
  channel(name: ChannelName): ChannelAdapter | null;
  conversationId(of: Address): ConversationId;
  personId(of: Address): PersonId;
  /** A keyed hash for ids that must be the same each time. */
  hash(purpose: string, value: string): string;
  /** Counts without watching: a name, never who or what was said. */
  count(what: string): void;
  wait(milliseconds: number): Promise<unknown>;
}
