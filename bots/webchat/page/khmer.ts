/**
 * Khmer is written without spaces. Where the browser does not know where its words end, a zero-width space is put between
 * them: on the screen only, never in what is kept or sent.
 */
const khmer = /[\u1780-\u17ff]{3,}/g;
const breakHere = '\u200b';

/** The line height of `.khmer-probe`. */
const probeLine = 20;

let breaksItself: boolean | null = null;

export function withBreaks(text: string): string {
  breaksItself ??= browserBreaksKhmer();
  return breaksItself ? text : broken(text, wordsOf());
}

/** Exported for its test: the work itself, whatever the browser can do. */
export function broken(text: string, segmenter: Intl.Segmenter | null): string {
  if (!segmenter) return text;
  return text.replace(khmer, (run) => [...segmenter.segment(run)].map(({ segment }) => segment).join(breakHere));
}

export function withoutBreaks(text: string): string {
  return text.replaceAll(breakHere, '');
}

/** Two words in a column one letter wide: a browser that knows them needs two lines. */
function browserBreaksKhmer(): boolean {
  const probe = document.createElement('span');
  probe.className = 'khmer-probe';
  probe.textContent = 'ការងារប្រទេស';
  document.body.append(probe);
  const height = probe.offsetHeight;
  probe.remove();
  return height > probeLine * 1.5;
}

function wordsOf(): Intl.Segmenter | null {
  return 'Segmenter' in Intl ? new Intl.Segmenter('km', { granularity: 'word' }) : null;
}
