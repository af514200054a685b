import type { Mark, Write } from '../../core/storage/shelf.ts';

export const markOf = (mark: Partial<Mark> = {}): Mark => ({ group: 'bot', rank: 0, due: null, touched: 0, ...mark });

/** A swap of a mailbox whose body tells its id and version. */
export const writeOf = (id: string, expected: number, change: Partial<Write> = {}): Write => ({
  kind: 'mailbox',
  id,
  expected,
  mark: markOf(),
  body: Buffer.from(`${id} ${expected + 1}`),
  ...change,
});
