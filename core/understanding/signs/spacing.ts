import { isClusterStart } from '../words/fold.ts';

/**
 * How far apart two places of a text are, in words: a Latin word counts one, a Khmer cluster half, the end of a sentence
 * more than any. It does not depend on where a segmenter cuts.
 */
export type Spacing = (from: number, to: number) => number;

const sentenceEnd = 3;

export function measure(text: string): Spacing {
  const sum = new Float32Array(text.length + 1);
  let total = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    sum[i] = total;
    const code = text.charCodeAt(i);
    const latin = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (latin && !inWord) total += 1;
    else if (!latin) total += weight(text, i, code);
    inWord = latin || (inWord && code === 39);
  }
  sum[text.length] = total;
  return (from, to) => (sum[to] ?? total) - (sum[from] ?? 0);
}

function weight(text: string, i: number, code: number): number {
  if (code >= 0x1780 && code <= 0x17b3) return isClusterStart(text, i) ? 0.5 : 0;
  if (code === 10 || code === 0x17d4 || code === 33 || code === 63) return sentenceEnd;
  if (code === 46) return text.charCodeAt(i + 1) === 46 ? 0 : sentenceEnd;
  if (code === 44 || code === 59) return 1;
  return code === 32 && text.charCodeAt(i - 1) >= 0x1780 ? 0.3 : 0;
}
