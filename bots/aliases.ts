import type { AliasWords } from '../core/casework/alias.ts';
import type { Content } from '../core/content/content.ts';
import type { Language } from '../core/model/index.ts';

/** The words that name cases, from `content/translations/<language>/alias.yaml`. */
export function aliasWords(content: Content): AliasWords {
  const list = (part: 'first' | 'second', language: Language) =>
    content
      .say(`alias.${part}`, language)
      .split(',')
      .map((word) => word.trim());
  const both = (language: Language) => ({ first: list('first', language), second: list('second', language) });
  return { km: both('km'), en: both('en') };
}
