import { createHmac } from 'node:crypto';

/** One event of a page, in the array it belongs to. */
export interface PageEvent {
  /** The subscription field without which it is never sent: `messages`. */
  readonly field: string;
  readonly seat: 'messaging' | 'standby' | 'changes';
  readonly event: Readonly<Record<string, unknown>>;
}

export interface Delivery {
  readonly body: string;
  /** Null: no answer came. */
  readonly status: number | null;
}

/** Facebook writes everything outside ASCII as `\uXXXX` and escapes slashes, then signs exactly those bytes. */
export function escapeLikeFacebook(body: unknown): string {
  return JSON.stringify(body)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function signatureOf(body: string | Uint8Array, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

export function pageBody(pageId: string, events: readonly PageEvent[], time: number): unknown {
  const entry = (seat: PageEvent['seat']) => {
    const own = events.filter((one) => one.seat === seat).map((one) => one.event);
    return own.length === 0 ? [] : [{ id: pageId, time, [seat]: own }];
  };
  return { object: 'page', entry: [...entry('messaging'), ...entry('standby'), ...entry('changes')] };
}

/** Posts signed bodies to the webhook, and keeps those that were not answered with 200. */
export class WebhookSender {
  readonly deliveries: Delivery[] = [];
  /** Bodies that still have to arrive. */
  undelivered: string[] = [];
  private url: string | null = null;
  private copies = 1;
  private underWay = new Set<Promise<unknown>>();
  private readonly appSecret: string;

  constructor(appSecret: string) {
    this.appSecret = appSecret;
  }

  connect(url: string | null): void {
    this.url = url;
  }

  get connected(): boolean {
    return this.url !== null;
  }

  /** From now on each body is delivered so many times, at the same moment. */
  repeat(copies: number): void {
    this.copies = copies;
  }

  /** The status of the first copy. */
  async deliver(body: unknown): Promise<number | null> {
    const text = escapeLikeFacebook(body);
    const all = Array.from({ length: this.copies }, () => this.post(text));
    const [first = null] = await Promise.all(all);
    return first;
  }

  /** Every body that was not taken, once more, oldest first. */
  async redeliver(): Promise<void> {
    const again = this.undelivered;
    this.undelivered = [];
    for (const body of again) await this.post(body);
  }

  /** Resolves when nothing is on its way. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled([...this.underWay]);
  }

  private post(body: string): Promise<number | null> {
    const { url } = this;
    if (url === null) return Promise.resolve(null);
    const attempt = this.attempt(url, body);
    this.underWay.add(attempt);
    void attempt.finally(() => this.underWay.delete(attempt));
    return attempt;
  }

  private async attempt(url: string, body: string): Promise<number | null> {
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body, this.appSecret) };
    const status = await fetch(url, { method: 'POST', headers, body })
      .then(async (response) => {
        await response.arrayBuffer();
        return response.status;
      })
      .catch(() => null);
    this.deliveries.push({ body, status });
    if (status !== 200) this.undelivered.push(body);
    return status;
  }
}
