import { hashOf } from '../learned/hash.ts';

const subscript = 0x17d2;
const isBase = (code: number): boolean => code >= 0x1780 && code <= 0x17b3;
const isKhmer = (code: number): boolean => code >= 0x1780 && code <= 0x17dd;
const isVowelOrMark = (code: number): boolean => code >= 0x17b4 && code <= 0x17d1;

/** Text longer than a story adds nothing to what it is about. */
const mostClusters = 400;
const seed = 6;

/** Two clusters in a row of folded Khmer, across word borders, as hashes: they survive wrong segmentation. */
export function khmerPieces(folded: string): readonly number[] {
  const pieces: number[] = [];
  let clusters = 0;
  let before = -1;
  for (let i = 0; i < folded.length && clusters < mostClusters; ) {
    const code = folded.charCodeAt(i);
    if (!isBase(code)) {
      if (!isKhmer(code)) before = -1;
      i++;
      continue;
    }
    const end = endOfCluster(folded, i);
    if (before >= 0) pieces.push(hashOf(folded, seed, before, end));
    before = i;
    i = end;
    clusters++;
  }
  return pieces;
}

function endOfCluster(text: string, start: number): number {
  let i = start + 1;
  for (;;) {
    const code = text.charCodeAt(i);
    if (code === subscript && isBase(text.charCodeAt(i + 1))) i += 2;
    else if (isVowelOrMark(code)) i++;
    else return i;
  }
}

const latinSeed = 7;
const most = 24;
const joint = /[ -]/;

/** Four letters in a row of each word, its borders included, as hashes: they survive a wrong letter. */
export function latinPieces(words: string): readonly number[] {
  const pieces: number[] = [];
  for (const word of joint.test(words) ? words.split(joint) : [words]) {
    if (word.length < 3) continue;
    const edged = `^${word}$`;
    for (let i = 0; i + 4 <= edged.length && i < most; i++) pieces.push(hashOf(edged, latinSeed, i, i + 4));
  }
  return pieces;
}
