import { digitRules } from './digits.ts';
import { type EmojiSignal, readEmoji } from './emoji.ts';
import { khmerRules } from './khmer.ts';
import { latinRules } from './latin.ts';
import { applyAll } from './rule.ts';
import { type Traced, trace } from './traced.ts';
import { unicodeRules } from './unicode.ts';

export type { EmojiKind, EmojiSignal } from './emoji.ts';
export { applyAll, type Rule, rule } from './rule.ts';
export { rewrite, type Traced, trace } from './traced.ts';

/** Work is bounded: of a longer text the beginning and the end are read, where posts and pleas say what they are. */
const headLength = 3000;
const tailLength = 1000;

export interface Normalised {
  readonly traced: Traced;
  /** Before capitals and accents went: what language is told from. */
  readonly faithful: string;
  readonly emoji: readonly EmojiSignal[];
  readonly cut: boolean;
}

export function normalise(original: string): Normalised {
  const cut = original.length > headLength + tailLength;
  const read = cut ? joinEnds(original) : trace(original);
  const clean = plain.test(read.text) ? { traced: read, emoji: [] } : readEmoji(applyAll(unicodeRules, read));
  const khmer = plain.test(clean.traced.text) ? clean.traced : applyAll(scriptRules, clean.traced);
  const latin = latinLetter.test(khmer.text) ? applyAll(latinRules, khmer) : khmer;
  return { traced: latin, faithful: khmer.text, emoji: clean.emoji, cut };
}

const scriptRules = [...digitRules, ...khmerRules];
/** Most English is typed in these alone, and then only the rules for Latin letters have work to do. */
const plain = /^(?!.*[\d.,]{24})[a-zA-Z0-9 \n.,!?'$-]*$/;
const latinLetter = /[A-Za-z\u00C0-\u045F\u1E00-\u1EFF]/;

function joinEnds(original: string): Traced {
  const tailStart = original.length - tailLength;
  const text = `${original.slice(0, headLength)}\n${original.slice(tailStart)}`;
  const at = Int32Array.from({ length: text.length + 1 }, (_, i) =>
    i <= headLength ? i : tailStart + i - headLength - 1,
  );
  return { text, at };
}
