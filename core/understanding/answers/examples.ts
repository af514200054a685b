import type { FaqQuestions } from '../faq.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import type { Prepare } from '../words/index.ts';
import { type Features, featuresOf, type Reading } from './features.ts';

/** One known way to ask. `entry` is the index of its answer, or -1 when it belongs to a topic only, or is not ours. */
export interface Example {
  readonly group: number;
  readonly entry: number;
  /** Its features as places in `Examples.names`, each once, with their weights. */
  readonly features: Int32Array;
  readonly weights: Float32Array;
}

/** A topic of ours, or a kind of question that is not ours. */
export interface Group {
  readonly name: string;
  readonly ours: boolean;
}

export interface Examples {
  readonly groups: readonly Group[];
  readonly examples: readonly Example[];
  readonly names: readonly number[];
}

interface Ways {
  readonly km: readonly string[];
  readonly en: readonly string[];
  readonly latn: readonly string[];
}

/** Phrasings and titles of the answers, the further phrasings of their topics, and what is not ours. */
export function collectExamples(
  faq: readonly FaqQuestions[],
  { phrasings, elsewhere }: Pick<Vocabulary, 'phrasings' | 'elsewhere'>,
  prepare: Prepare,
  reading: Reading,
): Examples {
  const groups: Group[] = [];
  const index = new Map<string, number>();
  const examples: Example[] = [];
  const names = new Map<number, number>();
  /** A title is often its first phrasing. */
  const met = new Set<string>();
  const groupOf = (name: string, ours: boolean): number => {
    const key = `${ours ? '' : '~'}${name}`;
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, groups.length);
    return groups.push({ name, ours }) - 1;
  };
  const add = (group: number, entry: number, ways: Ways): void => {
    for (const text of [...ways.km, ...ways.en, ...ways.latn]) {
      const key = `${group} ${text}`;
      if (met.has(key)) continue;
      met.add(key);
      const features = featuresOf(prepare(text), reading);
      if (features.names.length > 0) examples.push({ group, entry, ...place(features, names) });
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
  return { groups, examples, names: [...names.keys()] };
}

/** A name kept once for all examples: ten thousand of them are held as numbers only. */
function place(features: Features, names: Map<number, number>): Pick<Example, 'features' | 'weights'> {
  const places = Int32Array.from(features.names, (name) => {
    const known = names.get(name) ?? names.size;
    names.set(name, known);
    return known;
  });
  return { features: places, weights: Float32Array.from(features.weights) };
}
