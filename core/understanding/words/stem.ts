/**
 * English endings that say nothing about the topic: plural, tense, -ing. Deliberately light: over-stemming joins words that
 * differ for us (police, policy), and people who write broken English mostly leave endings off anyway.
 */
export function stem(word: string): string {
  if (word.length < 4) return word;
  const plain = word.replace(/'s$|'$/, '').replace(/n't$/, 'nt');
  return undouble(cutEnding(plain));
}

function cutEnding(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  if (/[^suiao]s$/.test(word)) return word.slice(0, -1);
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ing') && /[aeiouy].*ing$/.test(word) && word.length > 5) return word.slice(0, -3);
  if (word.endsWith('ed') && /[aeiouy].*ed$/.test(word) && word.length > 4) return word.slice(0, -2);
  return word;
}

/** "stopped" and "stop", "changing" and "change", "worries" and "worry" meet. */
function undouble(word: string): string {
  const single = /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
  return single.length > 3 && single.endsWith('e') ? single.slice(0, -1) : single;
}
