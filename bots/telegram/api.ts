import { Api } from 'grammy';
import { type ApiFailure, failureOf } from './errors.ts';

export type TelegramApi = Api;
export type Answered<Result> = { readonly result: Result } | { readonly failure: ApiFailure };

/** Longer than any long poll we ask for. */
const timeoutSeconds = 60;

/** grammY as a plain client: no retries of its own, since those are delivery's business. */
export function createApi(token: string, apiRoot: string): TelegramApi {
  return new Api(token, { apiRoot: apiRoot.replace(/\/+$/, ''), timeoutSeconds, sensitiveLogs: false });
}

/** Makes one call and gives its result, or why there is none. */
export async function ask<Result>(call: () => Promise<Result>): Promise<Answered<Result>> {
  try {
    return { result: await call() };
  } catch (thrown) {
    return { failure: failureOf(thrown) };
  }
}

type ApiSignal = NonNullable<Parameters<Api['getUpdates']>[1]>;

/** grammY types its signals by an older package. It only listens for `abort`, which Node's own signals tell as well. */
export function asApiSignal(signal: AbortSignal): ApiSignal {
  if (isApiSignal(signal)) return signal;
  throw new TypeError('not a signal');
}

function isApiSignal(signal: unknown): signal is ApiSignal {
  return signal instanceof AbortSignal;
}
