import { rewrite, type Traced } from './traced.ts';

export const emojiKinds = ['distress', 'plea', 'danger', 'joke', 'money', 'travel', 'flag', 'other'] as const;
export type EmojiKind = (typeof emojiKinds)[number];

/** An emoji says how something is meant. `at` is its offset in the original text. */
export interface EmojiSignal {
  readonly kind: EmojiKind;
  readonly emoji: string;
  readonly at: number;
  /** ISO code of a flag's country. */
  readonly country: string | null;
}

const kinds: Readonly<Record<Exclude<EmojiKind, 'flag' | 'other'>, string>> = {
  distress: '😭😢😰😨😱😔😞😣😖😫😩🥺😟😥😓💔🥹😿',
  plea: '🙏🆘',
  danger: '🔪🔫🩸⛓💀☠🔒🚨👊🗡🚔🚓',
  joke: '😂🤣😆😅😹😜😝😁😄😃😀🤪😛😏🙈',
  money: '💰💵💸🤑💲💴💶💷💳🪙',
  travel: '✈🛫🚌🚗🚐🛂🧳',
};
const kindOf = new Map<string, EmojiKind>(
  Object.entries(kinds).flatMap(([kind, list]) => [...list].map((each) => [each, kind as EmojiKind] as const)),
);

const pattern = /[\u{1F1E6}-\u{1F1FF}]{2}|\p{Extended_Pictographic}\p{EMod}?|[\u{1F1E6}-\u{1F1FF}]|\p{EMod}|\u20E3/gu;
const flagBase = 0x1f1e6 - 97;
/** After this many nothing new is said. */
const enough = 40;

/** Takes emoji out of the words and tells what they signal. */
export function readEmoji(traced: Traced): { readonly traced: Traced; readonly emoji: readonly EmojiSignal[] } {
  const emoji: EmojiSignal[] = [];
  const rest = rewrite(traced, pattern, (found, _groups, index) => {
    if (emoji.length < enough) emoji.push(signal(found, traced.at[index] ?? 0));
    return ' ';
  });
  return { traced: rest, emoji };
}

function signal(found: string, at: number): EmojiSignal {
  const letters = [...found].map((each) => (each.codePointAt(0) ?? 0) - flagBase);
  if (letters.length === 2 && letters.every((code) => code >= 97 && code <= 122)) {
    return { kind: 'flag', emoji: found, at, country: String.fromCharCode(...letters) };
  }
  return { kind: kindOf.get([...found][0] ?? '') ?? 'other', emoji: found, at, country: null };
}
