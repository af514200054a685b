import type { Line, LineEvents } from './line.ts';
import { openRequests } from './requests.ts';
import { openSocket } from './socket.ts';

const firstWait = 500;
const longestWait = 15_000;
const slowWait = 30_000;
/** After so many sockets that never worked, plain requests are tried. */
const socketTries = 2;

/** Keeps a line open for as long as it is wanted: comes back after a break, at once when the network does. */
export function keepOpen(events: LineEvents): Line {
  let line: Line | null = null;
  let timer = 0;
  let failed = 0;
  let stopped = false;

  function open(): void {
    window.clearTimeout(timer);
    if (stopped || line || !navigator.onLine) return;
    events.changed('connecting');
    const byRequests = failed >= socketTries && failed % 2 === 0;
    line = byRequests
      ? openRequests(events, () => lost(false, false))
      : openSocket(events, ({ worked, slow }) => lost(worked, slow));
  }

  function lost(worked: boolean, slow: boolean): void {
    line = null;
    failed = worked ? 0 : failed + 1;
    events.changed('off');
    const growing = Math.min(longestWait, firstWait * 2 ** Math.min(failed, 6));
    timer = window.setTimeout(open, slow ? slowWait : growing * (0.5 + Math.random() / 2));
  }

  function cut(): void {
    line?.stop();
    line = null;
    events.changed('off');
  }

  const seen = () => document.visibilityState === 'visible' && open();
  window.addEventListener('online', open);
  window.addEventListener('offline', cut);
  document.addEventListener('visibilitychange', seen);
  if (navigator.onLine) open();
  else events.changed('off');

  return {
    say: (act) => line?.say(act) ?? false,
    stop() {
      stopped = true;
      window.clearTimeout(timer);
      line?.stop();
      window.removeEventListener('online', open);
      window.removeEventListener('offline', cut);
      document.removeEventListener('visibilitychange', seen);
    },
  };
}
