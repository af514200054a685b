import { rewrite, type Traced } from '../normalise/index.ts';
import type { Spelling } from '../vocabulary/schema.ts';

/**
 * Puts the one spelling of `content/understanding/spellings.yaml` in place of the others. Khmer ones match whole clusters
 * (ញុំ is not found in ខ្ញុំ), Latin ones whole words. The right spelling is matched too, so that a shorter wrong one is not
 * found at its beginning.
 */
export function spellingRule(spellings: readonly Spelling[]): (traced: Traced) => Traced {
  const instead = new Map(
    spellings.flatMap(({ write, also }) => [write, ...also].map((each) => [each, write] as const)),
  );
  const khmer = alternatives([...instead.keys()].filter((each) => /[\u1780-\u17FF]/.test(each)));
  const latin = alternatives([...instead.keys()].filter((each) => !/[\u1780-\u17FF]/.test(each)));
  const put = (found: string): string | null => instead.get(found) ?? null;
  const inKhmer = new RegExp(`(?<!\\u17D2)(?:${khmer})(?![\\u17B4-\\u17D3\\u17DD])`, 'g');
  const inLatin = new RegExp(`(?<![a-z'])(?:${latin})(?![a-z'])`, 'g');
  return (traced) => rewrite(rewrite(traced, inKhmer, put), inLatin, put);
}

/** Longest first, because a pattern takes the first alternative that fits. */
function alternatives(list: readonly string[]): string {
  const safe = [...list].sort((a, b) => b.length - a.length).map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return safe.length === 0 ? '(?!)' : safe.join('|');
}
