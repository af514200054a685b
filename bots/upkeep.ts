import { day, hour, minute, second } from '../core/model/index.ts';
import { faultOf, type Log } from '../core/runtime/log.ts';
import { sweepSessions } from './console/server/console.ts';
import type { House } from './house.ts';

/** A small chore that every process may do at any time: it looks at the store and does what is due. */
export interface Chore {
  readonly name: string;
  readonly every: number;
  run(): Promise<unknown>;
}

/** With MongoDB there may be other processes, whose changes this one learns of by looking. */
export function choresOf({ channels, store, clock, config }: House): readonly Chore[] {
  const { messenger, telegram, webchat } = channels;
  return [
    ...(messenger ? [{ name: 'messenger_subscription', every: 15 * minute, run: () => messenger.check() }] : []),
    ...(telegram ? [{ name: 'telegram_webhook', every: 15 * minute, run: () => telegram.check() }] : []),
    ...(config.MONGODB_URI ? [{ name: 'webchat_catch_up', every: 2 * second, run: () => webchat.catchUp() }] : []),
    { name: 'sessions', every: hour, run: () => sweepSessions(store.sessions, clock) },
    { name: 'webchat_prune', every: day / 4, run: () => webchat.prune(500) },
  ];
}

/** Runs each chore at its own pace until `signal`. A chore that fails is tried again at its next time. */
export function keepUp(chores: readonly Chore[], log: Log, signal: AbortSignal): void {
  for (const chore of chores) {
    const timer = setInterval(() => {
      chore.run().catch((thrown) => log.warn({ chore: chore.name, ...faultOf(thrown) }, 'chore_failed'));
    }, chore.every);
    timer.unref();
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  }
}
