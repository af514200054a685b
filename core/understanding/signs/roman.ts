/**
 * The key of a word of Khmer in Latin letters: what is heard, with vowels in three classes. Shorter words keep apart than
 * by consonants alone (vay, voy), yet the usual spellings of one word meet (jenh, chenh, jeng; slab, slap, slarb).
 */
const steps: readonly (readonly [RegExp, string])[] = [
  [/tch|chh|ch|j|z/g, 'C'],
  [/kh|gh|ck|q/g, 'k'],
  [/ph/g, 'p'],
  [/th|dh/g, 't'],
  [/gny|gn|nhy|nh|ny|nj/g, 'N'],
  [/ng/g, 'G'],
  [/c/g, 'k'],
  [/[fw]/g, 'v'],
  [/b/g, 'p'],
  [/d/g, 't'],
  [/r(?![aeiouy])/g, ''],
  [/h(?![aeiouy])/g, ''],
  [/(?<![aeiou])y(?=[aeiou])/g, 'Y'],
  [/[aeiouy]+/g, ''],
];

export function romanKey(word: string): string {
  let heard = word;
  for (const [pattern, sound] of steps) {
    heard =
      sound === '' && pattern.source.startsWith('[aeiouy]')
        ? heard.replace(pattern, vowel)
        : heard.replace(pattern, sound);
  }
  return heard.replace(/(.)\1+/g, '$1').toLowerCase();
}

function vowel(found: string): string {
  if (found.includes('a')) return 'a';
  return /[ou]/.test(found) ? 'o' : 'e';
}

/** Words that English does not have: two of them, and the text is read as Khmer in Latin letters too. */
const markers = new Set(
  'knhom khnhom nhom knyom khnom knhum kyom khnum bong pong phong ot aut min ke te nov nv nouv tv tov hz haey hery hoey oy aoy ouy ban barn mean jong chong jg thaoke tauke taoke jouy juoy chuoy jouyy juy b-on pi mk mok muk nis nih hneng neng kor krom thngai tngai yub luy puok pouk yeung yerng srok pteah vinh'.split(
    ' ',
  ),
);

export function looksRomanised(words: readonly string[]): boolean {
  return words.filter((word) => markers.has(word)).length >= 2;
}
