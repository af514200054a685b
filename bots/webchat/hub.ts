import { asId, type ChatId } from '../../core/model/index.ts';
import type { Documents } from '../../core/storage/documents.ts';
import { type ChatLog, hasNews, since } from './log.ts';
import type { Cursor, Update } from './wire.ts';

/** Somebody who looks at a chat right now: an open socket, or a request that waits for news. */
export interface Listener {
  /** How much of the log they hold when they come. */
  readonly cursor: Cursor;
  /** True: the first answer comes at once, even if nothing is new. */
  readonly greet: boolean;
  push(update: Update): void;
  /** The log could not be read, or this process stops: they should come again. */
  lost(): void;
}

export interface Hub {
  /** Whatever this listener misses is pushed, now and from now on. Returns how to leave. */
  join(chat: ChatId, listener: Listener): () => void;
  /** Something may have changed: whoever looks at this chat is told what they miss. */
  nudge(chat: ChatId): void;
  looksAt(chat: ChatId): boolean;
  listeners(): number;
  /** Sends everybody away; they come again, to whoever is there then. */
  empty(): void;
}

export function hubOf(documents: Documents<ChatLog>): Hub {
  const rooms = new Map<ChatId, Room>();
  return {
    join(chat, listener) {
      const room = rooms.get(chat) ?? roomOf(() => documents.read(chat));
      rooms.set(chat, room);
      room.seats.set(listener, { cursor: listener.cursor, greet: listener.greet });
      room.nudge();
      return () => {
        room.seats.delete(listener);
        if (room.seats.size === 0 && rooms.get(chat) === room) rooms.delete(chat);
      };
    },
    nudge: (chat) => rooms.get(chat)?.nudge(),
    looksAt: (chat) => rooms.has(chat),
    empty() {
      for (const { seats } of [...rooms.values()]) for (const listener of [...seats.keys()]) listener.lost();
    },
    listeners: () => [...rooms.values()].reduce((sum, { seats }) => sum + seats.size, 0),
  };
}

interface Seat {
  readonly cursor: Cursor;
  readonly greet: boolean;
}

interface Room {
  readonly seats: Map<Listener, Seat>;
  nudge(): void;
}

/** Reads of one chat never overlap, so nobody is told something older than they know: a nudge during a read asks again. */
function roomOf(read: () => Promise<{ readonly document: ChatLog } | null>): Room {
  const seats = new Map<Listener, Seat>();
  let reading = false;
  let again = false;

  async function tell(): Promise<void> {
    while (again) {
      again = false;
      const log = (await read())?.document ?? null;
      for (const [listener, seat] of [...seats]) {
        const update = since(log, seat.cursor);
        if (!seat.greet && !hasNews(update, seat.cursor)) continue;
        seats.set(listener, { cursor: { after: update.lastSeq, cleared: update.cleared }, greet: false });
        listener.push(update);
      }
    }
  }

  return {
    seats,
    nudge() {
      again = true;
      if (reading) return;
      reading = true;
      tell()
        .catch(() => {
          for (const listener of [...seats.keys()]) listener.lost();
        })
        .finally(() => {
          reading = false;
        });
    },
  };
}

/** Tells the hub of every change of a log that was made in this process; returns how to stop. */
export function followChanges(documents: Documents<ChatLog>, hub: Hub): () => void {
  return documents.watch((id) => hub.nudge(asId<ChatId>(id)));
}
