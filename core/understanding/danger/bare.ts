import { saysOnly } from './cover.ts';
import type { Scene } from './weigh.ts';

/** More words than this tell a story. */
const mostTokens = 9;

/**
 * A short statement of which rules know every word: "they kidnapped my sister", "I am trapped". What was learned may overrule
 * rules by what else a text says ("kidnapped by my own bed"); here is nothing else, so what rules find holds.
 */
export function isBare({ reading, frame }: Scene): boolean {
  const { prepared, hits } = reading;
  if (frame.joke || frame.makeBelieve || frame.notAboutAnyone || frame.notInDanger || frame.asks) return false;
  return prepared.tokens.length <= mostTokens && saysOnly(prepared, hits, ({ script }) => script === 'number');
}
