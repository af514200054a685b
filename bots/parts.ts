import { setTimeout as sleep } from 'node:timers/promises';
import type { Live } from '../core/content/watch.ts';
import type { ChannelAdapter } from '../core/delivery/channel.ts';
import {
  type Address,
  asId,
  type ChannelName,
  type Clock,
  type ConversationId,
  type PersonId,
  type Random,
} from '../core/model/index.ts';
import type { Knowledge } from '../core/runtime/knowledge/knowledge.ts';
import type { Log } from '../core/runtime/log.ts';
import type { Parts } from '../core/runtime/parts.ts';
import { aliasWords } from './aliases.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store.ts';

interface Need {
  readonly store: Store;
  readonly knowledge: Live<Knowledge>;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly channel: (name: ChannelName) => ChannelAdapter | null;
}

/** The main path's parts, out of the store, the content and the channels. */
export function partsOf({ store, knowledge, metrics, clock, random, log, channel }: Need): Parts {
  const where = ({ channel: name, chat }: Address) => `${name}:${chat}`;
  const known = new Map<string, ConversationId>();
  return {
    clock,
    random,
    log,
    content: () => knowledge.current().content,
    understanding: () => knowledge.current().understanding,
    aliases: () => aliasWords(knowledge.current().content),
    mailboxes: store.mailboxes,
    cases: store.cases,
    files: store.files,
    channel,
    conversationId: (of) =>
      remembered(known, where(of), (value) => asId<ConversationId>(store.hash('conversation', value))),
    personId: (of) => asId<PersonId>(store.hash('person', where(of))),
    hash: store.hash,
    count: metrics.count,
    wait: (milliseconds) => sleep(milliseconds),
  };
}

const rememberedMost = 10_000;

function remembered<Id>(known: Map<string, Id>, value: string, make: (value: string) => Id): Id {
  const found = known.get(value);
  if (found !== undefined) return found;
  if (known.size >= rememberedMost) known.clear();
  const made = make(value);
  known.set(value, made);
  return made;
}
