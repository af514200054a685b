import { type Clock, second } from '../../core/model/index.ts';
import { asApiSignal, ask, type TelegramApi } from './api.ts';
import { type Circumstances, type Translated, translate } from './translate.ts';

const answerWithin = 10 * second;

export interface EarsOptions {
  readonly token: string;
  readonly clock: Clock;
  readonly ignored?: (kind: string) => void;
  readonly staffChat?: number;
}

/** What turns updates into events, and stops a pressed button from spinning. */
export interface Ears {
  around(): Circumstances;
  named(name: string): void;
  translate(updates: readonly unknown[]): Translated;
  /** Best effort and never awaited: the answer of the press is the message that follows. */
  stopSpinning(queries: readonly string[]): void;
}

export function createEars({ token, clock, ignored, staffChat }: EarsOptions, api: TelegramApi): Ears {
  let bot: Circumstances['bot'] = { id: Number(token.split(':')[0]), name: null };
  const around = () => ({ bot, now: clock.now(), staffChat: staffChat ?? null });
  return {
    around,
    named(name) {
      bot = { ...bot, name };
    },
    translate(updates) {
      const all = updates.map((update) => translate(update, around()));
      for (const kind of all.flatMap((one) => one.ignored)) ignored?.(kind);
      return {
        events: all.flatMap(({ events }) => events),
        ignored: [],
        queries: all.flatMap(({ queries }) => queries),
      };
    },
    stopSpinning(queries) {
      for (const query of queries) {
        void ask(() => api.answerCallbackQuery(query, {}, asApiSignal(AbortSignal.timeout(answerWithin))));
      }
    },
  };
}
