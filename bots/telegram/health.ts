import type { ChannelHealth } from '../../core/delivery/channel.ts';
import type { Language } from '../../core/model/index.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { ApiFailure } from './errors.ts';

export type Say = (key: string, language: Language) => string;
/** Ids and codes only. */
export type ChannelLog = Pick<Log, 'info' | 'warn'>;

/**
 * `asked`: nothing is known yet. `unstored`: our own store refused what was heard, so Telegram keeps it for us. `undelivered`:
 * the webhook is set, and Telegram cannot reach it. `broken`: a fault of ours; the log says where.
 */
export type Standing =
  | 'off'
  | 'asked'
  | 'on'
  | 'unreachable'
  | 'token_refused'
  | 'second_consumer'
  | 'refused'
  | 'unstored'
  | 'undelivered'
  | 'broken';

/** How the channel is doing. Each change is logged once, not each attempt. */
export interface Standings {
  current(): Standing;
  set(next: Standing, code?: string): void;
  health(say: Say): ChannelHealth;
}

export function keepStanding(log: ChannelLog): Standings {
  let current: Standing = 'off';
  return {
    current: () => current,
    set(next, code) {
      if (next === current) return;
      current = next;
      const fields = { channel: 'telegram', ...(code === undefined ? {} : { code }) };
      if (next === 'off' || next === 'asked' || next === 'on') log.info(fields, `telegram_${next}`);
      else log.warn(fields, `telegram_${next}`);
    },
    health(say) {
      const state = current === 'on' || current === 'off' ? current : 'trouble';
      return { state, detail: say(`telegram.health.${current.replace('_', '-')}`, 'en') };
    },
  };
}

export function standingOf(failure: ApiFailure): Standing {
  if (failure.kind !== 'refused' || failure.status >= 500 || failure.status === 429) return 'unreachable';
  if (failure.status === 401 || failure.status === 404) return 'token_refused';
  return failure.status === 409 ? 'second_consumer' : 'refused';
}

export function codeOf(failure: ApiFailure): string {
  return failure.kind === 'refused' ? String(failure.status) : failure.code;
}
