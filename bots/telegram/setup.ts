import { type Clock, minute, second } from '../../core/model/index.ts';
import { type Answered, asApiSignal, ask, type TelegramApi } from './api.ts';
import { codeOf, type Standings, standingOf } from './health.ts';
import { allowedUpdates } from './wire.ts';

export interface WebhookSetting {
  /** The whole address that Telegram posts to. */
  readonly url: string;
  /** 1 to 256 characters of `A-Za-z0-9_-`. */
  readonly secret: string;
}

/** Learns our name, and tells Telegram how updates reach us: by webhook, or (null) by asking. Undelivered updates stay. */
export async function connect(
  api: TelegramApi,
  webhook: WebhookSetting | null,
  signal: AbortSignal,
): Promise<Answered<{ readonly name: string }>> {
  const ends = asApiSignal(signal);
  const me = await ask(() => api.getMe(ends));
  if ('failure' in me) return me;
  const set = await ask(() => (webhook === null ? api.deleteWebhook({}, ends) : setWebhook(api, webhook, signal)));
  return 'failure' in set ? set : { result: { name: me.result.username } };
}

function setWebhook(api: TelegramApi, { url, secret }: WebhookSetting, signal: AbortSignal): Promise<true> {
  return api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates }, asApiSignal(signal));
}

/** A failed delivery longer ago than this was mended, or nobody has written since. */
const recently = 20 * minute;

export interface WebhookCheck {
  readonly api: TelegramApi;
  readonly webhook: WebhookSetting;
  readonly clock: Clock;
  readonly standings: Standings;
}

/** Telegram drops a webhook without a word, or another program takes it: only asking shows it. */
export async function checkWebhook(
  { api, webhook, clock, standings }: WebhookCheck,
  signal: AbortSignal,
): Promise<void> {
  const asked = await ask(() => api.getWebhookInfo(asApiSignal(signal)));
  if (signal.aborted) return;
  if ('failure' in asked) return standings.set(standingOf(asked.failure), codeOf(asked.failure));
  const { url, last_error_date: failedAt = 0, pending_update_count: waiting } = asked.result;
  if (url !== webhook.url) return setAgain(api, webhook, standings, signal);
  const failing = waiting > 0 && clock.now() - failedAt * second < recently;
  standings.set(failing ? 'undelivered' : 'on');
}

async function setAgain(
  api: TelegramApi,
  webhook: WebhookSetting,
  standings: Standings,
  signal: AbortSignal,
): Promise<void> {
  const set = await ask(() => setWebhook(api, webhook, signal));
  if ('result' in set) standings.set('on');
  else standings.set(standingOf(set.failure), codeOf(set.failure));
}
