import type { Bilingual, Language } from '../../core/model/index.ts';
import { type WordKey, wordKeys } from './wordkeys.ts';

export type PageWords = Readonly<Record<WordKey, string>>;
export type Say = (key: string, language: Language) => string;

/** The page's own sentences, `webchat.*` of the interface words. Throws at start when one is missing. */
export function pageWords(say: Say): Bilingual<PageWords> {
  return { km: inOne(say, 'km'), en: inOne(say, 'en') };
}

function inOne(say: Say, language: Language): PageWords {
  const words = wordKeys.reduce<Partial<Record<WordKey, string>>>((so, key) => {
    so[key] = say(`webchat.${key}`, language);
    return so;
  }, {});
  if (!isWhole(words)) throw new Error('a word of the chat page is missing');
  return words;
}

function isWhole(words: Partial<Record<WordKey, string>>): words is PageWords {
  return wordKeys.every((key) => typeof words[key] === 'string');
}
