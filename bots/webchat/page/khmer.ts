/**
 * Khmer is written without spaces. Where the browser does not know where its words end, a zero-width space is put between
 * them: on the screen only, never in what is kept or sent.
 */
const khmer = /[\u1780-\u17ff]{3,}/g;
const breakHere = '\u200b';

export function broken(text: string, segmenter: Intl.Segmenter | null): string {
  if (!segmenter) return text;
  return text.replace(khmer, (run) => [...segmenter.segment(run)].map(({ segment }) => segment).join(breakHere));
}

export function withoutBreaks(text: string): string {
  return text.replaceAll(breakHere, '');
}
