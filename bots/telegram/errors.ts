import { GrammyError, HttpError } from 'grammy';
import type { FailureName } from '../../core/delivery/failures.ts';
import { second } from '../../core/model/index.ts';

/** Why a call to Telegram did not give a result. */
export type ApiFailure =
  /** Telegram said no. `description` is for recognising only: it never leaves this folder. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly description: string;
      readonly retryAfterMs: number | null;
      readonly migratedTo: number | null;
    }
  /** Nobody was reached, so nothing was done. */
  | { readonly kind: 'unreached'; readonly code: string }
  /** The request went out and no answer came. */
  | { readonly kind: 'unanswered'; readonly code: string };

/** Failures that happen before a byte of the request is on its way. */
const unreached =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|CERT_|DEPTH_ZERO|UNABLE_TO_|SELF_SIGNED|ERR_TLS)/;

/** Names what grammY threw. Anything else that is thrown is a bug and goes on. */
export function failureOf(thrown: unknown): ApiFailure {
  if (thrown instanceof GrammyError) {
    const { retry_after, migrate_to_chat_id } = thrown.parameters;
    return {
      kind: 'refused',
      status: thrown.error_code,
      description: thrown.description,
      retryAfterMs: retry_after === undefined ? null : retry_after * second,
      migratedTo: migrate_to_chat_id ?? null,
    };
  }
  if (!(thrown instanceof HttpError)) throw thrown;
  const code = networkCode(thrown.error);
  return { kind: unreached.test(code) ? 'unreached' : 'unanswered', code };
}

/** `ECONNRESET`, `AbortError`: the kind of trouble; its message would hold the address and with it the token. */
function networkCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'network';
  const code = 'code' in error ? error.code : 'name' in error ? error.name : undefined;
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'network';
}

/** What a failed send means for delivery. */
export interface SendFailure {
  readonly failed: FailureName;
  readonly retryAfterMs?: number;
  readonly code: string;
}

/** Telegram's refusals of a single message, by how their description begins. The first that fits counts. */
const refusedSends: readonly (readonly [RegExp, FailureName, string])[] = [
  [/^Forbidden/, 'person_left', 'forbidden'],
  [
    /chat not found|user not found|PEER_ID_INVALID|USER_ID_INVALID|USER_IS_BLOCKED|INPUT_USER_DEACTIVATED/,
    'person_left',
    'chat_not_found',
  ],
  [/not enough rights|CHAT_WRITE_FORBIDDEN|administrator rights|have no rights/, 'person_left', 'no_rights'],
  [/group chat was upgraded/, 'person_left', 'upgraded'],
  [/file is too big|Request Entity Too Large/, 'file_refused', 'too_big'],
  [/VOICE_MESSAGES_FORBIDDEN/, 'file_refused', 'voice_forbidden'],
  [/PHOTO|IMAGE|VIDEO|AUDIO|STICKER|DOCUMENT|FILE|MEDIA|wrong file|invalid file|file must be/, 'file_refused', 'file'],
  [/message is too long|caption is too long/, 'message_refused', 'too_long'],
  [/text is empty/, 'message_refused', 'empty'],
  [/can't parse/, 'message_refused', 'entities'],
  [/BUTTON|reply markup|keyboard/, 'message_refused', 'buttons'],
  [/thread not found|TOPIC_/, 'message_refused', 'topic'],
  [/UTF-8/, 'message_refused', 'encoding'],
];

export function sendFailure(failure: ApiFailure): SendFailure {
  if (failure.kind === 'unreached') return { failed: 'temporary', code: failure.code };
  if (failure.kind === 'unanswered') return { failed: 'unknown_outcome', code: failure.code };
  const { status, description } = failure;
  if (status === 429) return { failed: 'throttled', retryAfterMs: failure.retryAfterMs ?? second, code: '429' };
  if (status === 401) return { failed: 'channel_barred', code: '401' };
  if (status === 404) return { failed: 'misconfigured', code: '404' };
  if (status >= 500) return { failed: 'unknown_outcome', code: String(status) };
  const [, failed, name] = refusedSends.find(([pattern]) => pattern.test(description)) ?? [];
  return { failed: failed ?? 'message_refused', code: `${status}/${name ?? 'other'}` };
}
