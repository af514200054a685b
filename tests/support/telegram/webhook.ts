import type { Clock } from '../../../core/model/index.ts';
import { laneOf, type Update, type UpdateQueue } from './updates.ts';

export interface Webhook {
  readonly url: string;
  readonly secret: string;
}

export interface Delivery {
  readonly update: Update;
  /** Null: no answer came. */
  readonly status: number | null;
  readonly at: number;
}

/** How Telegram tries again, a second played as a millisecond: at once, then 1, 2, 4 ... 60. */
const retryAfterMs = (attempt: number): number => (attempt === 0 ? 0 : Math.min(2 ** (attempt - 1), 60));

/**
 * POSTs updates to the webhook, one at a time in each lane: an update that fails blocks its lane until it passes. After
 * `attempts` it is left pending until `retry()`.
 */
export class WebhookPoster {
  readonly deliveries: Delivery[] = [];
  attempts = 1;
  readonly #queue: UpdateQueue;
  readonly #clock: Clock;
  readonly #lanes = new Map<string, Update[]>();
  readonly #stopping = new AbortController();
  #busy = 0;
  #webhook: Webhook | null = null;

  constructor(queue: UpdateQueue, clock: Clock) {
    this.#queue = queue;
    this.#clock = clock;
  }

  set(webhook: Webhook | null): void {
    this.#webhook = webhook;
    this.#queue.webhook = webhook === null ? null : (update) => this.#enqueue(update);
    if (webhook !== null) this.retry();
  }

  get url(): string {
    return this.#webhook?.url ?? '';
  }

  /** Tries again what is still pending. */
  retry(): void {
    const waiting = new Set([...this.#lanes.values()].flat());
    for (const update of [...this.#queue.pending]) if (!waiting.has(update)) this.#enqueue(update);
  }

  /** True when no POST is under way. */
  isIdle(): boolean {
    return this.#busy === 0;
  }

  stop(): void {
    this.#stopping.abort();
  }

  #enqueue(update: Update): void {
    const lane = laneOf(update);
    const waiting = this.#lanes.get(lane);
    if (waiting !== undefined) {
      waiting.push(update);
      return;
    }
    const updates = [update];
    this.#lanes.set(lane, updates);
    this.#busy += 1;
    void this.#drain(lane, updates);
  }

  async #drain(lane: string, updates: Update[]): Promise<void> {
    for (let update = updates[0]; update !== undefined; update = updates[0]) {
      const passed = await this.#deliver(update);
      if (!passed) break;
      updates.shift();
      this.#queue.remove(update);
    }
    this.#lanes.delete(lane);
    this.#busy -= 1;
    this.#queue.changed();
  }

  async #deliver(update: Update): Promise<boolean> {
    for (let attempt = 0; attempt < this.attempts && !this.#stopping.signal.aborted; attempt += 1) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, retryAfterMs(attempt - 1)));
      const status = await this.#post(update);
      this.deliveries.push({ update, status, at: this.#clock.now() });
      if (status !== null && status >= 200 && status < 300) return true;
    }
    return false;
  }

  async #post(update: Update): Promise<number | null> {
    if (this.#webhook === null) return null;
    const secret = this.#webhook.secret === '' ? {} : { 'x-telegram-bot-api-secret-token': this.#webhook.secret };
    try {
      const answer = await fetch(this.#webhook.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...secret },
        body: JSON.stringify(update),
        signal: this.#stopping.signal,
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }
}
