import type { Hear } from '../../core/delivery/channel.ts';
import type { ChatId, Clock } from '../../core/model/index.ts';
import type { Documents } from '../../core/storage/documents.ts';
import { type Limits, limiter } from './limits.ts';
import type { ChatLog, Upload } from './log.ts';
import { parseAct, translate } from './receive.ts';
import type { Act, Refusal, ServerFrame } from './wire.ts';

export type ActAnswer = Extract<ServerFrame, { type: 'received' | 'refused' }>;

export interface ActLine {
  /**
   * One thing a person did, however it came. Answers `received` only once it is durably stored; a refusal says what the page
   * should do with its own copy. `value` is whatever the line carried.
   */
  take(chat: ChatId, address: string, value: unknown): Promise<ActAnswer>;
}

export interface ActNeed {
  readonly documents: Documents<ChatLog>;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Null while the channel is not started. */
  hear(): Hear | null;
  readonly log: { warn(what: object, message: string): void };
}

const storeRetryMs = 3000;

export function actLine(need: ActNeed): ActLine {
  const perChat = limiter(need.clock, need.limits.acts);
  const perAddress = limiter(need.clock, need.limits.actsPerAddress);
  return {
    async take(chat, address, value) {
      const parsed = parseAct(value);
      if ('refused' in parsed) return refused(parsed.id, parsed.refused);
      const wait = perAddress.take(address) || perChat.take(chat);
      if (wait > 0) return refused(parsed.act.id, 'too_fast', wait);
      return hearIt(need, chat, parsed.act);
    },
  };
}

async function hearIt(need: ActNeed, chat: ChatId, said: Act): Promise<ActAnswer> {
  const hear = need.hear();
  if (!hear) return refused(said.id, 'try_later', storeRetryMs);
  const at = need.clock.now();
  try {
    const event = translate(said, { chat, at, uploads: await uploadsNamed(need.documents, chat, said) });
    if (!event) return refused(said.id, 'unknown_file');
    await hear([event]);
    return { type: 'received', id: said.id, at };
  } catch (error) {
    need.log.warn({ code: codeOf(error), kind: said.type }, 'webchat: not stored, the page will try again');
    return refused(said.id, 'try_later', storeRetryMs);
  }
}

/** The log is read only when a file is named: most messages cost no read here. */
export async function uploadsNamed(documents: Documents<ChatLog>, chat: ChatId, said: Act): Promise<readonly Upload[]> {
  if (said.type !== 'message' || said.files.length === 0) return [];
  return (await documents.read(chat))?.document.uploads ?? [];
}

export function refused(id: string | null, why: Refusal, retryAfterMs = 0): ActAnswer {
  return { type: 'refused', id, why, retryAfterMs };
}

/** Never the error's words: they could hold what somebody said. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.constructor.name;
}
