/**
 * Folding takes out of Khmer what typing slips and schooling change but the ear does not: long and short vowel signs,
 * letters of one sound, silent letters and marks.
 */
export interface Folded {
  readonly text: string;
  /** The offset in the given text of each folded character; one more entry at the end. */
  readonly at: Int32Array;
  /** For each offset of the given text, where it is in the folded one. */
  readonly position: Int32Array;
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
const silencer = 0x17cd;
const subscript = 0x17d2;
const firstKhmer = 0x1780;
const lastKhmer = 0x17dd;
/** By character code, from the first Khmer letter on: what each becomes. */
const becomes: readonly (readonly number[])[] = Array.from({ length: lastKhmer - firstKhmer + 1 }, (_, i) => {
  const letter = String.fromCharCode(firstKhmer + i);
  return Array.from(same[letter] ?? letter, (each) => each.charCodeAt(0));
});
/** No letter becomes more than three. */
const longest = 3;

const khmer = /[\u1780-\u17DD]/;

export function fold(text: string): Folded {
  return khmer.test(text) ? foldKhmer(text) : unchanged(text);
}

function unchanged(text: string): Folded {
  const at = new Int32Array(text.length + 1);
  for (let i = 1; i <= text.length; i++) at[i] = i;
  return { text, at, position: at };
}

function foldKhmer(text: string): Folded {
  const codes = new Uint16Array(text.length * longest);
  const at = new Int32Array(text.length * longest + 1);
  let size = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === silencer) size = silenced(codes, size);
    else if (code < firstKhmer || code > lastKhmer) {
      codes[size] = code;
      at[size++] = i;
    } else {
      for (const each of becomes[code - firstKhmer] ?? []) {
        codes[size] = each;
        at[size++] = i;
      }
    }
  }
  at[size] = text.length;
  const places = at.subarray(0, size + 1);
  return { text: written(codes, size), at: places, position: positionsOf(places, text.length) };
}

export function foldWord(word: string): string {
  return fold(word).text;
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

function written(codes: Uint16Array, size: number): string {
  return decoder.decode(codes.subarray(0, size));
}

function positionsOf(at: Int32Array, length: number): Int32Array {
  const positions = new Int32Array(length + 1);
  let i = 0;
  for (let offset = 0; offset <= length; offset++) {
    while (i < at.length - 1 && (at[i] ?? 0) < offset) i++;
    positions[offset] = i;
  }
  return positions;
}

/** ៍ silences the letter it stands on, with its vowel and subscripts; how much is left then. */
function silenced(codes: Uint16Array, size: number): number {
  let left = size;
  while (left > 1) {
    left--;
    if (isBaseCode(codes[left] ?? 0) && codes[left - 1] !== subscript) break;
  }
  return left;
}

const isBaseCode = (code: number): boolean => code >= firstKhmer && code <= 0x17b3;

/** A consonant or independent vowel: where a cluster begins when no subscript sign stands before it. */
export function isBase(letter: string): boolean {
  return isBaseCode(letter.charCodeAt(0));
}

/** True where a cluster may begin: nothing may be cut elsewhere. */
export function isClusterStart(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (!(code >= firstKhmer && code <= 0x17ff)) return true;
  return (isBaseCode(code) && text.charCodeAt(i - 1) !== subscript) || code === 0x17d7 || code > 0x17d3;
}
