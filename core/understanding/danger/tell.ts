import type { DangerKind } from '../contract.ts';
import { between, type Reading } from '../signs/reading.ts';
import type { Sign } from './weigh.ts';

/** The kind that most of the gravest signs are of. A wish to die goes before all; a child in it makes it a child's. */
export function kindOf(reading: Reading, signs: readonly Sign[]): DangerKind {
  const counts = new Map<DangerKind, number>();
  for (const { kind } of signs) counts.set(kind, (counts.get(kind) ?? 0) + (kind === 'other' ? 0.5 : 1));
  if (counts.has('self_harm')) return 'self_harm';
  const kind = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['other', 0] as const)[0];
  return harmsOthers.includes(kind) && isOfChild(reading, signs) ? 'child' : kind;
}

const harmsOthers: readonly DangerKind[] = [
  'held',
  'violence',
  'sexual_violence',
  'moved_or_sold',
  'missing',
  'threat',
  'other',
];

function isOfChild({ where, hits }: Reading, signs: readonly Sign[]): boolean {
  if (where.has('minor-age')) return true;
  return signs.some((sign) => sign.hits.some((hit) => hits[hit]?.ids.has('child')));
}

/** A relative stands in or beside the sign, and the writer is in it only as whose relative it is. */
export function isAboutOther(reading: Reading, signs: readonly Sign[]): boolean {
  return signs.some(({ hits }) => others(reading, hits) && !hits.some((hit) => isSelf(reading, hit)));
}

function others({ where, hits, spacing }: Reading, found: readonly number[]): boolean {
  const close = (person: number): boolean =>
    found.some((hit) => Math.abs(spacing(hits[hit]?.start ?? 0, hits[person]?.start ?? 0)) <= 5);
  return ['relative', 'child'].flatMap((id) => where.get(id) ?? []).some(close);
}

/** "បងស្រីខ្ញុំ": right after a relative it is not the writer but "my". */
function isSelf(reading: Reading, hit: number): boolean {
  if (!reading.hits[hit]?.ids.has('me')) return false;
  const before = reading.hits[hit - 1]?.ids;
  const owned = before !== undefined && ['relative', 'child', 'husband'].some((id) => before.has(id));
  return !(owned && between(reading, hit - 1, hit) < 0.2);
}
