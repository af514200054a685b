import type { Instant, Language } from '../../../../core/model/index.ts';

const steps = [
  { unit: 'day', ms: 86_400_000, from: 36 * 3_600_000 },
  { unit: 'hour', ms: 3_600_000, from: 90 * 60_000 },
  { unit: 'minute', ms: 60_000, from: 60_000 },
] as const;

/** "5 minutes ago"; under a minute "now". */
export function ago(at: Instant, now: Instant, language: Language): string {
  const past = Math.max(0, now - at);
  const step = steps.find(({ from }) => past >= from);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return step === undefined ? format.format(0, 'second') : format.format(-Math.floor(past / step.ms), step.unit);
}

/** How long something has lasted or will last: "3 hours". Never less than a minute. */
export function lasting(ms: number, language: Language): string {
  const step = steps.find(({ from }) => ms >= from) ?? steps[2];
  const amount = Math.max(1, Math.floor(ms / step.ms));
  return new Intl.NumberFormat(language, { style: 'unit', unit: step.unit, unitDisplay: 'long' }).format(amount);
}

/** How long it is until then, rounded up, so that nobody comes back too early. */
export function until(at: Instant, now: Instant, language: Language): string {
  const left = Math.max(0, at - now);
  return left < 90_000 ? secondsLong(left, language) : lasting(left + 59_999, language);
}

function secondsLong(ms: number, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' });
  return format.format(Math.ceil(ms / 1000));
}

/** The whole date and time, for whoever asks for it. */
export function exactly(at: Instant, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}
