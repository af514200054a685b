import { createServer } from 'node:http';
import { join } from 'node:path';
import { partsOf } from '../../bots/parts.ts';
import { documentsOf } from '../../bots/store.ts';
import { createTelegram } from '../../bots/telegram/adapter.ts';
import { loadContent } from '../../core/content/load.ts';
import type { ChannelAdapter } from '../../core/delivery/channel.ts';
import { deriveKeys } from '../../core/privacy/keys.ts';
import { silentLog } from '../../core/runtime/log.ts';
import { createRuntime } from '../../core/runtime/runtime.ts';
import { openShelf } from '../../core/storage/open.ts';
import type { Shelf } from '../../core/storage/shelf.ts';
import { fixed } from './live.ts';
import { plainUnderstanding } from './meaning.ts';
import { seededRandom } from './random.ts';
import { testSecret } from './stores.ts';

/**
 * A process of its own: the whole core on SQLite or MongoDB with the real Telegram adapter, which kills itself (SIGKILL) at
 * the n-th point of the path. Settings come as JSON in the first argument; it prints its port when it is ready.
 */
interface Orders {
  readonly dataDir: string;
  readonly mongodbUri?: string;
  readonly apiRoot: string;
  readonly token: string;
  readonly secret: string;
  /** 0: never. */
  readonly dieAt: number;
  /** How far this process's clock is ahead, so that leases of dead ones have run out. */
  readonly ahead: number;
}

const orders: Orders = JSON.parse(process.argv[2] ?? '{}');
let passed = 0;

function point(): void {
  passed += 1;
  if (orders.dieAt > 0 && passed === orders.dieAt) process.kill(process.pid, 'SIGKILL');
}

function mortalShelf(shelf: Shelf): Shelf {
  return {
    ...shelf,
    async swap(write) {
      point();
      const outcome = await shelf.swap(write);
      point();
      return outcome;
    },
  };
}

function mortalChannel(channel: ChannelAdapter): ChannelAdapter {
  return {
    ...channel,
    async send(message, signal) {
      point();
      const outcome = await channel.send(message, signal);
      point();
      return outcome;
    },
  };
}

const loaded = await loadContent(join(import.meta.dirname, '..', '..', 'content'));
if ('problems' in loaded) throw new Error('the content does not load');
const { content } = loaded;
const clock = { now: () => Date.now() + orders.ahead };
const random = seededRandom(orders.dieAt + orders.ahead);
const shelf = mortalShelf(await openShelf({ dataDir: orders.dataDir, mongodbUri: orders.mongodbUri }));
const store = documentsOf(shelf, deriveKeys(testSecret), clock, random);
const webhook = { url: 'http://127.0.0.1/', secret: orders.secret };
const telegram = createTelegram({
  token: orders.token,
  apiRoot: orders.apiRoot,
  webhook,
  say: (key, language) => content.say(key, language),
  clock,
  log: silentLog,
});
const channel = mortalChannel(telegram.adapter);
const runtime = createRuntime(
  partsOf({
    store,
    knowledge: fixed({ version: content.version, content, understanding: plainUnderstanding }),
    metrics: { count() {}, read: async () => ({ type: '', text: '' }) },
    clock,
    random,
    log: silentLog,
    channel: (name) => (name === 'telegram' ? channel : null),
  }),
);

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const received = await telegram.adapter.receive({ method: 'POST', query: {}, headers, body: Buffer.concat(chunks) });
  if ('events' in received) await runtime.hear(received.events);
  response.statusCode = 'refused' in received ? received.status : 200;
  response.end();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`ready ${typeof address === 'object' && address ? address.port : 0}\n`);
});
void runtime.run(new AbortController().signal);
