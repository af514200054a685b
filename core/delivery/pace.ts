import { type Instant, second } from '../model/index.ts';

/**
 * Keeps to a platform's speed limits: a small burst to one chat, then its rate; one rate for all chats together. In memory
 * and by process: a limit that is passed all the same comes back as `throttled` and waits in the store.
 */
export class Pace {
  private readonly chats = new Map<string, Bucket>();
  private readonly all: Bucket;

  constructor(private readonly limits: { readonly perChat: number; readonly overall: number; readonly burst: number }) {
    this.all = new Bucket(limits.overall, limits.overall);
  }

  /** How long this send has to wait, in milliseconds; takes the place in the line. */
  reserve(chat: string, now: Instant): number {
    let bucket = this.chats.get(chat);
    if (!bucket) {
      bucket = new Bucket(this.limits.perChat, this.limits.burst);
      this.chats.set(chat, bucket);
    }
    const wait = Math.max(bucket.take(now), this.all.take(now));
    if (this.chats.size > 5000) this.forgetIdle(now);
    return wait;
  }

  private forgetIdle(now: Instant): void {
    for (const [chat, bucket] of this.chats) if (bucket.idle(now)) this.chats.delete(chat);
  }
}

/** Tokens that come back at a steady rate; taking one that is not there yet means waiting for it. */
class Bucket {
  private tokens: number;
  private at: Instant | null = null;

  constructor(
    private readonly perSecond: number,
    private readonly most: number,
  ) {
    this.tokens = most;
  }

  take(now: Instant): number {
    this.refill(now);
    this.tokens -= 1;
    return this.tokens >= 0 ? 0 : Math.ceil((-this.tokens / this.perSecond) * second);
  }

  idle(now: Instant): boolean {
    this.refill(now);
    return this.tokens >= this.most;
  }

  private refill(now: Instant): void {
    const passed = this.at === null ? 0 : Math.max(0, now - this.at);
    this.tokens = Math.min(this.most, this.tokens + (passed / second) * this.perSecond);
    this.at = now;
  }
}
