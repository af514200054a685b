import type { ChatId, EffectKey, EventId, Instant, MessageRef } from './ids.ts';
import type { Language } from './language.ts';
import type { FileKind } from './message.ts';

export const channelNames = ['telegram', 'messenger', 'webchat'] as const;
export type ChannelName = (typeof channelNames)[number];

/** Where a person can be reached. The core never looks inside `chat`. */
export interface Address {
  readonly channel: ChannelName;
  readonly chat: ChatId;
}

/** Something besides words, still on the platform's side. `ref` is read by its own adapter's `fetchFile` alone. */
export type ForeignAttachment =
  | {
      readonly kind: FileKind;
      readonly ref: string;
      readonly mime?: string;
      readonly bytes?: number;
      readonly name?: string;
    }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'contact'; readonly name: string; readonly number: string };

/** Words that work in every state, as a channel's own command or menu item. */
export const commands = [
  'start',
  'menu',
  'help',
  'language',
  'human',
  'hide',
  'stop',
  'delete',
  'offer',
  'emergency',
] as const;
export type Command = (typeof commands)[number];

/** What a channel heard, translated. `at` is the platform's own time and gives the order. */
export type Incoming = {
  readonly id: EventId;
  readonly at: Instant;
  readonly from: Address;
  /** What the person's screen is set to, where the channel tells: a hint until they say or write otherwise. */
  readonly language?: Language;
} & IncomingFact;

export type IncomingFact =
  | {
      readonly type: 'message_received';
      readonly text: string;
      readonly attachments: readonly ForeignAttachment[];
      readonly message: MessageRef | null;
      /** True when the person passed on someone else's message: likely a job post. */
      readonly forwarded: boolean;
    }
  | {
      readonly type: 'choice_pressed';
      readonly token: string;
      readonly title: string | null;
      readonly message: MessageRef | null;
    }
  | { readonly type: 'command_given'; readonly command: Command; readonly message: MessageRef | null }
  /** First contact or a link followed: `/start ref`, Get Started, `m.me/...?ref=`. */
  | { readonly type: 'conversation_started'; readonly ref: string | null; readonly message: MessageRef | null }
  | { readonly type: 'message_edited'; readonly text: string; readonly message: MessageRef }
  | { readonly type: 'reaction_given'; readonly emoji: string; readonly message: MessageRef | null }
  | { readonly type: 'person_blocked' }
  | { readonly type: 'person_unblocked' }
  /** The platform told us that a message of ours is out (Messenger echo with our `metadata`). */
  | { readonly type: 'send_confirmed'; readonly key: EffectKey; readonly message: MessageRef }
  | { readonly type: 'messages_delivered'; readonly upTo: Instant }
  | { readonly type: 'messages_read'; readonly upTo: Instant }
  /** A human answered in the platform's own inbox (Messenger echo of a foreign app): that is a takeover. */
  | { readonly type: 'inbox_replied'; readonly text: string; readonly message: MessageRef }
  | { readonly type: 'thread_control_changed'; readonly owner: 'us' | 'other' | 'nobody' }
  /** Heard while another app owns the thread: it may be shown to a caseworker, never answered by the bot. */
  | { readonly type: 'overheard'; readonly text: string; readonly message: MessageRef | null }
  /** Somebody wrote to the bot in a group: politely refused, once. */
  | { readonly type: 'group_spoken' };
