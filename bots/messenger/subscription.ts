import type { ChannelHealth } from '../../core/delivery/channel.ts';
import type { Language } from '../../core/model/index.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { Graph } from './graph.ts';
import { subscribedApps } from './wire.ts';

/**
 * What the page must send us. `response_feedback` is left out on purpose: it puts thumbs under every message of ours.
 */
export const pageFields = [
  'messages',
  'messaging_postbacks',
  'messaging_referrals',
  'message_echoes',
  'standby',
  'messaging_handovers',
  'message_reactions',
  'message_edits',
  'message_deliveries',
  'message_reads',
  'messaging_policy_enforcement',
] as const;

/** Ids and codes only. */
export type ChannelLog = Pick<Log, 'info' | 'warn'>;
export type Say = (key: string, language: Language, values?: Readonly<Record<string, string | number>>) => string;

export interface SubscriptionOptions {
  readonly graph: Graph;
  readonly pageId: string;
  readonly appId: string;
  readonly log: ChannelLog;
}

/** `renewed`: it was gone and is back. What people wrote in between never comes; it is only in the Page inbox. */
export type SubscriptionState =
  | { readonly state: 'unchecked' | 'on' | 'renewed' }
  | { readonly state: 'refused' | 'unreachable'; readonly code: string };

export interface Subscription {
  /** Looks, and subscribes again when it is gone. Two checks at once are one. */
  check(signal: AbortSignal): Promise<SubscriptionState>;
  current(): SubscriptionState;
}

/**
 * Facebook takes an app off the page without a word when its webhook fails for an hour. Only asking shows it, so somebody has to
 * ask regularly.
 */
export function watchSubscription(options: SubscriptionOptions): Subscription {
  let current: SubscriptionState = { state: 'unchecked' };
  let running: Promise<SubscriptionState> | null = null;
  const run = async (signal: AbortSignal) => {
    const next = await lookAndMend(options, signal);
    report(options.log, current, next);
    current = next;
    return next;
  };
  return {
    current: () => current,
    check(signal) {
      running ??= run(signal).finally(() => {
        running = null;
      });
      return running;
    },
  };
}

async function lookAndMend(options: SubscriptionOptions, signal: AbortSignal): Promise<SubscriptionState> {
  const { graph, pageId, appId } = options;
  const answer = await graph.call({ method: 'GET', path: `${pageId}/subscribed_apps` }, signal);
  if ('failed' in answer) return troubleOf(answer);
  const read = subscribedApps.safeParse(answer.answer);
  if (!read.success) return { state: 'unreachable', code: 'answer' };
  const ours = read.data.data.find((app) => app.id === appId);
  if (ours !== undefined && pageFields.every((field) => ours.subscribed_fields.includes(field))) return { state: 'on' };
  const mended = await subscribe(graph, pageId, signal);
  return mended === null ? { state: 'renewed' } : mended;
}

/** Null when the page now sends us everything we need. */
export async function subscribe(graph: Graph, pageId: string, signal: AbortSignal): Promise<SubscriptionState | null> {
  const body = { subscribed_fields: pageFields.join(',') };
  const answer = await graph.call({ method: 'POST', path: `${pageId}/subscribed_apps`, body }, signal);
  return 'failed' in answer ? troubleOf(answer) : null;
}

function troubleOf({ failed, code }: { readonly failed: string; readonly code: string }): SubscriptionState {
  const later = failed === 'temporary' || failed === 'throttled' || failed === 'unknown_outcome';
  return { state: later ? 'unreachable' : 'refused', code };
}

function report(log: ChannelLog, before: SubscriptionState, now: SubscriptionState): void {
  const code = 'code' in now ? { code: now.code } : {};
  if (now.state === 'on') {
    if (before.state !== 'on') log.info({ channel: 'messenger' }, 'messenger_subscribed');
  } else log.warn({ channel: 'messenger', ...code }, `messenger_subscription_${now.state}`);
}

/** One sentence for those who run the service. */
export function healthOf(now: SubscriptionState, barred: boolean, say: Say): ChannelHealth {
  const told = (key: string) => say(`messenger.health.${key}`, 'en');
  if (barred) return { state: 'trouble', detail: told('barred') };
  if (now.state === 'on') return { state: 'on', detail: told('on') };
  const code = 'code' in now ? ` (${now.code})` : '';
  return { state: 'trouble', detail: `${told(now.state)}${code}` };
}
