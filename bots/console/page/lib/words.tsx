import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Bilingual, Language } from '../../../../core/model/index.ts';
import type { RefusalView } from '../../wire.ts';
import { wait } from './times.ts';

export interface Words {
  readonly language: Language;
  /** The words behind a key, with `{{name}}` put in. */
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
  pick(of: Bilingual): string;
  change(language: Language): void;
}

export const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('words are asked for outside of the app');
  return words;
}

export function makeWords(
  language: Language,
  all: Readonly<Record<string, string>>,
  change: (language: Language) => void,
): Words {
  return {
    language,
    t: (key, values = {}) =>
      (all[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? '')),
    pick: (of) => of[language],
    change,
  };
}

/** A refusal as a sentence: what happened and what to do. */
export function sentence(words: Words, refusal: RefusalView, now: number): string {
  const time = refusal.waitUntil === undefined ? '' : wait(refusal.waitUntil, now, words);
  return words.t(`error.${refusal.error}`, { name: refusal.held?.name ?? '', wait: time });
}

const kept = 'phlov.language';

export function keptLanguage(): Language {
  try {
    return localStorage.getItem(kept) === 'en' ? 'en' : 'km';
  } catch {
    return 'km';
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(kept, language);
  } catch {
    // A browser that keeps nothing still shows the language that was just chosen.
  }
}
