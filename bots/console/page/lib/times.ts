import type { Instant } from '../../../../core/model/index.ts';

/** Time as people say it. The words are ours: most browsers know no Khmer and would answer in English. */
export interface TimeWords {
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "5 minutes ago"; under a minute "just now". */
export function ago(at: Instant, now: Instant, { t }: TimeWords): string {
  const past = now - at;
  return past < minute ? t('time.now') : t('time.ago', { time: lasting(past, { t }) });
}

/** How long something has lasted: "3 hours". Never less than a minute, and never "1 hours". */
export function lasting(ms: number, { t }: TimeWords): string {
  if (ms < 2 * minute) return t('time.minute');
  if (ms < 2 * hour) return t('time.minutes', { count: Math.floor(ms / minute) });
  if (ms < 2 * day) return t('time.hours', { count: Math.floor(ms / hour) });
  return t('time.days', { count: Math.floor(ms / day) });
}

/** How long until somebody may try again: rounded up, so that nobody comes back too early. */
export function wait(at: Instant, now: Instant, { t }: TimeWords): string {
  const left = Math.max(0, at - now);
  if (left < 2 * minute) return t('time.seconds', { count: Math.max(2, Math.ceil(left / 1000)) });
  return lasting(Math.ceil(left / minute) * minute, { t });
}

/** The whole date and time, for whoever asks for it. */
export function exactly(at: Instant, { t }: TimeWords): string {
  const date = new Date(at);
  const [month, weekday] = [t(`time.month.${date.getMonth() + 1}`), t(`time.weekday.${date.getDay()}`)];
  return t('time.exact', { weekday, day: date.getDate(), month, year: date.getFullYear(), clock: clockTime(at) });
}

export function clockTime(at: Instant): string {
  const date = new Date(at);
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
}
