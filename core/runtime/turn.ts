import { answered, type Committed } from '../conversation/commit.ts';
import { hasWork, type Mailbox, ready, released } from '../conversation/mailbox.ts';
import type { Versioned } from '../storage/documents.ts';
import { leaseLasts } from './lease.ts';
import type { Parts } from './parts.ts';
import { perform } from './perform.ts';
import { type Outlook, toolsFor } from './tools.ts';
import { afterTrouble } from './trouble.ts';
import { withExpired } from './waits.ts';

type Held = Versioned<Mailbox>;

/**
 * The main path. Everything a person says passes through here, by whoever holds the lease: answer the inbox and commit, then
 * do the effects one after the other, then let go. Each write is a swap against the version just read or written, so what
 * another process changed meanwhile (a new message, a takeover) is seen before the next thing is done.
 */
export async function takeTurns(parts: Parts, outlook: Outlook, begun: Held): Promise<void> {
  const holder = begun.document.lease?.holder ?? '';
  let held: Held | null = begun;
  while (held) held = await nextTurn(parts, outlook, holder, held);
}

/** One swap further; null when the chat is no longer ours or there is nothing left to do. */
async function nextTurn(parts: Parts, outlook: Outlook, holder: string, held: Held): Promise<Held | null> {
  const now = parts.clock.now();
  const mailbox = withExpired(held.document, now);
  if (mailbox === null) return remove(parts, held);
  if (mailbox.inbox.length > 0) return commit(parts, outlook, holder, { ...held, document: mailbox });
  const head = ready(mailbox, now);
  if (!head) return put(parts, holder, held, released(mailbox));
  const change = await perform(parts, held, head);
  return change === 'look_again' ? reread(parts, holder, held.id) : settle(parts, holder, held, change);
}

/**
 * Writes down that an effect is done. A conflict does not undo it: the change is made to whatever stands there now, also when
 * the lease was lost meanwhile, so that what was sent once is not sent again.
 */
async function settle(
  parts: Parts,
  holder: string,
  was: Held,
  change: (mailbox: Mailbox) => Mailbox,
): Promise<Held | null> {
  let current: Held | null = was;
  while (current) {
    const mine = current.document.lease?.holder === holder;
    const changed = change(current.document);
    const document = mine ? keptOrReleased(parts, holder, changed) : changed;
    const version = await parts.mailboxes.swap(current, document);
    if (version !== null) return mine && document.lease !== null ? { id: was.id, version, document } : null;
    current = await parts.mailboxes.read(was.id);
  }
  return null;
}

function keptOrReleased(parts: Parts, holder: string, mailbox: Mailbox): Mailbox {
  const now = parts.clock.now();
  return hasWork(mailbox, now) ? { ...mailbox, lease: { holder, until: now + leaseLasts } } : released(mailbox);
}

async function commit(parts: Parts, outlook: Outlook, holder: string, held: Held): Promise<Held | null> {
  const { mailbox, counts } = await decide(parts, outlook, held);
  return put(parts, holder, held, mailbox, () => {
    for (const what of counts) parts.count(what);
  });
}

async function decide(parts: Parts, outlook: Outlook, held: Held): Promise<Committed> {
  const tools = toolsFor(parts, held, await outlook());
  try {
    return answered(held.document, tools);
  } catch (thrown) {
    return afterTrouble(parts, held, tools, thrown);
  }
}

/** Swaps in the next document, letting go of it in the same write when nothing is left to do now. */
async function put(
  parts: Parts,
  holder: string,
  was: Held,
  next: Mailbox,
  landed: () => void = () => {},
): Promise<Held | null> {
  const document = keptOrReleased(parts, holder, next);
  const version = await parts.mailboxes.swap(was, document);
  if (version === null) return reread(parts, holder, was.id);
  landed();
  return document.lease !== null ? { id: was.id, version, document } : null;
}

/** Somebody else wrote: go on from what stands there now, if it is still ours. */
async function reread(parts: Parts, holder: string, id: string): Promise<Held | null> {
  const found = await parts.mailboxes.read(id);
  return found && found.document.lease?.holder === holder ? found : null;
}

async function remove(parts: Parts, held: Held): Promise<null> {
  await parts.mailboxes.swap(held, null);
  return null;
}
