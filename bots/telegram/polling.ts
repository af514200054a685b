import { asApiSignal, ask, type TelegramApi } from './api.ts';
import { codeOf, type Standings, standingOf } from './health.ts';
import { backoff, patienceFor, type Wait } from './patience.ts';
import { allowedUpdates } from './wire.ts';

/** Seconds that Telegram holds a question open: shorter than the minute after which phone networks forget a quiet line. */
const holdSeconds = 25;
const mostUpdates = 100;

export interface Polling {
  readonly api: TelegramApi;
  readonly standings: Standings;
  readonly wait: Wait;
  /** Resolves once all of it is durably stored, and rejects when that failed. */
  readonly store: (updates: readonly unknown[]) => Promise<void>;
}

/**
 * Asks for updates until `signal` ends. The offset, by which Telegram forgets, moves only after `store` resolved: what was not
 * stored is given to us again, by this process or the next.
 */
export async function poll(polling: Polling, signal: AbortSignal): Promise<void> {
  const { api, standings, wait } = polling;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    const answered = await ask(() => api.getUpdates(question(offset), asApiSignal(signal)));
    if (signal.aborted) break;
    if ('failure' in answered) {
      failures += 1;
      standings.set(standingOf(answered.failure), codeOf(answered.failure));
      await wait(patienceFor(answered.failure, failures), signal);
    } else if (await stored(polling, answered.result)) {
      failures = 0;
      standings.set('on');
      offset = offsetAfter(answered.result);
    } else {
      failures += 1;
      standings.set('unstored');
      await wait(backoff(failures), signal);
    }
  }
  await confirm(api, offset);
}

function question(offset: number) {
  return { offset, limit: mostUpdates, timeout: holdSeconds, allowed_updates: allowedUpdates };
}

async function stored({ store }: Polling, updates: readonly unknown[]): Promise<boolean> {
  if (updates.length === 0) return true;
  try {
    await store(updates);
    return true;
  } catch {
    return false;
  }
}

/**
 * An offset is told once: after an empty answer it is taken back, because ids may start again at a lower number after a quiet
 * week, and an old offset would throw those away.
 */
function offsetAfter(updates: readonly { readonly update_id: number }[]): number {
  return updates.reduce((offset, { update_id }) => Math.max(offset, update_id + 1), 0);
}

const goodbyeWithin = 1500;

/** Before leaving: what is stored need not come again to the next process. Best effort, since a repeat is harmless. */
async function confirm(api: TelegramApi, offset: number): Promise<void> {
  if (offset === 0) return;
  const soon = AbortSignal.timeout(goodbyeWithin);
  await ask(() => api.getUpdates({ offset, limit: 1, timeout: 0 }, asApiSignal(soon)));
}
