import type {
  Capabilities,
  ChannelAdapter,
  ChannelHealth,
  FileOutcome,
  Hear,
  Received,
  RunningChannel,
  WebhookRequest,
} from '../../core/delivery/channel.ts';
import { asId, type Clock, type FileId } from '../../core/model/index.ts';
import type { Documents } from '../../core/storage/documents.ts';
import { type ActLine, actLine, uploadsNamed } from './acts.ts';
import { fileBytesMax } from './filetypes.ts';
import { followChanges, type Hub, hubOf } from './hub.ts';
import { chatOfHeader } from './ids.ts';
import { jsonOf } from './json.ts';
import { defaultLimits, type Limits } from './limits.ts';
import type { ChatLog } from './log.ts';
import { parseAct, translate } from './receive.ts';
import { erase, type Files, send } from './send.ts';
import { catchUp, prune } from './upkeep.ts';
import { type UploadLine, uploadLine } from './uploads.ts';

export interface WebchatOptions {
  /** Made from `chatLogShape`. */
  readonly documents: Documents<ChatLog>;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: { warn(what: object, message: string): void };
  readonly limits?: Limits;
}

/** The channel, and what its own routes and upkeep need of it. */
export interface Webchat extends RunningChannel {
  readonly hub: Hub;
  readonly acts: ActLine;
  readonly uploads: UploadLine;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly documents: Documents<ChatLog>;
  readonly files: Files;
  /** What other processes sent: call it every second or two where there are several. */
  catchUp(): Promise<void>;
  /** Removes chats nobody used for thirty days, and their files; tells how many. Call it daily. */
  prune(limit: number): Promise<number>;
}

export const capabilities: Capabilities = {
  textMax: 4000,
  choices: { max: 12, titleMax: 80, textMax: 4000 },
  files: {
    photo: fileBytesMax,
    voice: fileBytesMax,
    video: fileBytesMax,
    audio: fileBytesMax,
    file: fileBytesMax,
    sticker: fileBytesMax,
  },
  location: true,
  contacts: true,
  erases: { theirs: true, withinMs: Number.MAX_SAFE_INTEGER },
  rate: { perChat: 50, overall: 1000 },
  window: null,
  confirms: false,
};

export function createWebchat(options: WebchatOptions): Webchat {
  const { documents, files, clock, limits = defaultLimits } = options;
  const hub = hubOf(documents);
  let hear: Hear | null = null;
  let unfollow: (() => void) | null = null;
  const acts = actLine({ documents, clock, limits, hear: () => hear, log: options.log });

  return {
    adapter: adapterOf(options),
    hub,
    acts,
    uploads: uploadLine({ documents, files, clock, limits }),
    limits,
    clock,
    documents,
    files,
    async start(heard) {
      hear = heard;
      unfollow = followChanges(documents, hub);
    },
    async stop() {
      hear = null;
      unfollow?.();
      unfollow = null;
      hub.empty();
    },
    health: () => healthOf(hear !== null, hub),
    catchUp: catchUp(documents, hub, clock),
    prune: (limit) => prune(documents, files, clock, limit),
  };
}

function healthOf(on: boolean, hub: Hub): ChannelHealth {
  return on ? { state: 'on', detail: `${hub.listeners()} open` } : { state: 'off', detail: 'not started' };
}

function adapterOf({ documents, files, clock }: WebchatOptions): ChannelAdapter {
  const outlet = { documents, files, clock };
  return {
    name: 'webchat',
    capabilities,
    receive: (request) => receive(request, documents, clock),
    send: (message, signal) => send(outlet, message, signal),
    fetchFile: (ref, maxBytes, signal) => fetchFile(files, ref, maxBytes, signal),
    erase: async (from, messages) => ({ erased: await erase(outlet, from.chat, messages) }),
  };
}

async function fetchFile(files: Files, ref: string, maxBytes: number, signal: AbortSignal): Promise<FileOutcome> {
  if (signal.aborted) return { failed: 'unreachable' };
  try {
    const file = await files.read(asId<FileId>(ref));
    if (!file) return { failed: 'gone' };
    const { bytes, mime, name } = file;
    return bytes.length > maxBytes ? { failed: 'too_big' } : { bytes, mime, name };
  } catch {
    return { failed: 'unreachable' };
  }
}

/** One thing the person did, as one HTTP request: what the page does where sockets are blocked. */
async function receive(request: WebhookRequest, documents: Documents<ChatLog>, clock: Clock): Promise<Received> {
  const { authorization } = request.headers;
  if (authorization === undefined) return { refused: 'no_signature', status: 401 };
  const chat = chatOfHeader(authorization);
  if (chat === null) return { refused: 'bad_token', status: 401 };
  const value = jsonOf(request.body);
  if (value === undefined) return { refused: 'not_json', status: 400 };
  const parsed = parseAct(value);
  if ('refused' in parsed) return { events: [], ignored: [parsed.refused] };
  const event = translate(parsed.act, {
    chat,
    at: clock.now(),
    uploads: await uploadsNamed(documents, chat, parsed.act),
  });
  return event ? { events: [event], ignored: [] } : { events: [], ignored: ['unknown_file'] };
}
