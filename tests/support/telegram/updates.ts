import { isRecord } from './params.ts';
import { Refused, refusals } from './refusals.ts';

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** Kinds that are delivered only when asked for by name. */
const onRequest = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

interface Poller {
  finish(outcome: { readonly updates: readonly Update[] } | { readonly error: Refused }): void;
}

/**
 * The bot's undelivered updates. An update stays until a poller asks for a later one, or until the webhook answered 2xx.
 */
export class UpdateQueue {
  readonly pending: Update[] = [];
  /** Null until set: then everything but the kinds on request. */
  allowed: readonly string[] | null = null;
  /** Set while updates go to a webhook; told of each new one. */
  webhook: ((update: Update) => void) | null = null;
  /** While held, updates pile up unseen. */
  #held: Update[] | null = null;
  #nextId: number;
  #poller: Poller | null = null;
  readonly #watchers = new Set<() => void>();

  constructor(firstId: number) {
    this.#nextId = firstId;
  }

  /** Something happened. Returns the update's id; what the bot did not ask for is not kept. */
  add(kind: string, value: unknown): number {
    const update = { update_id: this.#nextId++, [kind]: value };
    if (this.#wanted(kind)) this.#arrive([update]);
    return update.update_id;
  }

  /** Puts updates in as they are: unknown kinds, malformed ones, old ids. */
  addRaw(update: Update): void {
    this.#arrive([update]);
  }

  hold(): void {
    this.#held ??= [];
  }

  /** Lets what was held go, changed by `mangle`: reversed, doubled, cut. */
  release(mangle: (updates: readonly Update[]) => readonly Update[] = (updates) => updates): void {
    const held = this.#held ?? [];
    this.#held = null;
    this.#arrive(mangle(held));
  }

  /** After a quiet week Telegram may go on at any number. */
  restartIdsAt(id: number): void {
    this.#nextId = id;
  }

  confirmBelow(offset: number): void {
    for (let i = this.pending.length - 1; i >= 0; i -= 1) {
      const id = this.pending[i]?.update_id ?? 0;
      if (id < offset) this.pending.splice(i, 1);
    }
    this.changed();
  }

  remove(update: Update): void {
    const at = this.pending.indexOf(update);
    if (at >= 0) this.pending.splice(at, 1);
    this.changed();
  }

  /** A long poll: answers at once when there is something, else when something comes or the time is over. */
  poll(offset: number, limit: number, timeoutMs: number, gone: AbortSignal): Promise<readonly Update[]> {
    if (this.webhook !== null) return Promise.reject(new Refused(refusals.webhookActive));
    this.#poller?.finish({ error: new Refused(refusals.otherPoller) });
    if (offset > 0) this.confirmBelow(offset);
    if (offset < 0) this.pending.splice(0, Math.max(0, this.pending.length + offset));
    if (this.pending.length > 0 || timeoutMs === 0) return Promise.resolve(this.pending.slice(0, limit));
    return this.#wait(limit, timeoutMs, gone);
  }

  /** Ends whoever waits, with nothing. */
  close(): void {
    this.#poller?.finish({ updates: [] });
  }

  isPolled(): boolean {
    return this.#poller !== null;
  }

  /** Resolves once `holds` is true; asked again at each change. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }

  changed(): void {
    for (const look of [...this.#watchers]) look();
  }

  #wait(limit: number, timeoutMs: number, gone: AbortSignal): Promise<readonly Update[]> {
    return new Promise((resolve, reject) => {
      const poller: Poller = {
        finish: (outcome) => {
          clearTimeout(timer);
          if (this.#poller === poller) this.#poller = null;
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.updates.slice(0, limit));
        },
      };
      const timer = setTimeout(() => poller.finish({ updates: [] }), timeoutMs);
      gone.addEventListener('abort', () => poller.finish({ updates: [] }));
      this.#poller = poller;
      this.changed();
    });
  }

  #wanted(kind: string): boolean {
    return this.allowed === null || this.allowed.length === 0 ? !onRequest.has(kind) : this.allowed.includes(kind);
  }

  #arrive(updates: readonly Update[]): void {
    if (this.#held !== null) {
      this.#held.push(...updates);
      return;
    }
    this.pending.push(...updates);
    for (const update of updates) this.webhook?.(update);
    if (updates.length > 0) this.#poller?.finish({ updates: [...this.pending] });
    this.changed();
  }
}

/** Which queue of Telegram an update travels in: messages by chat, presses by person. Order holds inside one only. */
export function laneOf(update: Update): string {
  for (const [kind, value] of Object.entries(update)) {
    if (!isRecord(value)) continue;
    if (kind === 'callback_query') return `press ${isRecord(value.from) ? value.from.id : ''}`;
    const lane = kind === 'my_chat_member' ? 'member' : 'message';
    return `${lane} ${isRecord(value.chat) ? value.chat.id : ''}`;
  }
  return 'other';
}
