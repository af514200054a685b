import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Act, Cursor, ServerFrame, WireEntry } from '../../../bots/webchat/wire.ts';

/** What a page holds of a key; made up, and good for tests only. */
export function keyOf(name: string): string {
  return Buffer.from(name.padEnd(16, '.')).toString('base64url').slice(0, 22);
}

/** One socket of one page, as a browser would open it. */
export interface TestPage {
  readonly frames: ServerFrame[];
  /** The next answer to something said. */
  say(said: object): Promise<Extract<ServerFrame, { type: 'received' | 'refused' }>>;
  raw(data: string | Buffer): void;
  entries(): readonly WireEntry[];
  texts(): readonly string[];
  closed(): Promise<number>;
  close(): Promise<void>;
}

export async function openPage(
  address: string,
  key: string,
  cursor: Partial<Cursor> = {},
  hello: object = { type: 'hello', key, after: 0, cleared: 0, ...cursor },
): Promise<TestPage> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/chat/socket`);
  const frames: ServerFrame[] = [];
  const code = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('message', (data) => frames.push(JSON.parse(data.toString())));
  socket.on('error', () => undefined);
  await once(socket, 'open');
  socket.send(JSON.stringify(hello));
  const entries = () => frames.flatMap((frame) => (frame.type === 'update' ? frame.entries : []));
  return {
    frames,
    async say(said) {
      const id = 'id' in said ? said.id : null;
      const from = frames.length;
      socket.send(JSON.stringify(said));
      return until(() =>
        frames
          .slice(from)
          .filter(isAnswer)
          .find((frame) => frame.id === id),
      );
    },
    raw: (data) => socket.send(data),
    entries,
    texts: () => entries().map(({ part }) => (part.type === 'text' ? part.text : part.type)),
    closed: () => code,
    async close() {
      socket.close();
      await code;
    },
  };
}

function isAnswer(frame: ServerFrame): frame is Extract<ServerFrame, { type: 'received' | 'refused' }> {
  return frame.type === 'received' || frame.type === 'refused';
}

/** Looks again and again, briefly, until there is something. */
export async function until<Value>(
  look: () => Value | null | undefined | false | Promise<Value | null | undefined | false>,
  within = 4000,
): Promise<Value> {
  const end = performance.now() + within;
  while (performance.now() < end) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    await pause(5);
  }
  throw new Error(`nothing came within ${within} ms: ${look}`);
}

export function message(id: string, text: string, more: Partial<Extract<Act, { type: 'message' }>> = {}) {
  return { type: 'message', id: id.padEnd(8, '0'), text, ...more };
}

export function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}
