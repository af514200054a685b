import { flag, integer, type Params, structure, text } from '../params.ts';
import { Refused, refusals } from '../refusals.ts';
import type { UpdateQueue } from '../updates.ts';
import type { Delivery, WebhookPoster } from '../webhook.ts';

type LiveMethod = (params: Params, gone: AbortSignal) => Promise<unknown>;

/** How updates reach the bot: by asking, or by being called. One excludes the other. */
export function webhookMethods(queue: UpdateQueue, poster: WebhookPoster): Readonly<Record<string, LiveMethod>> {
  return {
    async getUpdates(params, gone) {
      allow(queue, params);
      const limit = Math.min(Math.max(integer(params, 'limit') ?? 100, 1), 100);
      const timeout = Math.min(Math.max(integer(params, 'timeout') ?? 0, 0), 50);
      return queue.poll(integer(params, 'offset') ?? 0, limit, timeout * 1000, gone);
    },
    async setWebhook(params) {
      const url = text(params, 'url');
      const secret = text(params, 'secret_token');
      if (url !== '' && !URL.canParse(url)) throw new Refused(refusals.webhookUrl);
      if (!/^[\w-]{0,256}$/.test(secret)) throw new Refused(refusals.webhookSecret);
      allow(queue, params);
      if (flag(params, 'drop_pending_updates')) queue.confirmBelow(Number.POSITIVE_INFINITY);
      poster.set(url === '' ? null : { url, secret });
      return true;
    },
    async deleteWebhook(params) {
      if (flag(params, 'drop_pending_updates')) queue.confirmBelow(Number.POSITIVE_INFINITY);
      poster.set(null);
      return true;
    },
    async getWebhookInfo() {
      const failed = poster.deliveries.findLast(({ status }) => status !== 200);
      return {
        url: poster.url,
        has_custom_certificate: false,
        pending_update_count: queue.pending.length,
        ...(failed === undefined ? {} : errorOf(failed)),
        ...(queue.allowed === null ? {} : { allowed_updates: queue.allowed }),
      };
    },
  };
}

function errorOf({ status, at }: Delivery) {
  return {
    last_error_date: Math.floor(at / 1000),
    last_error_message: `Wrong response from the webhook: ${status ?? 'no answer'}`,
  };
}

/** Left out, the list stays as it was. */
function allow(queue: UpdateQueue, params: Params): void {
  const allowed = structure(params, 'allowed_updates');
  if (allowed === undefined) return;
  if (!Array.isArray(allowed) || !allowed.every((kind) => typeof kind === 'string')) {
    throw new Refused(refusals.allowedUpdates);
  }
  queue.allowed = allowed;
}
