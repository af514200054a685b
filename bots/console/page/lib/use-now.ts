import { useEffect, useState } from 'preact/hooks';

let ahead = 0;

/** The server's clock counts: a phone may be hours off. */
export function setServerTime(now: number): void {
  ahead = now - Date.now();
}

export function serverNow(): number {
  return Date.now() + ahead;
}

/** The time, looked at anew every half minute, so that "5 minutes ago" stays true. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const tick = setInterval(() => setNow(serverNow()), 30_000);
    return () => clearInterval(tick);
  }, []);
  return Math.max(now, serverNow());
}
