import type { Instant, Language } from '../model/index.ts';

const locales = { km: 'km-KH-u-nu-latn', en: 'en-GB' } as const satisfies Record<Language, string>;
const shapes = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type Exactness = keyof typeof shapes;

const formats = new Map<string, Intl.DateTimeFormat>();

/** “20 September 2025”, “September 2025”, “2025”: as exact as it is known. Null when no year is in it. */
export function dateInWords(date: string, language: Language): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return format(date, 'day', language);
  if (/^\d{4}-\d{2}$/.test(date)) return format(`${date}-01`, 'month', language);
  const year = /\b(?:19|20)\d\d\b/.exec(date)?.[0];
  return year ?? null;
}

function format(day: string, exactness: Exactness, language: Language): string {
  const key = `${language} ${exactness}`;
  const kept =
    formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { ...shapes[exactness], timeZone: 'UTC' });
  formats.set(key, kept);
  return kept.format(new Date(`${day}T00:00:00Z`));
}

/** True once the whole day is over in Cambodia, seven hours ahead of UTC. */
export function isPast(day: string, now: Instant): boolean {
  return now >= Date.parse(`${day}T00:00:00+07:00`) + 24 * 60 * 60 * 1000;
}
