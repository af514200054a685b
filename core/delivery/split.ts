const sentenceEnd = /[.!?។៕\n]\s*$/u;
const graphemes = new Intl.Segmenter('km', { granularity: 'grapheme' });
const wordsOfText = new Intl.Segmenter('km', { granularity: 'word' });

/**
 * Cuts a text into pieces of at most `most` UTF-16 units: at a paragraph, else a sentence, else a word, else a grapheme.
 * Never inside a letter with its signs. Lone surrogates are replaced: no platform takes them.
 */
export function split(text: string, most: number): readonly string[] {
  const clean = text.toWellFormed().trim();
  if (clean.length <= most) return clean === '' ? [] : [clean];
  const pieces: string[] = [];
  let rest = clean;
  while (rest.length > most) {
    const at = cutPoint(rest, most);
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  if (rest !== '') pieces.push(rest);
  return pieces.filter((piece) => piece !== '');
}

function cutPoint(text: string, most: number): number {
  const head = text.slice(0, most);
  const paragraph = head.lastIndexOf('\n\n');
  if (paragraph > most / 3) return paragraph;
  return lastBoundary(head, most / 3) ?? lastWord(text, most) ?? lastGrapheme(text, most);
}

function lastBoundary(head: string, least: number): number | null {
  for (let at = head.length; at > least; at -= 1) {
    if (sentenceEnd.test(head.slice(Math.max(0, at - 3), at))) return at;
  }
  return null;
}

function lastWord(text: string, most: number): number | null {
  return lastSegment(wordsOfText, text, most);
}

function lastGrapheme(text: string, most: number): number {
  return lastSegment(graphemes, text, most) ?? most;
}

/** The last segment border at or before `most`, looking at the text around it only. */
function lastSegment(segmenter: Intl.Segmenter, text: string, most: number): number | null {
  const border = segmenter.segment(text.slice(0, most + 64)).containing(most)?.index ?? 0;
  return border > 0 ? border : null;
}

/** The first part of a title that fits, cut between graphemes, with a sign that it goes on. */
export function shorten(title: string, most: number): string {
  const clean = title.toWellFormed();
  if (clean.length <= most) return clean;
  const border = graphemes.segment(clean).containing(most - 1)?.index ?? 0;
  return `${clean.slice(0, border).trimEnd()}…`;
}
