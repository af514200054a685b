import type { RawData, WebSocket } from 'ws';
import { type ChatId, second } from '../../core/model/index.ts';
import type { Webchat } from './adapter.ts';
import { chatOf } from './ids.ts';
import { type Cursor, frameBytesMax, hello, ping, type ServerFrame } from './wire.ts';

/** Why a socket was closed; the page comes back sooner or later accordingly. */
export const closing = { notUnderstood: 4400, badKey: 4401, tooMany: 4429, silent: 4408, comeAgain: 1012 } as const;

/** The page says something at least every 25 seconds. */
const silentFor = 75 * second;
const helloWithin = 10 * second;
const framesWaiting = 60;
const mistakesAllowed = 10;

type Channel = Pick<Webchat, 'hub' | 'acts'>;

/**
 * One open page. Its first frame says which chat it is and what it has; then its frames are taken one after another, so that
 * what was written first is stored first.
 */
export function serveSocket(socket: WebSocket, address: string, channel: Channel): void {
  const line = lineOf(socket, address, channel);
  let waiting = 0;
  let tail = Promise.resolve();

  socket.on('message', (data: RawData, isBinary: boolean) => {
    const raw = isBinary ? '' : data.toString();
    if (waiting >= framesWaiting) return socket.close(closing.tooMany);
    waiting += 1;
    tail = tail
      .then(() => line.take(raw))
      .catch(() => socket.close(closing.comeAgain))
      .finally(() => {
        waiting -= 1;
      });
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => line.end());
}

function lineOf(socket: WebSocket, address: string, channel: Channel) {
  let chat: ChatId | null = null;
  let leave = () => {};
  let mistakes = 0;
  let silence = setTimeout(() => socket.close(closing.silent), helloWithin);

  const tell = (frame: ServerFrame) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };

  function join(known: ChatId, cursor: Cursor): void {
    if (socket.readyState !== socket.OPEN) return;
    chat = known;
    clearTimeout(silence);
    silence = setTimeout(() => socket.close(closing.silent), silentFor);
    leave = channel.hub.join(known, {
      cursor,
      greet: true,
      push: (update) => tell({ type: 'update', ...update }),
      lost: () => socket.close(closing.comeAgain),
    });
  }

  async function act(of: ChatId, value: unknown): Promise<void> {
    const answer = await channel.acts.take(of, address, value);
    if (answer.type === 'refused' && answer.why === 'not_understood') mistakes += 1;
    tell(answer);
    if (mistakes > mistakesAllowed) socket.close(closing.notUnderstood);
  }

  return {
    async take(raw: string): Promise<void> {
      const value = raw.length > frameBytesMax ? undefined : parsed(raw);
      silence.refresh();
      if (chat !== null) return ping.safeParse(value).success ? tell({ type: 'pong' }) : act(chat, value);
      const first = hello.safeParse(value);
      const known = first.success ? chatOf(first.data.key) : null;
      if (!first.success || known === null) socket.close(closing.badKey);
      else join(known, { after: first.data.after, cleared: first.data.cleared });
    },
    end(): void {
      clearTimeout(silence);
      leave();
    },
  };
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
