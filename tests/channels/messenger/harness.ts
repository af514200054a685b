import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createMessenger, type Messenger, type MessengerOptions } from '../../../bots/messenger/adapter.ts';
import type { OutboundMessage, OutboundPart, WebhookRequest } from '../../../core/delivery/channel.ts';
import { asId, type ChatId, type EffectKey, type Language } from '../../../core/model/index.ts';
import { silentLog } from '../../../core/runtime/log.ts';
import { fakeClock } from '../../support/clock.ts';
import { type GraphFake, type GraphFakeOptions, startGraphFake } from '../../support/messenger/graph-fake.ts';
import { escapeLikeFacebook, type PageEvent, pageBody, signatureOf } from '../../support/messenger/webhooks.ts';

export const verifyToken = 'a-verify-token';

/** The real words, without the rest of the content. */
export function say(key: string, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  const [name = '', ...path] = key.split('.');
  const file = new URL(`../../../content/translations/${language}/${name}.yaml`, import.meta.url);
  const found = path.reduce<unknown>(
    (tree, part) =>
      typeof tree === 'object' && tree !== null ? Object.entries(tree).find(([at]) => at === part)?.[1] : null,
    parse(readFileSync(file, 'utf8')),
  );
  if (typeof found !== 'string') throw new Error(`no such words: ${key}`);
  return found.replaceAll(/\{\{(\w+)\}\}/g, (_all, value: string) => String(values[value]));
}

export interface Opened {
  readonly fake: GraphFake;
  readonly messenger: Messenger;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly logged: string[];
  /** The request in which Facebook would bring these events. */
  bring(...events: readonly PageEvent[]): WebhookRequest;
}

/** The adapter on a fake of its own. Both live by the same clock. */
export async function openMessenger(
  fakeOptions: GraphFakeOptions = {},
  options: Partial<MessengerOptions> = {},
): Promise<Opened> {
  const clock = fakeClock(Date.UTC(2026, 0, 1, 1));
  const fake = await startGraphFake({ clock, ...fakeOptions });
  const logged: string[] = [];
  const note = (_fields: unknown, event: string) => void logged.push(event);
  const log = { ...silentLog, info: note, warn: note };
  const messenger = createMessenger({ ...optionsFor(fake), clock, log, ...options });
  const bring = (...events: readonly PageEvent[]) =>
    signed(pageBody(fake.settings.pageId, events, clock.now()), fake.settings.appSecret);
  return { fake, messenger, clock, logged, bring };
}

export function optionsFor(fake: GraphFake): MessengerOptions {
  const { pageId, pageToken, appId, appSecret, clock } = fake.settings;
  const graph = { apiRoot: fake.apiRoot, graphVersion: 'v26.0' };
  return { pageId, pageToken, appId, appSecret, verifyToken, ...graph, say, clock, log: silentLog, typing: false };
}

export function signed(body: unknown, appSecret: string): WebhookRequest {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : escapeLikeFacebook(body));
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(bytes, appSecret) };
  return { method: 'POST', query: {}, headers, body: bytes };
}

export const text = (words: string, more: Partial<OutboundPart & { type: 'text' }> = {}): OutboundPart => ({
  type: 'text',
  text: words,
  choices: [],
  contacts: [],
  ...more,
});

export function toPerson(psid: string, part: OutboundPart, more: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    to: { channel: 'messenger', chat: asId<ChatId>(psid) },
    key: asId<EffectKey>('event:0'),
    author: 'bot',
    lastActAt: null,
    part,
    ...more,
  };
}

export const soon = () => AbortSignal.timeout(5_000);
