import type { ChannelAdapter, RunningChannel } from '../../core/delivery/channel.ts';
import { type Clock, second } from '../../core/model/index.ts';
import { createGraph } from './graph.ts';
import { receive } from './receive.ts';
import { capabilities, type SaidCaptions, send } from './send.ts';
import { type ChannelLog, healthOf, type Say, watchSubscription } from './subscription.ts';

export interface MessengerOptions {
  readonly pageId: string;
  readonly pageToken: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly apiRoot: string;
  readonly graphVersion: string;
  readonly say: Say;
  readonly clock: Clock;
  readonly log: ChannelLog;
  /** Left out: the typing sign is shown before the bot's texts. */
  readonly typing?: boolean;
  /** Left out: Facebook's limits. A benchmark against a fake has none. */
  readonly rate?: { readonly perChat: number; readonly overall: number };
}

export interface Messenger extends RunningChannel {
  /** Asks whether the page still sends to us, and mends it. Call it every quarter of an hour. Never throws. */
  check(): Promise<void>;
}

const checkWithin = 15 * second;
const typingWithin = 5 * second;

/**
 * Facebook Messenger: `receive` for the webhook route, `send` for delivery. `start` never waits for Facebook, so that its
 * trouble holds up nothing else; `health` tells it.
 */
export function createMessenger(options: MessengerOptions): Messenger {
  const { pageId, appId, clock, log, say } = options;
  const graph = createGraph({ ...options, token: options.pageToken });
  const subscription = watchSubscription({ graph, pageId, appId, log });
  const closing = new AbortController();
  const within = (limit: number) => AbortSignal.any([closing.signal, AbortSignal.timeout(limit)]);
  let barred = false;
  const onPolicy = (action: string) => {
    barred = action === 'block' || (barred && action !== 'unblock');
    log.warn({ channel: 'messenger' }, barred ? 'messenger_page_barred' : 'messenger_policy_notice');
  };
  /** Best effort, beside the send: it must neither delay nor fail it. */
  const typing = (psid: string) => {
    const body = { recipient: { id: psid }, sender_action: 'typing_on' };
    void graph.call({ method: 'POST', path: `${pageId}/messages`, body }, within(typingWithin));
  };
  const sending = { graph, pageId, clock, typing: options.typing === false ? null : typing };
  const said: SaidCaptions = new Set();
  const adapter: ChannelAdapter = {
    name: 'messenger',
    capabilities: { ...capabilities, rate: options.rate ?? capabilities.rate },
    receive: async (request) => receive(request, { ...options, onPolicy }),
    send: (message, signal) => send(message, signal, sending, said),
    fetchFile: (ref, maxBytes, signal) => graph.download(ref, maxBytes, signal),
    erase: async () => ({ erased: 0 }),
  };
  const check = async () => {
    await subscription.check(within(checkWithin));
  };
  return {
    adapter,
    check,
    async start() {
      void check();
    },
    async stop() {
      closing.abort();
    },
    health: () => healthOf(subscription.current(), barred, say),
  };
}
