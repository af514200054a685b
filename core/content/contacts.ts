import type { Contact, Instant, Language } from '../model/index.ts';
import type { Content } from './content.ts';
import { checkedOn } from './footer.ts';
import { needsCheck, type PlacedLine } from './resolve.ts';
import type { Words } from './words.ts';

/** The lines to offer someone in `country`, best first. Only lines that can be rung from there. */
export function linesFor(
  country: string,
  want: 'emergency' | 'help',
  lines: Iterable<PlacedLine>,
  danger?: string,
): readonly PlacedLine[] {
  const usable = [...lines].filter((line) => line.country === country || line.country === 'kh');
  return usable
    .filter((line) => numberFrom(line, country) !== null)
    .filter((line) => want === 'help' || line.emergency_order !== undefined)
    .filter((line) => danger === undefined || !line.dangers || line.dangers.includes(danger))
    .sort((one, other) => rank(one, country, want, danger) - rank(other, country, want, danger));
}

/** What to dial from `from`; a short code works only inside its own country. */
function numberFrom(line: PlacedLine, from: string | undefined): string | null {
  if (from === undefined || from === line.country) return line.number ?? null;
  return line.from_abroad ?? (line.works_from === 'anywhere' ? (line.number ?? null) : null);
}

const kinds = ['emergency', 'helpline', 'embassy', 'ministry', 'organisation'] as const;

/** Right for this danger, then the country itself, then emergency order or kind, then what is not old. */
function rank(line: PlacedLine, country: string, want: 'emergency' | 'help', danger: string | undefined): number {
  const first = danger !== undefined && line.first_for?.includes(danger) ? 0 : 10_000;
  const away = line.country === country ? 0 : 1_000;
  const place = want === 'emergency' ? (line.emergency_order ?? 90) : kinds.indexOf(line.kind) * 10;
  return first + away + place * 2 + (line.old ? 1 : 0);
}

/** A line as it is shown: who answers, when, from where it works, when it was checked. Null without a number to dial. */
export function contactOf(
  line: PlacedLine,
  language: Language,
  now: Instant,
  countries: Content['countries'],
  words: Words,
  from?: string,
): Contact | null {
  const number = numberFrom(line, from);
  if (number === null) return null;
  const says = (key: string, values?: Readonly<Record<string, string>>) =>
    words.say(`content.${key}`, language, values);
  const country = countries.find(({ code }) => code === line.country)?.name[language] ?? line.country;
  const note = [
    line.for[language],
    line.hours[language],
    ...(line.free === true ? [says('free')] : []),
    ...(line.country === 'kh' ? [] : [says('speaks', { languages: languageNames(line.languages, language) })]),
    ...(line.capacity === 'full' ? [says('full')] : []),
    ...reach(line, from, country, says),
    checkedOn(line.verified, language, words),
    ...(needsCheck(line, now) ? [says('please-check')] : []),
  ];
  return { name: line.name[language], number, note: note.join(' · ') };
}

type Says = (key: string, values?: Readonly<Record<string, string>>) => string;

/** Said where it matters: nothing to someone whose number already fits the place they are in. */
function reach(line: PlacedLine, from: string | undefined, country: string, says: Says): readonly string[] {
  if (from !== undefined) return [];
  if (line.from_abroad) return [says('from-abroad', { number: line.from_abroad })];
  return line.works_from === 'inside' ? [says('works-inside', { country })] : [];
}

const displayNames = {
  km: new Intl.DisplayNames('km', { type: 'language' }),
  en: new Intl.DisplayNames('en', { type: 'language' }),
};

function languageNames(codes: readonly string[], language: Language): string {
  return codes.map((code) => displayNames[language].of(code) ?? code).join(', ');
}
