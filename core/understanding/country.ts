import type { Prepared } from './words/index.ts';

const home = 'kh';

/**
 * The place a text is about: the first one named besides Cambodia, which is named as where one comes from; Cambodia when
 * it stands alone. A flag counts when no word names a place.
 */
export function readCountry({ tokens, emoji }: Prepared): string | null {
  const named = [...tokens.map((each) => each.country), ...emoji.map((each) => each.country)].filter(
    (each) => each !== null,
  );
  return named.find((each) => each !== home) ?? named[0] ?? null;
}
