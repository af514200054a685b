import type {
  Address,
  ChannelName,
  Choice,
  Contact,
  EffectKey,
  FileKind,
  Incoming,
  Instant,
  MessageRef,
} from '../model/index.ts';
import type { FailureName } from './failures.ts';

/**
 * What every channel fulfils, and all the core knows of one. Wire shapes stay in the channel's `wire.ts`; only its `ids.ts`
 * builds or reads chat and message ids.
 */
export interface ChannelAdapter {
  readonly name: ChannelName;
  /** What this channel can carry. Delivery reshapes a message to fit, so dialogues never ask which channel it is. */
  readonly capabilities: Capabilities;
  /** Proves that a request is genuine, then translates it. Never stores, replies or decides. May yield many events. */
  receive(request: WebhookRequest): Promise<Received>;
  /** One attempt, within `signal`. Whether to try again is delivery's business. Never throws for an expected failure. */
  send(message: OutboundMessage, signal: AbortSignal): Promise<SendOutcome>;
  /** The bytes behind a `ForeignAttachment.ref`, at most `maxBytes`. */
  fetchFile(ref: string, maxBytes: number, signal: AbortSignal): Promise<FileOutcome>;
  /** Takes messages off the person's screen where the platform allows it; tells how many are gone. */
  erase(from: Address, messages: readonly MessageRef[], signal: AbortSignal): Promise<{ readonly erased: number }>;
}

/** A channel that also has to be opened and closed: polling, sockets, subscriptions. `main.ts` calls these. */
export interface RunningChannel {
  readonly adapter: ChannelAdapter;
  /** Starts listening. Each translated batch goes to `hear`, which resolves once it is durably stored. */
  start(hear: Hear): Promise<void>;
  stop(): Promise<void>;
  /** For `/readyz` and the console: one word and one sentence, no secrets. */
  health(): ChannelHealth;
}

export type Hear = (events: readonly Incoming[]) => Promise<void>;

export interface ChannelHealth {
  readonly state: 'on' | 'off' | 'trouble';
  readonly detail: string;
}

/** An HTTP request as it came: raw bytes, lower-case header names. */
export interface WebhookRequest {
  readonly method: 'GET' | 'POST';
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export type Received =
  | {
      readonly events: readonly Incoming[] /** Kinds that were not understood, for counting. */;
      readonly ignored: readonly string[];
    }
  | { readonly handshake: string }
  | { readonly refused: RefusalReason; readonly status: 400 | 401 | 403 | 404 };

export type RefusalReason = 'no_signature' | 'bad_signature' | 'bad_secret' | 'bad_token' | 'not_json' | 'not_ours';

export interface Capabilities {
  /** Characters as the platform counts them: UTF-16 code units. */
  readonly textMax: number;
  /** Buttons under a text; null when the channel has none and numbered lines must do. */
  readonly choices: { readonly max: number; readonly titleMax: number; readonly textMax: number } | null;
  /** Largest file by kind that may be sent, in bytes; a kind that is missing cannot be sent. */
  readonly files: Partial<Readonly<Record<FileKind, number>>>;
  readonly location: boolean;
  /** True when contacts are shown as such; otherwise they are written into the text, number alone on its line. */
  readonly contacts?: boolean;
  /** What `erase` can reach. */
  readonly erases: { readonly theirs: boolean; readonly withinMs: number } | null;
  /** Sends a second: to one chat, and altogether. */
  readonly rate: { readonly perChat: number; readonly overall: number };
  /** After the person's last act: how long a bot may write, and how long a human may. Null: always. */
  readonly window: { readonly botMs: number; readonly humanMs: number } | null;
  /** True when the platform reports our own sends back (`send_confirmed`), so a cut-off send need not be repeated blindly. */
  readonly confirms: boolean;
}

/** One part that fits the channel as it is. */
export interface OutboundMessage {
  readonly to: Address;
  /** Our name for this send; carried as platform metadata where that exists. */
  readonly key: EffectKey;
  readonly author: 'bot' | 'caseworker';
  /** When the person last acted, for channels with a window. */
  readonly lastActAt: Instant | null;
  readonly part: OutboundPart;
}

export type OutboundPart =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly choices: readonly Choice[];
      readonly contacts: readonly Contact[];
    }
  | {
      readonly type: 'file';
      readonly kind: FileKind;
      readonly mime: string;
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly caption: string;
    }
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number };

export type SendOutcome =
  | { readonly sent: MessageRef }
  | {
      readonly failed: FailureName;
      /** The platform's own wait, in milliseconds. */
      readonly retryAfterMs?: number;
      /** Platform codes for the log: `100/2018001`, `400`. Never a text that could hold words or ids. */
      readonly code: string;
    };

export type FileOutcome =
  | { readonly bytes: Uint8Array; readonly mime: string; readonly name?: string }
  | { readonly failed: 'too_big' | 'gone' | 'unreachable' };
