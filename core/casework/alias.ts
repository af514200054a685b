import type { PersonId } from '../model/index.ts';

/** Two harmless words that name a person for the people who help them. The same person always has the same alias. */
export interface AliasWords {
  readonly km: { readonly first: readonly string[]; readonly second: readonly string[] };
  readonly en: { readonly first: readonly string[]; readonly second: readonly string[] };
}

export function aliasOf(person: PersonId, words: AliasWords): { readonly km: string; readonly en: string } {
  const number = [...person].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) >>> 0, 7);
  const pick = (list: readonly string[], by: number) => list[by % Math.max(list.length, 1)] ?? '';
  const second = Math.floor(number / 64);
  return {
    km: `${pick(words.km.first, number)} ${pick(words.km.second, second)}`,
    en: `${pick(words.en.first, number)} ${pick(words.en.second, second)}`,
  };
}
