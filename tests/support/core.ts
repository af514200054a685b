import { join } from 'node:path';
import { partsOf } from '../../bots/parts.ts';
import { documentsOf, type Store } from '../../bots/store.ts';
import type { Content } from '../../core/content/content.ts';
import { loadContent } from '../../core/content/load.ts';
import type { ChannelAdapter } from '../../core/delivery/channel.ts';
import {
  type Address,
  asId,
  type ChatId,
  type EventId,
  type Incoming,
  type IncomingFact,
} from '../../core/model/index.ts';
import { deriveKeys } from '../../core/privacy/keys.ts';
import { silentLog } from '../../core/runtime/log.ts';
import type { Parts } from '../../core/runtime/parts.ts';
import { createRuntime, type Runtime } from '../../core/runtime/runtime.ts';
import { memoryShelf } from '../../core/storage/memory/shelf.ts';
import type { Shelf } from '../../core/storage/shelf.ts';
import { type FakeClock, fakeClock } from './clock.ts';
import { fixed } from './live.ts';
import { plainUnderstanding } from './meaning.ts';
import { seededRandom } from './random.ts';
import { testSecret } from './stores.ts';

let loading: Promise<Content> | null = null;

/** The project's own content, read once a test file. */
export function realContent(): Promise<Content> {
  loading ??= loadContent(join(import.meta.dirname, '..', '..', 'content')).then((loaded) => {
    if ('content' in loaded) return loaded.content;
    throw new Error(loaded.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  });
  return loading;
}

export interface TestCore {
  readonly runtime: Runtime;
  readonly store: Store;
  readonly parts: Parts;
  readonly clock: FakeClock;
  readonly counted: string[];
  /** One person's events, heard and worked off. */
  hear(...events: readonly Incoming[]): Promise<void>;
  /** Moves the clock and takes up what is due. */
  pass(milliseconds: number): Promise<void>;
}

export interface TestCoreOptions {
  readonly channel: ChannelAdapter;
  readonly shelf?: Shelf;
  readonly clock?: FakeClock;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  readonly seed?: number;
}

/** The whole core on one shelf with one channel; time and randomness belong to the test. */
export async function testCore(options: TestCoreOptions): Promise<TestCore> {
  const { channel, shelf = memoryShelf(), clock = fakeClock() } = options;
  const content = await realContent();
  const random = seededRandom(options.seed);
  const store = documentsOf(shelf, deriveKeys(testSecret), clock, random);
  const counted: string[] = [];
  const wired = partsOf({
    store,
    knowledge: fixed({ version: content.version, content, understanding: plainUnderstanding }),
    metrics: { count: (what) => counted.push(what), read: async () => ({ type: '', text: '' }) },
    clock,
    random,
    log: silentLog,
    channel: (name) => (name === channel.name ? channel : null),
  });
  const parts: Parts = { ...wired, wait: options.wait ?? (async () => {}) };
  const runtime = createRuntime(parts);
  return {
    runtime,
    store,
    parts,
    clock,
    counted,
    async hear(...events) {
      await runtime.hear(events);
      await runtime.idle();
    },
    async pass(milliseconds) {
      clock.advance(milliseconds);
      await runtime.sweep();
      await runtime.idle();
    },
  };
}

export const person: Address = { channel: 'telegram', chat: asId<ChatId>('100') };

export function event(id: string, at: number, fact: IncomingFact, from: Address = person): Incoming {
  return { id: asId<EventId>(id), at, from, ...fact };
}

export function says(id: string, at: number, text: string, from: Address = person): Incoming {
  return event(id, at, { type: 'message_received', text, attachments: [], message: null, forwarded: false }, from);
}
