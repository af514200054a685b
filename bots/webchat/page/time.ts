import type { Language } from '../../../core/model/index.ts';

const forms = new Map<string, Intl.DateTimeFormat>();

function form(language: Language, today: boolean): Intl.DateTimeFormat {
  const name = `${language}${today}`;
  const day = today ? {} : ({ day: 'numeric', month: 'short' } as const);
  const made =
    forms.get(name) ?? new Intl.DateTimeFormat(language, { ...day, hour: '2-digit', minute: '2-digit', hour12: false });
  forms.set(name, made);
  return made;
}

/** The time of today, the day too before that. */
export function timeOf(at: number, language: Language): string {
  const today = new Date(at).toDateString() === new Date().toDateString();
  return form(language, today).format(at);
}

/** `1:05` for 65 seconds. */
export function lengthOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${`${Math.floor(seconds % 60)}`.padStart(2, '0')}`;
}
