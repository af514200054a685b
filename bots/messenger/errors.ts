import type { IncomingHttpHeaders } from 'node:http';
import type { FailureName } from '../../core/delivery/failures.ts';
import { minute, second } from '../../core/model/index.ts';
import { type GraphError, graphError } from './wire.ts';

/** A Graph call that did not do what was asked. `code` holds Facebook's numbers only. */
export interface GraphFailure {
  readonly failed: FailureName;
  readonly code: string;
  readonly retryAfterMs?: number;
}

const bySubcode: Readonly<Record<number, FailureName>> = {
  2018278: 'window_closed',
  2534022: 'window_closed',
  2018065: 'window_closed',
  /** Too many tagged messages: nothing more until the person acts. */
  2018338: 'window_closed',
  2018108: 'person_left',
  2018001: 'person_left',
  33: 'person_left',
  1545041: 'person_left',
  2018300: 'thread_elsewhere',
  /** Facebook's own questions are being asked; ours can follow. */
  2018321: 'temporary',
  1893063: 'channel_barred',
  2018336: 'message_refused',
  2018008: 'file_refused',
  2018294: 'file_refused',
  2018047: 'file_refused',
  2018109: 'file_refused',
  2018074: 'file_refused',
};

const byCode: Readonly<Record<number, FailureName>> = {
  1: 'temporary',
  2: 'temporary',
  1200: 'temporary',
  4: 'throttled',
  17: 'throttled',
  32: 'throttled',
  341: 'throttled',
  613: 'throttled',
  80006: 'throttled',
  3: 'misconfigured',
  10: 'misconfigured',
  100: 'message_refused',
  102: 'channel_barred',
  190: 'channel_barred',
  200: 'misconfigured',
  368: 'channel_barred',
  551: 'person_left',
  2022: 'message_refused',
  9000001: 'message_refused',
};

/** Names a refusal by its numbers. The subcode knows more than the code; some numbers come in either place. */
function nameOf({ code, error_subcode: subcode, is_transient, type }: GraphError, status: number): FailureName {
  const known = bySubcode[subcode ?? code] ?? bySubcode[code];
  if (known !== undefined) return known;
  if (is_transient === true && byCode[code] === undefined) return 'temporary';
  // A wrong `appsecret_proof` comes as 100 of this type; a wrong parameter as an OAuthException.
  if (code === 100 && subcode === undefined && type === 'GraphMethodException') return 'misconfigured';
  return byCode[code] ?? (status >= 500 ? 'temporary' : 'message_refused');
}

/** Reads an answer that is no success. Without a readable body a 5xx may still have acted. */
export function readFailure(status: number, headers: IncomingHttpHeaders, body: unknown): GraphFailure {
  const read = graphError.safeParse(body);
  const wait = waitIn(headers);
  const retry = wait === null ? {} : { retryAfterMs: wait };
  if (!read.success) return { failed: bareStatus(status), code: `http/${status}`, ...retry };
  const { error } = read.data;
  const code = error.error_subcode === undefined ? `${error.code}` : `${error.code}/${error.error_subcode}`;
  return { failed: nameOf(error, status), code, ...retry };
}

function bareStatus(status: number): FailureName {
  if (status === 429) return 'throttled';
  return status >= 500 || status < 400 ? 'unknown_outcome' : 'message_refused';
}

/** `Retry-After` in seconds, or the minutes Facebook's own usage header estimates. */
function waitIn(headers: IncomingHttpHeaders): number | null {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(seconds) && seconds > 0) return seconds * second;
  const usage = String(headers['x-business-use-case-usage'] ?? '');
  const minutes = [...usage.matchAll(/"estimated_time_to_regain_access":\s*(\d{1,6})/g)].map((match) =>
    Number(match[1]),
  );
  const longest = Math.max(0, ...minutes);
  return longest > 0 ? longest * minute : null;
}

/** These end a call before a single byte of it went out, so it surely did nothing. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A call without an answer. Facebook has no key for repeating a send, so an unknown outcome waits for its echo first. */
export function readBreak(error: unknown, signal: AbortSignal): GraphFailure {
  if (signal.aborted) return { failed: 'unknown_outcome', code: 'timeout' };
  const given = String(field(error, 'code') ?? '');
  const code = /^\w{1,40}$/.test(given) ? given : 'unknown';
  return { failed: beforeSending.has(code) ? 'temporary' : 'unknown_outcome', code: `network/${code}` };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
