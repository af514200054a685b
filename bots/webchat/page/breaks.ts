import { broken } from './khmer.ts';

/** The line height of `.khmer-probe`. */
const probeLine = 20;

let helper: Intl.Segmenter | null | 'unknown' = 'unknown';

/** A text as it is put on the screen: with breaks only where this browser needs them. */
export function withBreaks(text: string): string {
  if (helper === 'unknown') helper = browserBreaksKhmer() || !('Segmenter' in Intl) ? null : segmenter();
  return broken(text, helper);
}

function segmenter(): Intl.Segmenter {
  return new Intl.Segmenter('km', { granularity: 'word' });
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
