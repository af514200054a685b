/**
 * How hard a text is to read. English: the Flesch–Kincaid school grade, with a small syllable count of our own. Khmer: words
 * a sentence, as ICU breaks them.
 */
export function englishGrade(text: string): number {
  const sentences = englishSentences(text);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

function englishSentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?:;])\s+|\n+/).filter((sentence) => wordsOf(sentence).length > 0);
}

/** Words as people read them aloud; bare numbers are left out, since nobody learns to read them at school grade so-and-so. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[A-Za-z]+(?:['’][A-Za-z]+)*/g) ?? [];
}

/** Vowel groups, without the silent endings. An abbreviation such as EPS counts a syllable a letter. */
export function syllablesOf(word: string): number {
  if (/^[A-Z]{2,4}$/.test(word)) return word.length;
  const plain = word.toLowerCase().replace(/['’].*$/, '');
  const spoken = plain.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

const khmerWords = new Intl.Segmenter('km', { granularity: 'word' });

/** The median of words a sentence; 0 for a text without Khmer words. */
export function khmerSentenceWords(text: string): number {
  return median(khmerSentences(text).map(khmerWordCount));
}

export function khmerSentences(text: string): readonly string[] {
  return text.split(/[។៕?!៖\n]+|\.\s/).filter((sentence) => khmerWordCount(sentence) > 0);
}

export function khmerWordCount(sentence: string): number {
  let count = 0;
  for (const { isWordLike } of khmerWords.segment(sentence)) if (isWordLike) count += 1;
  return count;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
