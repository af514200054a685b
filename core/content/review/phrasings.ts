import type { ParsedFiles } from '../folders.ts';
import type { Finding } from './finding.ts';

/** What an answer needs so that it is found: how people ask, by script. */
export const wanted = { km: 10, en: 6, latn: 2 } as const;
type Script = keyof typeof wanted;
const scripts: readonly Script[] = ['km', 'en', 'latn'];
const names: Readonly<Record<Script, string>> = { km: 'Khmer', en: 'English', latn: 'romanised Khmer' };

/** The same words in two answers of different topics make one of them unreachable; twice in one answer is waste. */
export function reviewPhrasings({ faq }: ParsedFiles): readonly Finding[] {
  const seen = new Map<string, { readonly file: string; readonly topic: string }>();
  return faq.flatMap(({ file, value, lineOf }) =>
    scripts.flatMap((script) => [
      ...value.phrasings[script].flatMap((phrasing, index): readonly Finding[] => {
        const key = plain(phrasing);
        const other = seen.get(key);
        seen.set(key, other ?? { file, topic: value.topic });
        if (!other) return [];
        const line = lineOf(['phrasings', script, index]);
        const weight = other.topic === value.topic ? 'look' : 'refuse';
        return [{ weight, about: 'phrasing', file, line, reason: `“${phrasing}” also stands in ${other.file}.` }];
      }),
      ...tooFew(file, lineOf(['phrasings', script]), script, value.phrasings[script].length),
    ]),
  );
}

function tooFew(file: string, line: number, script: Script, count: number): readonly Finding[] {
  if (count >= wanted[script]) return [];
  const reason = `Only ${count} ways of asking in ${names[script]}; at least ${wanted[script]} make it found.`;
  return [{ weight: 'look', about: 'phrasing', file, line, reason }];
}

/** Without spaces, marks and capitals: what a search would take for the same. */
function plain(phrasing: string): string {
  return phrasing
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');
}
