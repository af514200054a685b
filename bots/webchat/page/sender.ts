import type { Act } from '../wire.ts';
import { upload } from './files.ts';
import { type ChatState, nextToSend, type OwnMessage, passes } from './state.ts';

/** Takes what waits to the line: in order, one at a time, each until it is answered. */
export interface Outgoing {
  go(): void;
  /** The line is new: what was said on the old one and not answered is said again, under the same id. */
  restart(): void;
  later(milliseconds: number): void;
  hold(id: string, bytes: Blob): void;
  held(id: string): Blob | null;
  drop(id: string): void;
}

interface SenderNeed {
  state(): ChatState;
  change(id: string, change: Partial<OwnMessage>): void;
  key(): string;
  say(act: Act): boolean;
}

const shortestWait = 1000;

export function sender(need: SenderNeed): Outgoing {
  const bytes = new Map<string, Blob>();
  let uploading = false;
  let timer = 0;

  function go(): void {
    const next = nextToSend(need.state());
    if (!next || next.state === 'sent' || uploading || timer !== 0) return;
    const blob = bytes.get(next.id);
    if (blob && next.file?.uploaded === null) bring(next, blob);
    else if (need.say(next.act)) need.change(next.id, { state: 'sent' });
  }

  function bring(message: OwnMessage, blob: Blob): void {
    uploading = true;
    upload(need.key(), blob, message.file?.name ?? '')
      .then((answer) => {
        uploading = false;
        if ('uploaded' in answer) return brought(message, answer.uploaded);
        if (passes(answer.refused)) return later(answer.retryAfterMs);
        need.change(message.id, { state: 'refused', trouble: answer.refused });
      })
      .catch(() => {
        uploading = false;
        later(shortestWait * 3);
      })
      .finally(go);
  }

  function brought(message: OwnMessage, uploaded: NonNullable<OwnMessage['file']>['uploaded']): void {
    if (message.act.type !== 'message' || !message.file || !uploaded) return;
    const act = { ...message.act, files: [uploaded.file] };
    need.change(message.id, { act, file: { ...message.file, uploaded } });
  }

  function later(milliseconds: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(
      () => {
        timer = 0;
        restart();
      },
      Math.max(shortestWait, milliseconds),
    );
  }

  function restart(): void {
    for (const { id, state } of need.state().own) if (state === 'sent') need.change(id, { state: 'waiting' });
    go();
  }

  return {
    go,
    restart,
    later,
    hold: (id, blob) => bytes.set(id, blob),
    held: (id) => bytes.get(id) ?? null,
    drop: (id) => bytes.delete(id),
  };
}
