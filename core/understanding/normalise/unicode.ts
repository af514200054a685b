import { rule } from './rule.ts';

/** Rules that hold for every script. */
export const unicodeRules = [
  rule(
    'lone surrogates become spaces',
    'A message cut in the middle of an emoji by a platform or a hostile sender must not reach functions that throw on it.',
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    ' ',
  ),
  rule(
    'invisible characters go',
    'Khmer keyboards type U+200B between words, copied posts carry joiners, soft hyphens and direction marks; none is seen.',
    /\u034F|[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\uFE00-\uFE0F]/g,
    '',
  ),
  rule(
    'control characters become spaces',
    'Pasted text carries tabs and controls that would glue or split words; line ends are kept, they divide a post.',
    /[\t\v\f\r\u00A0\u0085\u2000-\u200A\u202F\u205F\u3000]|(?![\n])\p{Cc}/gu,
    ' ',
  ),
  rule(
    'compatibility forms become plain',
    'Scam posts write in styled letters (mathematical bold, circled, full width) to slip past filters and to stand out.',
    /[\u00AA-\u00BE\u2100-\u218F\u2460-\u24FF\u3300-\u33FF\uFB00-\uFB06\uFF01-\uFF5E\u{1D400}-\u{1D7FF}\u{1F130}-\u{1F149}]/gu,
    (found) => plain(found),
  ),
  rule(
    'letters and marks are composed (NFC)',
    'The same letter arrives as one character from one phone and as letter plus accent from another.',
    /[A-Za-z]\p{M}+/gu,
    (found) => found.normalize('NFC'),
  ),
  rule(
    'curly quotes and dashes become plain',
    'Phones change quotes and dashes as people type; "don’t" and "don\'t" are one word.',
    /[\u2018\u2019\u201B\u02BC\u0060\u00B4]/g,
    "'",
  ),
];

function plain(found: string): string {
  const squared = (found.codePointAt(0) ?? 0) - 0x1f130;
  if (squared >= 0 && squared < 26) return String.fromCharCode(97 + squared);
  return found.normalize('NFKC');
}
