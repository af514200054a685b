/** Something an editor should know. `refuse`: the content must not go out like this; `look`: somebody should decide. */
export interface Finding {
  readonly weight: 'refuse' | 'look';
  readonly about: Subject;
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export const subjects = [
  'length',
  'reading level',
  'dead end',
  'copied fact',
  'stale',
  'unverified',
  'phrasing',
  'golden question',
  'glossary',
  'review',
  'words',
] as const;
export type Subject = (typeof subjects)[number];
