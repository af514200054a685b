import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { partsOf } from '../bots/parts.ts';
import { documentsOf } from '../bots/store.ts';
import { followFolder } from '../core/content/watch.ts';
import type { ChannelAdapter, OutboundPart } from '../core/delivery/channel.ts';
import { asId, type ChatId, type EventId, type MessageRef } from '../core/model/index.ts';
import { deriveKeys } from '../core/privacy/keys.ts';
import { systemClock } from '../core/runtime/clock.ts';
import { knowledgeSource } from '../core/runtime/knowledge/source.ts';
import { silentLog } from '../core/runtime/log.ts';
import { createRuntime } from '../core/runtime/runtime.ts';
import { memoryShelf } from '../core/storage/memory/shelf.ts';

/** `npm run talk`: the whole core in memory, with this terminal as its channel. Nothing is kept after it ends. */
const project = join(import.meta.dirname, '..', '..');
const random = { id: () => randomBytes(16).toString('base64url'), fraction: () => Math.random() };

const terminal: ChannelAdapter = {
  name: 'webchat',
  capabilities: {
    textMax: 4000,
    choices: null,
    files: {},
    location: false,
    erases: null,
    rate: { perChat: 100, overall: 100 },
    window: null,
    confirms: false,
  },
  receive: async () => ({ events: [], ignored: [] }),
  send: async ({ key, part }) => {
    process.stdout.write(`\n${wordsOf(part)}\n`);
    return { sent: asId<MessageRef>(key) };
  },
  fetchFile: async () => ({ failed: 'gone' }),
  erase: async () => ({ erased: 0 }),
};

function wordsOf(part: OutboundPart): string {
  if (part.type === 'text') return part.text;
  return part.type === 'file' ? `[${part.kind}]` : `[${part.latitude}, ${part.longitude}]`;
}

async function talk(): Promise<void> {
  const folder = join(project, 'content');
  const make = knowledgeSource(join(project, 'dist', 'knowledge.bin'));
  const first = await make(folder);
  if ('problems' in first) {
    for (const { file, line, reason } of first.problems) process.stderr.write(`${file}:${line}: ${reason}\n`);
    process.exitCode = 1;
    return;
  }
  const store = documentsOf(memoryShelf(), deriveKeys(randomBytes(32)), systemClock, random);
  const metrics = { count: () => {}, read: async () => ({ type: '', text: '' }) };
  const knowledge = followFolder(folder, first.made, { make, heard: () => {} });
  const parts = partsOf({
    store,
    knowledge,
    metrics,
    clock: systemClock,
    random,
    log: silentLog,
    channel: () => terminal,
  });
  const runtime = createRuntime(parts);
  const from = { channel: 'webchat', chat: asId<ChatId>('terminal') } as const;
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  lines.prompt();
  for await (const text of lines) {
    const fact = { type: 'message_received', text, attachments: [], message: null, forwarded: false } as const;
    await runtime.hear([{ id: asId<EventId>(random.id()), at: systemClock.now(), from, ...fact }]);
    await runtime.idle();
    lines.prompt();
  }
  knowledge.stop();
}

await talk();
