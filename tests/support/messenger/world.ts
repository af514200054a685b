import type { Clock } from '../../../core/model/index.ts';
import { FakeProfile } from './profile.ts';
import { type PageEvent, pageBody, WebhookSender } from './webhooks.ts';

export interface GraphFakeSettings {
  readonly pageId: string;
  readonly pageToken: string;
  readonly appId: string;
  readonly appSecret: string;
  /** False: an app without "require app secret" may leave the proof out; a wrong one is refused either way. */
  readonly requireProof: boolean;
  /** True: our app is the page's default app, so threads have owners. */
  readonly routing: boolean;
  /** Sends a second before 613; null for benchmarks. */
  readonly perSecond: number | null;
  readonly clock: Clock;
}

/** One message that a person received from the page. */
export interface SentMessage {
  readonly mid: string;
  readonly psid: string;
  readonly at: number;
  readonly text: string;
  readonly choices: readonly {
    readonly kind: 'button' | 'quick_reply';
    readonly title: string;
    readonly payload: string;
  }[];
  readonly metadata: string | null;
  readonly type: string;
  readonly tag: string | null;
  readonly file: {
    readonly type: string;
    readonly mime: string;
    readonly name: string;
    readonly bytes: Uint8Array;
  } | null;
  /** The message as it was asked for. */
  readonly raw: unknown;
}

/** Bytes, or the way to where they are. */
export type HostedFile = { readonly bytes: Uint8Array; readonly mime: string } | { readonly location: string };

export interface PersonState {
  readonly psid: string;
  lastActAt: number | null;
  blocked: boolean;
  /** An app id, or null: the thread is idle. */
  owner: string | null;
  ownedAt: number;
}

/** The inbox as an app, in the longer of the two spellings Facebook's pages print. */
export const inboxAppId = '263902037430900';
const ownerKeeps = 24 * 60 * 60 * 1000;

export const allFields = [
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
  'messaging_optins',
  'response_feedback',
  'feed',
  'inbox_labels',
];

/** Everything Facebook knows in this test. */
export class World {
  readonly people = new Map<string, PersonState>();
  readonly sent: SentMessage[] = [];
  readonly actions: { readonly psid: string; readonly action: string }[] = [];
  readonly profile = new FakeProfile();
  readonly webhooks: WebhookSender;
  readonly files = new Map<string, HostedFile>();
  /** Null: the app is not on the page, and nothing is delivered. */
  subscribedFields: readonly string[] | null = allFields;
  /** The app's own webhook, as its dashboard has it. */
  appWebhook: { callback_url: string; fields: readonly string[] } | null = null;
  readonly settings: GraphFakeSettings;
  private readonly listeners = new Set<(message: SentMessage) => void>();
  private held: PageEvent[] | null = null;
  private counter = 0;

  constructor(settings: GraphFakeSettings) {
    this.settings = settings;
    this.webhooks = new WebhookSender(settings.appSecret);
  }

  now(): number {
    return this.settings.clock.now();
  }

  id(kind: string): string {
    this.counter += 1;
    return `${kind}_fake-${this.counter}`;
  }

  /** Who may write: after a day without use a thread is idle again. */
  ownerOf(person: PersonState): string | null {
    if (!this.settings.routing) return null;
    return person.owner !== null && this.now() - person.ownedAt < ownerKeeps ? person.owner : null;
  }

  isOthers(person: PersonState): boolean {
    const owner = this.ownerOf(person);
    return owner !== null && owner !== this.settings.appId;
  }

  give(person: PersonState, owner: string | null): void {
    person.owner = owner;
    person.ownedAt = this.now();
  }

  took(message: SentMessage): void {
    this.sent.push(message);
    for (const listener of [...this.listeners]) listener(message);
  }

  onSent(listener: (message: SentMessage) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Delivers an event, unless the page does not send its kind or events are being held back. */
  async emit(one: PageEvent): Promise<number | null> {
    const field = one.seat === 'standby' ? 'standby' : one.field;
    if (this.subscribedFields?.includes(field) !== true) return null;
    if (this.held === null) return this.webhooks.deliver(pageBody(this.settings.pageId, [one], this.now()));
    this.held.push(one);
    return null;
  }

  hold(): void {
    this.held ??= [];
  }

  /** Delivers what was held back: one body each, or all in one. */
  async release(how: { readonly reversed?: boolean; readonly together?: boolean } = {}): Promise<void> {
    const events = how.reversed ? [...(this.held ?? [])].reverse() : (this.held ?? []);
    this.held = null;
    const bodies = how.together ? [events] : events.map((event) => [event]);
    for (const body of bodies) await this.webhooks.deliver(pageBody(this.settings.pageId, body, this.now()));
  }
}
