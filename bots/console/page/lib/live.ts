import type { LiveChange } from '../../wire.ts';

export interface Listening {
  onChange(change: LiveChange): void;
  /** `back` after the line was down: what happened meanwhile has to be read anew. */
  onLine(state: 'on' | 'off' | 'back'): void;
  /** The server will not have us any more, or cannot be asked: somebody should look whether we are still signed in. */
  onRefused(): void;
}

/** Changes are pushed down one line; the browser mends it by itself when it breaks. Returns how to hang up. */
export function listen(listening: Listening): () => void {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let opened = false;

  const connect = () => {
    const line = new EventSource('/console/live');
    source = line;
    line.onopen = () => {
      listening.onLine(opened ? 'back' : 'on');
      opened = true;
    };
    line.onmessage = ({ data }) => listening.onChange(JSON.parse(data));
    line.addEventListener('signed_out', () => listening.onRefused());
    line.onerror = () => {
      listening.onLine('off');
      if (line.readyState !== EventSource.CLOSED) return;
      listening.onRefused();
      again = setTimeout(connect, 5000);
    };
  };
  connect();
  return () => {
    clearTimeout(again);
    source?.close();
  };
}
