import type { Capabilities, ChannelAdapter, Hear, RunningChannel } from '../../core/delivery/channel.ts';
import { type Clock, second } from '../../core/model/index.ts';
import { faultOf } from '../../core/runtime/log.ts';
import { createApi, type TelegramApi } from './api.ts';
import { createEars, type Ears } from './ears.ts';
import { fetchFile } from './files.ts';
import { type ChannelLog, codeOf, keepStanding, type Say, type Standings, standingOf } from './health.ts';
import { setMenus } from './menu.ts';
import { patienceFor, realWait, type Wait } from './patience.ts';
import { poll } from './polling.ts';
import { openRequest } from './receive.ts';
import { capabilities, erase, send } from './send.ts';
import { checkWebhook, connect, type WebhookSetting } from './setup.ts';

export interface TelegramOptions {
  readonly token: string;
  readonly apiRoot: string;
  /** Null: we ask for updates ourselves, and no address of ours is needed. */
  readonly webhook: WebhookSetting | null;
  readonly say: Say;
  readonly clock: Clock;
  readonly log: ChannelLog;
  /** Counts kinds of updates that were left aside: `message.poll`. */
  readonly ignored?: (kind: string) => void;
  /** The caseworkers' group: what is said there is no conversation with us. */
  readonly staffChat?: number;
  /** Left out: Telegram's limits. A benchmark against a fake has none. */
  readonly rate?: Capabilities['rate'];
  readonly wait?: Wait;
}

const checkWithin = 30 * second;
const menuWithin = 30 * second;

export interface Telegram extends RunningChannel {
  /** Asks whether the webhook is still ours and reached, and mends it. Call it every quarter of an hour. Never throws. */
  check(): Promise<void>;
}

/** Telegram. `start` never waits for it, so that its trouble holds up nothing else; `health` tells. */
export function createTelegram(options: TelegramOptions): Telegram {
  const api = createApi(options.token, options.apiRoot);
  const standings = keepStanding(options.log);
  const closing = new AbortController();
  const ears = createEars(options, api);
  let running: Promise<void> = Promise.resolve();
  const adapter: ChannelAdapter = {
    name: 'telegram',
    capabilities: { ...capabilities, rate: options.rate ?? capabilities.rate },
    async receive(request) {
      const opened = openRequest(request, options.webhook?.secret ?? null, ears.around());
      if ('refused' in opened) return opened;
      const { events, ignored, queries } = opened.translated;
      ears.stopSpinning(queries);
      return { events, ignored };
    },
    send: (message, signal) => send(api, message, signal),
    fetchFile: (ref, maxBytes, signal) => fetchFile({ ...options, api }, ref, maxBytes, signal),
    erase: (from, messages, signal) => erase(api, from, messages, signal),
  };
  return {
    adapter,
    async check() {
      const { webhook, clock } = options;
      if (webhook === null || standings.current() === 'off') return;
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(checkWithin)]);
      await checkWebhook({ api, webhook, clock, standings }, signal);
    },
    async start(hear) {
      running = run(options, api, standings, ears, hear, closing.signal).catch((thrown: unknown) => {
        options.log.warn({ channel: 'telegram', ...faultOf(thrown) }, 'telegram_failed');
        standings.set('broken');
      });
    },
    async stop() {
      closing.abort();
      await running;
      standings.set('off');
    },
    health: () => standings.health(options.say),
  };
}

async function run(
  options: TelegramOptions,
  api: TelegramApi,
  standings: Standings,
  ears: Ears,
  hear: Hear,
  signal: AbortSignal,
): Promise<void> {
  standings.set('asked');
  if (!(await connected(options, api, standings, ears, signal))) return;
  keepMenus(options, api, signal).catch((thrown: unknown) => {
    options.log.warn({ channel: 'telegram', ...faultOf(thrown) }, 'telegram_menu_failed');
  });
  if (options.webhook !== null) return;
  const store = async (updates: readonly unknown[]) => {
    const { events, queries } = ears.translate(updates);
    try {
      if (events.length > 0) await hear(events);
    } catch (thrown) {
      options.log.warn({ channel: 'telegram', ...faultOf(thrown) }, 'telegram_store_failed');
      throw thrown;
    }
    ears.stopSpinning(queries);
  };
  await poll({ api, standings, wait: options.wait ?? realWait, store }, signal);
}

/** Tries until Telegram agrees. False: we were stopped before. */
async function connected(
  { webhook, wait = realWait }: TelegramOptions,
  api: TelegramApi,
  standings: Standings,
  ears: Ears,
  signal: AbortSignal,
): Promise<boolean> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    const answered = await connect(api, webhook, signal);
    if ('result' in answered) {
      ears.named(answered.result.name);
      standings.set('on');
      return true;
    }
    if (signal.aborted) return false;
    standings.set(standingOf(answered.failure), codeOf(answered.failure));
    await wait(patienceFor(answered.failure, failures), signal);
  }
  return false;
}

/** The menu is a convenience: without it every command works all the same. */
async function keepMenus({ say, log }: TelegramOptions, api: TelegramApi, signal: AbortSignal): Promise<void> {
  const answered = await setMenus(api, say, AbortSignal.any([signal, AbortSignal.timeout(menuWithin)]));
  if (signal.aborted) return;
  if ('failure' in answered) log.warn({ channel: 'telegram', code: codeOf(answered.failure) }, 'telegram_menu_failed');
  else if (answered.result > 0) log.info({ channel: 'telegram', changed: answered.result }, 'telegram_menu_set');
}
