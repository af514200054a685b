import type { Clock, Language } from '../core/model/index.ts';
import type { Config } from '../core/runtime/config.ts';
import type { Log } from '../core/runtime/log.ts';
import type { Messenger } from './messenger/adapter.ts';
import type { Store } from './store.ts';
import type { Telegram } from './telegram/adapter.ts';
import { createWebchat, type Webchat } from './webchat/adapter.ts';

/** The channels that have their settings; the others stay off and say in one line what they miss. */
export interface Channels {
  readonly telegram: Telegram | null;
  readonly messenger: Messenger | null;
  readonly webchat: Webchat;
  readonly off: readonly { readonly channel: string; readonly missing: readonly string[] }[];
}

export interface ChannelNeeds {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly say: (key: string, language: Language) => string;
  readonly count: (what: string) => void;
  readonly files: Parameters<typeof createWebchat>[0]['files'];
  /** A benchmark turns the typing sign and the pace off. */
  readonly unhurried?: boolean;
}

const messengerSettings = [
  'MESSENGER_PAGE_ID',
  'MESSENGER_PAGE_TOKEN',
  'MESSENGER_APP_ID',
  'MESSENGER_APP_SECRET',
  'MESSENGER_VERIFY_TOKEN',
] as const;

export async function createChannels(needs: ChannelNeeds): Promise<Channels> {
  const { config, store, clock, log } = needs;
  const missing = messengerSettings.filter((name) => config[name] === undefined);
  const off = [
    ...(config.TELEGRAM_BOT_TOKEN === undefined ? [{ channel: 'telegram', missing: ['TELEGRAM_BOT_TOKEN'] }] : []),
    ...(missing.length > 0 ? [{ channel: 'messenger', missing }] : []),
  ];
  return {
    telegram: await telegram(needs),
    messenger: await messenger(needs),
    webchat: createWebchat({ documents: store.chats, files: needs.files, clock, log }),
    off,
  };
}

/** A channel's code is read only when the channel is on: the start stays quick. */
async function telegram({ config, say, clock, log, count }: ChannelNeeds): Promise<Telegram | null> {
  const token = config.TELEGRAM_BOT_TOKEN;
  if (token === undefined) return null;
  const { createTelegram } = await import('./telegram/adapter.ts');
  const { deriveWebhookSecret } = await import('./telegram/receive.ts');
  const webhook =
    config.PUBLIC_URL === undefined
      ? null
      : {
          url: new URL('/webhooks/telegram', config.PUBLIC_URL).href,
          secret: config.TELEGRAM_WEBHOOK_SECRET ?? deriveWebhookSecret(token),
        };
  return createTelegram({
    token,
    apiRoot: config.TELEGRAM_API_ROOT,
    webhook,
    say,
    clock,
    log,
    ignored: (kind) => count(`ignored.telegram.${kind}`),
    ...(config.TELEGRAM_STAFF_CHAT_ID ? { staffChat: Number(config.TELEGRAM_STAFF_CHAT_ID) } : {}),
  });
}

async function messenger({ config, say, clock, log, unhurried }: ChannelNeeds): Promise<Messenger | null> {
  const {
    MESSENGER_PAGE_ID: pageId,
    MESSENGER_PAGE_TOKEN: pageToken,
    MESSENGER_APP_ID: appId,
    MESSENGER_APP_SECRET: appSecret,
    MESSENGER_VERIFY_TOKEN: verifyToken,
  } = config;
  if (!pageId || !pageToken || !appId || !appSecret || !verifyToken) return null;
  const { createMessenger } = await import('./messenger/adapter.ts');
  return createMessenger({
    pageId,
    pageToken,
    appId,
    appSecret,
    verifyToken,
    apiRoot: config.MESSENGER_API_ROOT,
    graphVersion: config.MESSENGER_GRAPH_VERSION,
    say,
    clock,
    log,
    ...(unhurried ? { typing: false, rate: { perChat: 100_000, overall: 100_000 } } : {}),
  });
}
