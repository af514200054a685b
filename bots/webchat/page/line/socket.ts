import type { PageFrame, ServerFrame } from '../../wire.ts';
import type { Line, LineEvents } from './line.ts';

const pingEvery = 25_000;
const answerWithin = 10_000;

export interface SocketEnd {
  /** True when the server had greeted us before the end. */
  readonly worked: boolean;
  /** The server asked for more time before the next try. */
  readonly slow: boolean;
}

/** One WebSocket, from hello to its end. */
export function openSocket(events: LineEvents, ended: (end: SocketEnd) => void): Line {
  const address = new URL('/chat/socket', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  let worked = false;
  let over = false;
  let deadline = window.setTimeout(() => end(false), answerWithin);
  const beat = window.setInterval(() => expectAnswer({ type: 'ping' }), pingEvery);

  function say(frame: PageFrame): boolean {
    if (socket.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  /** A dead line shows only by silence. */
  function expectAnswer(frame: PageFrame): boolean {
    window.clearTimeout(deadline);
    deadline = window.setTimeout(() => end(false), answerWithin);
    return say(frame);
  }

  function end(slow: boolean): void {
    if (over) return;
    over = true;
    window.clearTimeout(deadline);
    window.clearInterval(beat);
    socket.close();
    ended({ worked, slow });
  }

  socket.addEventListener('open', () => say({ type: 'hello', key: events.key(), ...events.cursor() }));
  socket.addEventListener('close', ({ code }) => end(code === 4429));
  socket.addEventListener('message', ({ data }) => {
    if (over) return;
    window.clearTimeout(deadline);
    const frame: ServerFrame = JSON.parse(String(data));
    if (frame.type === 'received' || frame.type === 'refused') events.answered(frame);
    if (frame.type !== 'update') return;
    const first = !worked;
    worked = true;
    if (first) events.changed('on');
    events.updated(frame);
  });

  return {
    say: (act) => worked && expectAnswer(act),
    stop() {
      over = true;
      window.clearTimeout(deadline);
      window.clearInterval(beat);
      socket.close();
    },
  };
}
