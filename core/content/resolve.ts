import type { Instant, Language } from '../model/index.ts';
import { isPast } from './dates.ts';
import { cut, type Reference, referencesIn } from './references.ts';
import type { DirectoryLine, Fact } from './schema.ts';
import type { Words } from './words.ts';

export type PlacedLine = DirectoryLine & { readonly country: string };

/** Where references lead. */
export interface Shelves {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly lines: ReadonlyMap<string, PlacedLine>;
  /** Names of sources, English to Khmer. */
  readonly publishers: ReadonlyMap<string, string>;
  readonly words: Words;
}

/** A text with everything it names put in; facts that are old or past their date say "please check". */
export function resolve(text: string, language: Language, now: Instant | null, shelves: Shelves): string {
  return cut(text)
    .map((piece) => (typeof piece === 'string' ? piece : lookUp(piece, language, now, shelves)))
    .join('');
}

/**
 * A text without its rows that hold numbers and say nothing else: those lines are shown under an answer as contacts, with who
 * answers and when. An organisation without a number cannot be attached, so its row stays.
 */
export function withoutLoneNumbers(text: string, { lines }: Pick<Shelves, 'lines'>): string {
  const attached = (row: string) => {
    const pieces = cut(row).filter((piece) => typeof piece !== 'string' || piece.trim() !== '');
    return pieces.length > 0 && pieces.every((piece) => typeof piece !== 'string' && hasNumber(piece, lines));
  };
  return text
    .split('\n')
    .filter((row) => !attached(row))
    .join('\n')
    .trimEnd();
}

function hasNumber({ kind, id }: Reference, lines: Shelves['lines']): boolean {
  return kind === 'line' && lines.get(id)?.number !== undefined;
}

/** Everything a text leads to, through facts that name others. */
export function reached(text: string, { facts }: Pick<Shelves, 'facts'>): { facts: Set<string>; lines: Set<string> } {
  const found = { facts: new Set<string>(), lines: new Set<string>() };
  const follow = (from: string): void => {
    for (const { kind, id } of referencesIn(from)) {
      if (kind === 'line') found.lines.add(id);
      else if (!found.facts.has(id)) {
        found.facts.add(id);
        follow(facts.get(id)?.text.en ?? '');
      }
    }
  };
  follow(text);
  return found;
}

export function needsCheck(dated: { readonly old?: boolean; readonly review_by: string }, now: Instant): boolean {
  return dated.old === true || isPast(dated.review_by, now);
}

function lookUp({ kind, id }: Reference, language: Language, now: Instant | null, shelves: Shelves): string {
  if (kind === 'line') return lineInText(shelves.lines.get(id), language);
  const fact = shelves.facts.get(id);
  if (!fact) return '';
  const said = kind === 'value' ? fact.value?.[language] : fact.text[language];
  const text = resolve(said ?? '', language, now, shelves);
  return now !== null && needsCheck(fact, now)
    ? marked(text, shelves.words.say('content.please-check', language))
    : text;
}

/** The number alone, as people dial it; an organisation without one gives its name. */
function lineInText(line: PlacedLine | undefined, language: Language): string {
  return line?.number ?? line?.name[language] ?? '';
}

/** “... a day.” becomes “... a day (please check).” */
function marked(text: string, note: string): string {
  const stop = /[.។]$/.exec(text)?.[0] ?? '';
  return `${text.slice(0, text.length - stop.length)} (${note})${stop}`;
}
