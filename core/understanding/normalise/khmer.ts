import { rule } from './rule.ts';

const coeng = '\u17D2';
const ro = '\u179A';

/** Rules for Khmer script: after them, two texts that look the same are the same characters. */
export const khmerRules = [
  rule(
    'obsolete letters become the letters they look like',
    'U+17A3 and U+17A4 are deprecated but still sent by old keyboards; U+17D3 is drawn like ំ.',
    /[\u17A3\u17A4\u17D3]/g,
    (found) => ({ '\u17A3': '\u17A2', '\u17A4': '\u17A2\u17B6', '\u17D3': '\u17C6' })[found] ?? null,
  ),
  rule(
    'ឱ្យ and ឲ្យ share one first letter',
    'U+17B1 and U+17B2 are two spellings of one letter; both are correct and both are common.',
    /\u17B1/g,
    '\u17B2',
  ),
  rule(
    'subscript ដ becomes subscript ត',
    'U+17D2 U+178A and U+17D2 U+178F are drawn alike, so people type either.',
    /\u17D2\u178A/g,
    '\u17D2\u178F',
  ),
  rule(
    'a subscript sign that carries nothing goes',
    'A slip of the finger leaves U+17D2 without its letter, or twice.',
    /\u17D2+(?![\u1780-\u17B3])|\u17D2+(?=\u17D2)/g,
    '',
  ),
  rule(
    'marks of one cluster are put in order',
    'Keyboards accept vowels, subscripts and signs in any order, doubled, or a vowel as its two halves; fonts draw all the same.',
    /[\u17B4-\u17D1\u17D3\u17DD]+(?:\u17D2[\u1780-\u17B3][\u17B4-\u17D1\u17D3\u17DD]*)*|(?:\u17D2[\u1780-\u17B3][\u17B4-\u17D1\u17D3\u17DD]*)+/g,
    (found, _groups, at, text) => (found.length === 1 ? null : orderMarks(found, text.charAt(at - 1))),
  ),
  rule(
    'a letter leaned on is one letter',
    'People stretch a word by repeating its last letter or cluster (បងងងង, អត់អត់អត់); three or more say no more than one.',
    /([\u1780-\u17B3])\1{2,}/g,
    (_found, groups) => groups[0] ?? null,
  ),
  rule(
    'the repetition sign stands alone once',
    'ៗ repeats the word before it; many of them in a row are emphasis.',
    /\u17D7{2,}/g,
    '\u17D7',
  ),
];

const halves: readonly (readonly [first: string, second: string, whole: string])[] = [
  ['\u17C1', '\u17B8', '\u17BE'],
  ['\u17C1', '\u17B6', '\u17C4'],
];

/** Subscripts (រ last), register shifter, vowel, then signs: the order of the Unicode chapter on Khmer. */
function orderMarks(marks: string, base: string): string {
  const subscripts: string[] = [];
  const shifters: string[] = [];
  let vowels: string[] = [];
  const signs: string[] = [];
  for (let i = 0; i < marks.length; i++) {
    const mark = marks.charAt(i);
    if (mark === coeng) subscripts.push(coeng + marks.charAt(++i));
    else if (mark === '\u17C9' || mark === '\u17CA') shifters.push(mark);
    else if (mark >= '\u17B6' && mark <= '\u17C5') vowels.push(mark);
    else signs.push(mark);
  }
  vowels = joinHalves([...new Set(vowels)]);
  shiftByU(vowels, shifters, base);
  return [...orderSubscripts(subscripts), ...new Set(shifters), ...vowels, ...orderSigns(signs)].join('');
}

function orderSubscripts(subscripts: readonly string[]): readonly string[] {
  const once = [...new Set(subscripts)];
  return [...once.filter((each) => each[1] !== ro), ...once.filter((each) => each[1] === ro)];
}

function joinHalves(vowels: string[]): string[] {
  for (const [first, second, whole] of halves) {
    if (vowels.includes(first) && vowels.includes(second)) {
      return joinHalves([whole, ...vowels.filter((each) => each !== first && each !== second && each !== whole)]);
    }
  }
  return vowels;
}

/** Under a vowel that stands above, a register shifter is drawn like ុ, and many type ុ for it (សុី for ស៊ី). */
function shiftByU(vowels: string[], shifters: string[], base: string): void {
  const u = vowels.indexOf('\u17BB');
  if (u < 0 || !vowels.some((each) => /[\u17B7-\u17BA\u17BE]/.test(each))) return;
  vowels.splice(u, 1);
  if (shifters.length === 0) shifters.push(/[\u179F\u17A0\u17A2]/.test(base) ? '\u17CA' : '\u17C9');
}

/** ំ before ះ, and each once. */
function orderSigns(signs: readonly string[]): readonly string[] {
  return [...new Set(signs)].sort();
}
