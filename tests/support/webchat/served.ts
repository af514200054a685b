import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { parse } from 'yaml';
import { createWebchat, type Webchat } from '../../../bots/webchat/adapter.ts';
import type { Limits } from '../../../bots/webchat/limits.ts';
import { type ChatLog, chatLogShape } from '../../../bots/webchat/log.ts';
import { registerWebchat } from '../../../bots/webchat/routes.ts';
import type { Files } from '../../../bots/webchat/send.ts';
import type { WebchatRoutes } from '../../../bots/webchat/surface.ts';
import { pageWords } from '../../../bots/webchat/words.ts';
import type { Hear } from '../../../core/delivery/channel.ts';
import { asId, type Clock, type FileId, type Incoming, type Language } from '../../../core/model/index.ts';
import type { Documents } from '../../../core/storage/documents.ts';
import { memoryStore, type TestStore } from '../stores.ts';

export const pageFixture = join(import.meta.dirname, 'page');

/** The words as the page gets them, read without the rest of the content. */
export function testWords() {
  const trees = { km: wordsOf('km'), en: wordsOf('en') };
  return pageWords((key, language) => {
    const words = trees[language][key.replace(/^webchat\./, '')];
    if (words === undefined) throw new Error(`no words: ${key} ${language}`);
    return words;
  });
}

function wordsOf(language: Language): Record<string, string> {
  return parse(readFileSync(join('content/translations', language, 'webchat.yaml'), 'utf8'));
}

export interface ServedOptions {
  readonly hear?: (events: readonly Incoming[], served: Served) => Promise<void>;
  readonly pageDir?: string;
  readonly limits?: Limits;
  readonly preview?: WebchatRoutes['preview'];
  readonly store?: TestStore;
  readonly clock?: Clock;
  readonly trustProxy?: boolean;
}

export interface Served {
  readonly webchat: Webchat;
  readonly store: TestStore;
  readonly documents: Documents<ChatLog>;
  readonly files: ReadonlyMap<string, { mime: string; name: string; bytes: Uint8Array }>;
  readonly heard: Incoming[];
  readonly address: string;
  stop(): Promise<void>;
}

/** The web chat on a real port of this machine, over a store in memory. */
export async function serveWebchat(options: ServedOptions = {}): Promise<Served> {
  const store = options.store ?? memoryStore();
  const documents = store.documents(chatLogShape);
  const kept = new Map<string, { mime: string; name: string; bytes: Uint8Array }>();
  const webchat = createWebchat({
    documents,
    files: filesIn(kept, store),
    clock: options.clock ?? store.clock,
    log: { warn: () => undefined },
    ...(options.limits ? { limits: options.limits } : {}),
  });
  const app = Fastify({ trustProxy: options.trustProxy ?? false });
  await registerWebchat(app, {
    webchat,
    words: testWords(),
    pageDir: options.pageDir ?? pageFixture,
    ...(options.preview ? { preview: options.preview } : {}),
  });
  const heard: Incoming[] = [];
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const stop = async () => {
    await webchat.stop();
    for (const client of app.websocketServer.clients) client.terminate();
    await app.close();
  };
  const served: Served = { webchat, store, documents, files: kept, heard, address, stop };
  const hear: Hear = async (events) => {
    await options.hear?.(events, served);
    heard.push(...events);
  };
  await webchat.start(hear);
  return served;
}

export function filesIn(
  kept: Map<string, { mime: string; name: string; bytes: Uint8Array }>,
  { random }: Pick<TestStore, 'random'>,
): Files {
  return {
    async keep(file) {
      const id = asId<FileId>(random.id());
      kept.set(id, file);
      return id;
    },
    read: async (id) => kept.get(id) ?? null,
    async forget(id) {
      kept.delete(id);
    },
  };
}
