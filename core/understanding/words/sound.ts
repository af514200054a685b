/**
 * The phonetic key: the consonants one hears, in Latin letters. Khmer in Latin letters has no spelling rules (tver, thveu,
 * tveu; luy, loy, lui), yet its consonants mostly stay, so a word in either script gets the same key. Misspelt English
 * meets its right spelling the same way (pasport, passport).
 */
const khmer: Readonly<Record<string, string>> = {
  ក: 'k',
  ខ: 'k',
  គ: 'k',
  ឃ: 'k',
  ង: 'g',
  ច: 'c',
  ឆ: 'c',
  ជ: 'c',
  ឈ: 'c',
  ញ: 'n',
  ដ: 't',
  ឋ: 't',
  ឌ: 't',
  ឍ: 't',
  ណ: 'n',
  ត: 't',
  ថ: 't',
  ទ: 't',
  ធ: 't',
  ន: 'n',
  ប: 'p',
  ផ: 'p',
  ព: 'p',
  ភ: 'p',
  ម: 'm',
  យ: 'y',
  រ: 'r',
  ល: 'l',
  វ: 'v',
  ឝ: 's',
  ឞ: 's',
  ស: 's',
  ហ: 'h',
  ឡ: 'l',
  អ: '',
  'ំ': 'm',
  'ះ': 'h',
  ឫ: 'r',
  ឬ: 'r',
  ឭ: 'l',
  ឮ: 'l',
};
const isVowelSign = (letter: string): boolean => letter >= '\u17B6' && letter <= '\u17C5';

/** The key of a word in Khmer script. */
export function soundOfKhmer(word: string): string {
  const key: string[] = [];
  for (let i = 0; i < word.length; i++) {
    const letter = word.charAt(i);
    if (letter === '\u17CD') key.pop();
    const sound = khmer[letter];
    if (sound === undefined || sound === '') continue;
    const last =
      i > 0 && !isVowelSign(word.charAt(i + 1)) && word.charAt(i + 1) !== '\u17D2' && word.charAt(i - 1) !== '\u17D2';
    if (last && /[rhsy]/.test(sound) && endsSyllable(word, i)) continue;
    key.push(sound);
  }
  return once(key.join(''));
}

/** A final រ, ស, ះ or យ is breathed or silent; romanised it comes as r, s, h, y, i or nothing. */
function endsSyllable(word: string, i: number): boolean {
  const next = word.charAt(i + 1);
  return next === '' || next === '\u17CB' || (next >= '\u1780' && next <= '\u17A2' && isVowelSign(word.charAt(i - 1)));
}

const clusters: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'p'],
  [/kh|gh|q|c(?=[^eihy])|c$|x/g, 'k'],
  [/chh|ch|tch|j|z/g, 'C'],
  [/th|dh/g, 't'],
  [/nh|ny|gn/g, 'n'],
  [/ng/g, 'G'],
  [/sh/g, 's'],
];

/** The key of a word in Latin letters, romanised Khmer or English. */
export function soundOfLatin(word: string): string {
  let heard = word.replace(/tch|chh|ch|j|z/g, 'C');
  for (const [pattern, sound] of clusters) heard = heard.replace(pattern, sound);
  heard = heard
    .replace(/c/g, 's')
    .replace(/r(?![aeiouy])/g, '')
    .replace(/[hsy](?![aeiou])(?!$)(?=[^aeiou])/g, (letter) => (letter === 's' ? 's' : ''))
    .replace(/[hsyw]$/g, '')
    .replace(/g/g, 'k')
    .replace(/[aeiou']/g, '')
    .replace(/[bp]/g, 'p')
    .replace(/[dt]/g, 't')
    .replace(/[vwf]/g, 'v')
    .replace(/G/g, 'g')
    .replace(/C/g, 'c');
  return once(heard);
}

function once(key: string): string {
  return key.replace(/(.)\1+/g, '$1');
}
