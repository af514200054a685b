import { between, type Reading } from './reading.ts';

/**
 * For each hit, the hit that says "not" to it, or -1. A "not" reaches the word right after it (nobody hit me; អត់មានគេវាយ),
 * not what comes after the next verb, person or clause: "no food they hit" stays a blow.
 */
export function findNegations(reading: Reading): Int32Array {
  const by = new Int32Array(reading.hits.length).fill(-1);
  for (let i = 1; i < reading.hits.length; i++) {
    by[i] = reaches(reading, i - 1, i) ? i - 1 : inherited(reading, by, i);
    if (by[i] === -1) by[i] = notThat(reading, i);
  }
  return by;
}

const persons = ['me', 'they', 'boss', 'broker', 'guard', 'police', 'husband', 'gang', 'relative', 'child', 'people'];
const reach = { neg: 1.6, nobody: 3 };

function reaches(reading: Reading, negator: number, hit: number): boolean {
  const ids = reading.hits[negator]?.ids;
  if (ids === undefined) return false;
  const distance = between(reading, negator, hit);
  if (ids.has('nobody')) return distance <= (isKhmer(reading, negator) ? 1 : reach.nobody);
  return (ids.has('neg') || ids.has('not-that')) && distance <= reach.neg && !closesClause(reading, negator);
}

const isKhmer = ({ prepared, hits }: Reading, hit: number): boolean =>
  prepared.text.charAt((hits[hit]?.end ?? 1) - 1) >= '\u1780';

/** "ចេញមិនបាន វាយ...": a Khmer "not" at the end of a phrase belongs to the verb before it. */
function closesClause(reading: Reading, negator: number): boolean {
  const end = reading.hits[negator]?.end ?? 0;
  const { text } = reading.prepared;
  const khmer = text.charAt(end - 1) >= '\u1780';
  const verb = negator > 0 && !persons.some((id) => reading.hits[negator - 1]?.ids.has(id));
  return khmer && verb && between(reading, negator - 1, negator) < 0.4 && /[\s.!?។]/.test(text.charAt(end));
}

/** "it is not that they kidnapped her" (មិនមែន): goes over whoever would have done it. */
function notThat(reading: Reading, hit: number): number {
  return (reading.where.get('not-that') ?? []).find((not) => not < hit && between(reading, not, hit) <= 2.5) ?? -1;
}

const passingOn = ['want', 'will', 'have', 'make', 'force', 'suspicious'];

/** "not thinking of suicide": a "not" goes on through a helping verb, and through "or" in a list. */
function inherited(reading: Reading, by: Int32Array, hit: number): number {
  const helping = passingOn.some((id) => reading.hits[hit - 1]?.ids.has(id));
  if (helping && between(reading, hit - 1, hit) <= 1) return by[hit - 1] ?? -1;
  return listed(reading, by, hit);
}

/** "nobody hit or locked me": a list shares its "not". */
function listed(reading: Reading, by: Int32Array, hit: number): number {
  const { text } = reading.prepared;
  const gap = text.slice(reading.hits[hit - 1]?.end ?? 0, reading.hits[hit]?.start ?? 0).trim();
  return gap === 'or' || gap === 'nor' || gap === 'ឬ' || gap === 'ឬក៏' ? (by[hit - 1] ?? -1) : -1;
}
