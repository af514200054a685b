import { matches, type Pattern, pattern } from '../signs/pattern.ts';
import { candidates, indexPatterns } from '../signs/pattern-index.ts';
import type { Reading } from '../signs/reading.ts';

/**
 * Ways of speaking in which a grave word is not meant: tired to death, this job is killing me, my phone died, the dog is
 * sick. A match silences the hits of `silences` in it; the rest of the text is heard as before.
 */
interface Mask {
  readonly pattern: Pattern;
  readonly silences: readonly string[];
}

const mask = (silences: string, ...written: readonly string[]): Mask[] =>
  written.map((each) => ({ pattern: pattern(each), silences: silences.split('|') }));

const bodily =
  'die|severe-die|kill|sick|hungry|unconscious|poisoned|fall|lost|bleed|birth|hit|missing|throw-sea|sell|take|arrest|shock|abandon|severe|burn';

const masks: readonly Mask[] = [
  ...mask('die|die-coarse|suicide|severe-die', 'longing .. die'),
  ...mask('die-coarse|severe-die|suicide', 'tired .. die-coarse', 'die-coarse .. tired', 'job-thing .. die-coarse'),
  ...mask(
    'kill',
    'job-thing .. kill me',
    'tired .. kill me',
    'thing .. kill me',
    'kill me if .. time-trouble',
    'kill me .. time-trouble',
    'time-trouble .. kill',
    'kill time',
    'kill me & joke',
    'joke & kill',
  ),
  ...mask(
    'die|severe-die|unconscious|sick|kill|arrest|stuck|lock|burn|sink|shock',
    'gadget die|severe-die',
    'gadget .. die-coarse',
    'gadget lock',
    'gadget stuck',
  ),
  ...mask('hit|break|throw|take|fall', 'hit|break|throw .. gadget|thing|things'),
  ...mask('kill|hit|shock', 'part .. kill', 'job-thing .. hit'),
  ...mask(bodily, `thing .. ${bodily}`, `hit|kill|sell|shoot thing`),
  ...mask('sink|lost|stuck|die', 'sink|lost|stuck .. job-thing|papers|debt-owe|school'),
];

const masksBy = indexPatterns(masks, (each) => [each.pattern]);

/** Which hits are not meant. */
export function findMasked(reading: Reading): ReadonlySet<number> {
  const masked = new Set<number>();
  for (const { pattern: when, silences } of candidates(masksBy, reading.where.keys())) {
    for (const found of matches(reading, when, () => true)) {
      for (const hit of found) if (silences.some((id) => reading.hits[hit]?.ids.has(id))) masked.add(hit);
    }
  }
  return masked;
}
