import { languages } from '../../model/index.ts';
import type { ParsedFiles } from '../folders.ts';
import type { Finding } from './finding.ts';
import { textsOf } from './texts.ts';

/** One term per idea: tells where another word stands for the same. */
export function reviewTerms(files: ParsedFiles): readonly Finding[] {
  const terms = files.glossary.flatMap(({ value }) => value.terms);
  const others = languages.flatMap((language) =>
    terms.flatMap((term) => (term[`not_${language}`] ?? []).map((word) => ({ language, word, use: term[language] }))),
  );
  return textsOf(files).flatMap(({ file, line, text }) =>
    others
      .filter(({ language, word }) => says(text[language], word, language))
      .map(({ word, use }): Finding => {
        return { weight: 'look', about: 'glossary', file, line, reason: `“${word}”: the glossary says “${use}”.` };
      }),
  );
}

function says(text: string, word: string, language: 'km' | 'en'): boolean {
  if (language === 'km') return text.includes(word);
  return new RegExp(`\\b${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'i').test(text);
}
