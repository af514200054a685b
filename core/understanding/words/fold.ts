/**
 * Folding takes out of Khmer what typing slips and schooling change but the ear does not: long and short vowel signs,
 * letters of one sound, silent letters and marks. `at[i]` is the offset in the given text of `text[i]`.
 */
export interface Folded {
  readonly text: string;
  readonly at: readonly number[];
}

const same: Readonly<Record<string, string>> = {
  ណ: 'ន',
  ឡ: 'ល',
  ឍ: 'ធ',
  ឋ: 'ថ',
  ឥ: 'អិ',
  ឦ: 'អិ',
  ឧ: 'អុ',
  ឩ: 'អុ',
  ឪ: 'អុវ',
  ឯ: 'អេ',
  ឰ: 'អៃ',
  ឳ: 'អៅ',
  'ី': 'ិ',
  'ឺ': 'ឹ',
  'ូ': 'ុ',
  'ែ': 'េ',
  '៉': '',
  '៊': '',
  '់': '',
  '៌': '',
  '៎': '',
  '៏': '',
  '័': '',
  '៑': '',
  'ៈ': '',
  '៝': '',
  ៗ: '',
};
const silencer = '៍';

export function fold(text: string): Folded {
  const parts: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (letter === silencer) silence(parts, at);
    else fill(parts, at, same[letter] ?? letter, i);
  }
  at.push(text.length);
  return { text: parts.join(''), at };
}

export function foldWord(word: string): string {
  return fold(word).text;
}

function fill(parts: string[], at: number[], letters: string, from: number): void {
  for (let i = 0; i < letters.length; i++) {
    parts.push(letters.charAt(i));
    at.push(from);
  }
}

/** ៍ silences the letter it stands on, with its vowel and subscripts. */
function silence(parts: string[], at: number[]): void {
  while (parts.length > 1) {
    const gone = parts.pop() ?? '';
    at.pop();
    if (isBase(gone) && parts.at(-1) !== '\u17D2') return;
  }
}

/** A consonant or independent vowel: where a cluster begins when no subscript sign stands before it. */
export function isBase(letter: string): boolean {
  return letter >= '\u1780' && letter <= '\u17B3';
}

/** True where a cluster may begin: nothing may be cut elsewhere. */
export function isClusterStart(text: string, i: number): boolean {
  const letter = text.charAt(i);
  if (letter < '\u1780' || letter > '\u17FF') return true;
  return (isBase(letter) && text.charAt(i - 1) !== '\u17D2') || letter === '\u17D7' || letter > '\u17D3';
}
