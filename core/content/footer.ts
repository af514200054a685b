import type { Instant, Language } from '../model/index.ts';
import { dateInWords } from './dates.ts';
import { needsCheck, type Shelves } from './resolve.ts';
import type { Fact, FaqEntry } from './schema.ts';
import type { Words } from './words.ts';

type Source = FaqEntry['sources'][number];

/** A line under an answer stays readable with this many sources; the rest are counted. */
const namedSources = 3;

/** “Checked 20 September 2025 · ILO (2020); Bangkok Post (July 2025)”, and “please check” when anything in it is old. */
export function footerOf(
  entry: FaqEntry,
  facts: readonly Fact[],
  language: Language,
  now: Instant,
  shelves: Pick<Shelves, 'words' | 'publishers'>,
): string {
  const { words } = shelves;
  const isFound = (fact: Fact): boolean => fact.confidence !== 'unknown';
  const sources = unique([
    ...facts.filter(isFound).flatMap((fact) => fact.sources),
    ...entry.sources,
    ...facts.filter((fact) => !isFound(fact)).flatMap((fact) => fact.sources),
  ]);
  const named = sources.slice(0, namedSources).map((source) => sourceInWords(source, language, shelves));
  const rest = sources.length - named.length;
  if (rest > 0) named.push(words.say('content.sources-more', language, { number: rest }));
  const stale = needsCheck(entry, now) || facts.some((fact) => needsCheck(fact, now));
  return [
    ...(stale ? [words.say('content.please-check-all', language)] : []),
    `${checkedOn(entry.verified, language, words)} · ${named.join('; ')}`,
  ].join('\n');
}

export function checkedOn(verified: string, language: Language, words: Words): string {
  const date = dateInWords(verified, language);
  return date ? words.say('content.checked', language, { date }) : words.say('content.checked-undated', language);
}

export function sourceInWords(source: Source, language: Language, { publishers }: Pick<Shelves, 'publishers'>): string {
  const date = dateInWords(source.date, language);
  const english = publisher(source);
  const name = language === 'km' ? (publishers.get(english) ?? english) : english;
  return date ? `${name} (${date})` : name;
}

/** “The Nation: stay still undecided” is named by who says it; the whole title stands in the docs. */
function publisher({ title }: Source): string {
  return title.split(': ')[0] ?? title;
}

function unique(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((source) => [publisher(source), source] as const).reverse()).values()].reverse();
}
