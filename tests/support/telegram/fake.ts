import type { Clock } from '../../../core/model/index.ts';
import { fileMethods } from './methods/files.ts';
import { messageMethods } from './methods/messages.ts';
import { settingMethods } from './methods/settings.ts';
import type { Method } from './methods/target.ts';
import { topicMethods } from './methods/topics.ts';
import { webhookMethods } from './methods/webhooks.ts';
import type { Params } from './params.ts';
import { FakeGroup, FakePerson } from './people.ts';
import { Refused, refusals } from './refusals.ts';
import { type Call, serveApi, type Trouble } from './server.ts';
import { UpdateQueue } from './updates.ts';
import { WebhookPoster } from './webhook.ts';
import { createWorld, keepFile, openChat, type ShownMessage } from './world.ts';

export type { Call, Trouble } from './server.ts';
export type { ShownButton, ShownMessage } from './world.ts';

export const fakeToken = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

/**
 * A strict Telegram on loopback. Give `apiRoot` and `token` to the bot, then act as a person:
 *
 *     const fake = await startTelegramFake();
 *     fake.person(7).says('hello');
 *     await fake.settled();
 *     fake.person(7).lastSeen?.text;
 *     await fake.stop();
 */
export interface TelegramFake {
  readonly apiRoot: string;
  readonly token: string;
  readonly username: string;
  /** Somebody who has opened the chat with the bot. */
  person(id: number, profile?: { readonly language?: string }): FakePerson;
  group(id: number, options?: { readonly forum?: boolean }): FakeGroup;
  chat(id: number): { readonly messages: readonly ShownMessage[] };
  /** All calls so far, or those of one method, oldest first. */
  calls(method?: string): readonly Call[];
  /** The next `times` calls of `method` (any, when left out; `download` for files) go wrong. */
  trouble(what: Trouble, on?: { readonly method?: string; readonly times?: number }): void;
  upload(bytes: Uint8Array, name: string, size?: number): string;
  readonly updates: UpdateQueue;
  readonly webhook: WebhookPoster;
  /** The menu kept for a scope and a language (empty: for everyone without one of their own). */
  commands(scope: string, language: string): readonly { readonly command: string; readonly description: string }[];
  /** Resolves once every update was confirmed by a poller, or answered 2xx by the webhook. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const fakeNow: Clock = { now: () => Date.now() };

export async function startTelegramFake(
  options: { readonly clock?: Clock; readonly token?: string } = {},
): Promise<TelegramFake> {
  const token = options.token ?? fakeToken;
  const bot = { id: Number(token.split(':')[0]), username: 'phlov_test_bot', token };
  const world = createWorld(options.clock ?? fakeNow, bot);
  const updates = new UpdateQueue(700_000_001);
  const webhook = new WebhookPoster(updates, world.clock);
  const troubles: { what: Trouble; method: string | null; left: number }[] = [];
  const methods = new Map<string, Method>(
    Object.entries({ ...messageMethods, ...fileMethods, ...settingMethods, ...topicMethods }),
  );
  const live = new Map(Object.entries(webhookMethods(updates, webhook)));

  const server = await serveApi({
    token,
    async call(name: string, params: Params, gone: AbortSignal) {
      const awaited = live.get(name);
      if (awaited !== undefined) return awaited(params, gone);
      const method = methods.get(name);
      if (method === undefined) throw new Refused(refusals.noMethod);
      return method(world, params);
    },
    download: (path) => [...world.files.values()].find((file) => file.path === path)?.bytes ?? null,
    trouble(method) {
      const next = troubles.find((one) => one.left > 0 && (one.method === null || one.method === method));
      if (next === undefined) return null;
      next.left -= 1;
      return next.what;
    },
  });

  const people = new Map<number, FakePerson>();
  return {
    apiRoot: server.root,
    token,
    username: bot.username,
    updates,
    webhook,
    person(id, profile = {}) {
      const known = people.get(id);
      if (known !== undefined) return known;
      const person = new FakePerson(world, updates, openChat(world, id, 'private', `Person ${id}`), profile);
      people.set(id, person);
      return person;
    },
    group: (id, group = {}) =>
      new FakeGroup(world, updates, openChat(world, id, 'supergroup', 'A group', group.forum === true)),
    chat: (id) => ({ messages: world.chats.get(id)?.messages ?? [] }),
    calls: (method) => server.calls.filter((call) => method === undefined || call.method === method),
    trouble: (what, on = {}) => troubles.push({ what, method: on.method ?? null, left: on.times ?? 1 }),
    upload: (bytes, name, size) =>
      keepFile(world, { name, mime: 'application/octet-stream', bytes: Buffer.from(bytes) }, size),
    commands: (scope, language) => world.commands.get(`${scope}/${language}`) ?? [],
    settled: () => updates.until(() => updates.pending.length === 0),
    async stop() {
      webhook.stop();
      updates.close();
      await server.stop();
    },
  };
}
