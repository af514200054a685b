import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { followFolder, type Live, type Outcome } from '../core/content/watch.ts';
import type { RunningChannel } from '../core/delivery/channel.ts';
import type { FileId } from '../core/model/index.ts';
import type { Config } from '../core/runtime/config.ts';
import type { Knowledge } from '../core/runtime/knowledge/knowledge.ts';
import { faultOf, type Log } from '../core/runtime/log.ts';
import { createRuntime, type Runtime } from '../core/runtime/runtime.ts';
import { type Channels, createChannels } from './channels.ts';
import { type FirstAdministrator, firstAdministrator } from './console/server/console.ts';
import { faces } from './faces.ts';
import { type House, type PhlovOptions, running } from './house.ts';
import { createMetrics } from './metrics.ts';
import { partsOf } from './parts.ts';
import { createServer, registerHealth, registerWebhooks } from './server.ts';
import { openStore, type Store } from './store.ts';
import { choresOf, keepUp } from './upkeep.ts';

export interface Phlov {
  readonly url: string;
  readonly first: FirstAdministrator;
  readonly channels: Channels;
  readonly runtime: Runtime;
  readonly store: Store;
  stop(): Promise<void>;
}

/** `wrong` is one sentence for the person who runs it. */
export type PhlovOutcome = { readonly phlov: Phlov } | { readonly wrong: string };

/** The composition: the one place where parts are wired together. Throws a `StoreError` when the store does not open. */
export async function startPhlov(options: PhlovOptions): Promise<PhlovOutcome> {
  const { config, clock, random, log } = options;
  const opened = await openStore(config, clock, random);
  if ('wrong' in opened) return opened;
  const { store } = opened;
  const first = await options.makeKnowledge(options.contentFolder);
  if ('problems' in first) {
    await store.shelf.close();
    return { wrong: contentProblem(first.problems) };
  }
  const knowledge = followFolder(options.contentFolder, first.made, {
    make: options.makeKnowledge,
    heard: (outcome) => tellReload(log, outcome),
  });
  const house = await build(options, store, knowledge);
  const listening = await listen(house);
  if ('wrong' in listening) {
    await close(house, new AbortController());
    return listening;
  }
  return { phlov: await open(house, listening.url) };
}

async function build(options: PhlovOptions, store: Store, knowledge: Live<Knowledge>): Promise<House> {
  const { config, clock, log } = options;
  const metrics = createMetrics();
  let channels: Channels | null = null;
  const runtime = createRuntime(
    partsOf({
      ...options,
      store,
      knowledge,
      metrics,
      channel: (name) => channels?.[name]?.adapter ?? null,
    }),
  );
  channels = await createChannels({
    config,
    store,
    clock,
    log,
    say: (key, language) => knowledge.current().content.say(key, language),
    count: metrics.count,
    files: filesOf(store, runtime),
    ...(options.unhurried ? { unhurried: true } : {}),
  });
  const app = createServer(config.PUBLIC_URL !== undefined);
  const house: House = { ...options, app, store, knowledge, metrics, channels, runtime };
  const door = (channel: RunningChannel | null) => ({ channel, hear: runtime.hear, log, count: metrics.count });
  await registerWebhooks(app, { telegram: door(channels.telegram), messenger: door(channels.messenger) });
  registerHealth(app, { check: () => store.shelf.check(), channels: () => running(house), metrics: metrics.read });
  await faces(house);
  return house;
}

function filesOf(store: Store, { desk }: Runtime) {
  return {
    keep: (file: Parameters<typeof desk.keepFile>[0]) => desk.keepFile(file),
    read: (id: FileId) => desk.readFile(id),
    forget: async (id: FileId) => {
      await store.files.update(id, (was) => (was ? { next: null, result: null } : { leave: null }));
    },
  };
}

async function listen({ app, config }: House): Promise<{ readonly url: string } | { readonly wrong: string }> {
  try {
    await app.listen({ port: config.PORT, host: config.HOST });
  } catch (thrown) {
    return { wrong: listenProblem(thrown, config) };
  }
  const { port } = app.server.address() as AddressInfo;
  const host = config.HOST === '0.0.0.0' || config.HOST === '::' ? 'localhost' : config.HOST;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}` };
}

async function open(house: House, url: string): Promise<Phlov> {
  const { runtime, store, clock, random, config, channels, log } = house;
  const closing = new AbortController();
  const first = await firstAdministrator({
    accounts: store.accounts,
    sessions: store.sessions,
    clock,
    random,
    hash: store.hash,
    adminPassword: config.PHLOV_ADMIN_PASSWORD ?? null,
  });
  for (const channel of running(house)) await channel.start(runtime.hear);
  void runtime.run(closing.signal);
  keepUp(choresOf(house), log, closing.signal);
  return { url, first, channels, runtime, store, stop: () => close(house, closing) };
}

/** Stops hearing first, finishes what is being worked on, then closes the store. */
async function close(house: House, closing: AbortController): Promise<void> {
  closing.abort();
  await Promise.allSettled(running(house).map((channel) => channel.stop()));
  await house.app.close();
  await Promise.race([house.runtime.idle(), sleep(10_000, undefined, { ref: false })]);
  house.knowledge.stop();
  await house.store.shelf.close();
}

/** A reload that found something wrong changes nothing: the content that was there goes on. */
function tellReload(log: Log, outcome: Outcome<Knowledge>): void {
  if ('made' in outcome) log.info({}, 'content_reloaded');
  else for (const { file, line } of outcome.problems) log.error({ file, line }, 'content_refused');
}

function contentProblem(problems: readonly { file: string; line: number; reason: string }[]): string {
  const [problem] = problems;
  return problem ? `${problem.file}:${problem.line}: ${problem.reason}` : 'The content could not be read.';
}

function listenProblem(thrown: unknown, { PORT, HOST }: Config): string {
  const code = faultOf(thrown).code;
  if (code === 'EADDRINUSE')
    return `The port ${PORT} is in use: stop what listens there, or set PORT to another number.`;
  if (code === 'EACCES') return `The port ${PORT} may not be opened by this user: set PORT to a number above 1023.`;
  return `The address ${HOST} cannot be listened on (${code ?? 'unknown'}): set HOST to an address of this machine.`;
}
