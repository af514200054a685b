import { rule } from './rule.ts';

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const twins: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  α: 'a',
  ο: 'o',
  ρ: 'p',
  ι: 'i',
  ν: 'v',
  κ: 'k',
  τ: 't',
  υ: 'u',
  ı: 'i',
  ɡ: 'g',
};

/** Rules for Latin letters. They come after language has been guessed, because they take accents away. */
export const latinRules = [
  rule(
    'capitals become small',
    'Case says nothing on a phone.',
    /[A-Z\u00C0-\u00DE\u0391-\u03A9\u0410-\u042F]+/g,
    (found) => {
      const small = found.toLowerCase();
      return small.length === found.length ? small : null;
    },
  ),
  rule(
    'accents go',
    'Autocorrection and copied text put accents on words that our lists write without.',
    /[\u00DF-\u024F\u1E00-\u1EFF]/g,
    (found) =>
      found
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace('đ', 'd')
        .replace('ß', 's')
        .replace('ł', 'l'),
  ),
  rule(
    'letters of other alphabets that look Latin become Latin',
    'Posts that fear filters mix Cyrillic or Greek letters into English words.',
    /[a-z\u0131\u0261\u03B1-\u03C9\u0430-\u045F]*(?:[a-z][\u0131\u0261\u03B1-\u03C9\u0430-\u045F]|[\u0131\u0261\u03B1-\u03C9\u0430-\u045F][a-z])[a-z\u0131\u0261\u03B1-\u03C9\u0430-\u045F]*/g,
    (found) => found.replace(/[^a-z]/g, (letter) => twins[letter] ?? letter),
  ),
  rule(
    'digits and signs inside a word become the letters they stand for',
    'Scam posts write s4lary, p@ssport, c4s1no. One at a time and between letters, so that 12h, mp3, 4g and h2o stay.',
    /(?<![a-z0-9@$])[a-z]+(?:[013457@$][a-z]+){1,6}(?![a-z0-9@$])/g,
    (found) => (found.length < 4 ? null : found.replace(/[^a-z]/g, (sign) => leet[sign] ?? sign)),
  ),
  rule(
    'letters set apart are one word',
    'Posts write s a l a r y or w.o.r.k to slip past filters; four single letters in a row are one word.',
    /(?<![a-z0-9])[a-z](?:[ .*_-][a-z]){3,30}(?![a-z0-9])/g,
    (found) => found.replace(/[^a-z]/g, ''),
  ),
  rule(
    'a letter leaned on is one letter',
    'helpppp and pleaseeee are help and please; three or more of a letter say no more than one.',
    /([a-z])\1{2,}/g,
    (_found, groups) => groups[0] ?? null,
  ),
];
