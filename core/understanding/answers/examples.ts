import type { FaqEntry } from '../../content/schema.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import type { Prepare } from '../words/index.ts';
import { type Features, featuresOf, type Reading } from './features.ts';

/** One known way to ask. `entry` is the index of its answer, or -1 when it belongs to a topic only, or is not ours. */
export interface Example {
  readonly group: number;
  readonly entry: number;
  readonly features: Features;
}

/** A topic of ours, or a kind of question that is not ours. */
export interface Group {
  readonly name: string;
  readonly ours: boolean;
}

export interface Examples {
  readonly groups: readonly Group[];
  readonly examples: readonly Example[];
}

interface Ways {
  readonly km: readonly string[];
  readonly en: readonly string[];
  readonly latn: readonly string[];
}

/** Phrasings and titles of the answers, the further phrasings of their topics, and what is not ours. */
export function collectExamples(
  faq: readonly FaqEntry[],
  { phrasings, elsewhere }: Pick<Vocabulary, 'phrasings' | 'elsewhere'>,
  prepare: Prepare,
  reading: Reading,
): Examples {
  const groups: Group[] = [];
  const index = new Map<string, number>();
  const examples: Example[] = [];
  const groupOf = (name: string, ours: boolean): number => {
    const key = `${ours ? '' : '~'}${name}`;
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, groups.length);
    return groups.push({ name, ours }) - 1;
  };
  const add = (group: number, entry: number, ways: Ways): void => {
    for (const text of [...ways.km, ...ways.en, ...ways.latn]) {
      const features = featuresOf(prepare(text), reading);
      if (features.size > 0) examples.push({ group, entry, features });
    }
  };
  for (const [i, entry] of faq.entries()) {
    const group = groupOf(entry.topic, true);
    add(group, i, entry.phrasings);
    add(group, i, { km: [entry.title.km], en: [entry.title.en], latn: [] });
  }
  for (const each of phrasings) {
    const group = index.get(each.topic);
    if (group !== undefined) add(group, -1, each);
  }
  for (const each of elsewhere) add(groupOf(each.kind, false), -1, each);
  return { groups, examples };
}
