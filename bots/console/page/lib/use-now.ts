import { useEffect, useState } from 'preact/hooks';

let ahead = 0;

/** The server's clock counts: a phone may be hours off. */
export function setServerTime(now: number): void {
  ahead = now - Date.now();
}

export function serverNow(): number {
  return Date.now() + ahead;
}

const lookers = new Set<(now: number) => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

/** The time, looked at anew every half minute, so that "5 minutes ago" stays true. One tick serves the whole page. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    lookers.add(setNow);
    ticking ??= setInterval(() => {
      for (const look of lookers) look(serverNow());
    }, 30_000);
    return () => {
      lookers.delete(setNow);
      if (lookers.size > 0) return;
      clearInterval(ticking);
      ticking = undefined;
    };
  }, []);
  return Math.max(now, serverNow());
}
