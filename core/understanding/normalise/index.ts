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
  const clean = readEmoji(applyAll(unicodeRules, read));
  const khmer = applyAll([...digitRules, ...khmerRules], clean.traced);
  return { traced: applyAll(latinRules, khmer), faithful: khmer.text, emoji: clean.emoji, cut };
}

function joinEnds(original: string): Traced {
  const tailStart = original.length - tailLength;
  const text = `${original.slice(0, headLength)}\n${original.slice(tailStart)}`;
  const at = Int32Array.from({ length: text.length + 1 }, (_, i) =>
    i <= headLength ? i : tailStart + i - headLength - 1,
  );
  return { text, at };
}
