import type { Mailbox } from '../conversation/mailbox.ts';

/** What one effect makes of the mailbox; `look_again` when time passed before it was begun and the mailbox may have changed. */
export type Performed = ((mailbox: Mailbox) => Mailbox) | 'look_again';
