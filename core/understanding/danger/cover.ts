import type { Hit } from '../signs/hit.ts';
import type { Prepared, Token } from '../words/index.ts';

/** True when every word belongs to one of these hits, links two of them ("want to die"), or says nothing of its own. */
export function saysOnly(
  { text, tokens }: Prepared,
  hits: readonly Hit[],
  saysNothing: (token: Token) => boolean,
): boolean {
  const covered = coveredBy(text, hits);
  const isCovered = (token: Token): boolean =>
    token.text.split('').every((letter, i) => letter === ' ' || covered[token.start + i] === 1);
  return tokens.every((token) => token.stop || saysNothing(token) || isCovered(token));
}

function coveredBy(text: string, hits: readonly Hit[]): Uint8Array {
  const covered = new Uint8Array(text.length);
  let last = 0;
  for (const { start, end } of hits) {
    covered.fill(1, text.slice(last, start).trim() === 'to' ? last : start, end);
    last = end;
  }
  return covered;
}
