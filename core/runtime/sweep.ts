import { claimed, hasWork, held, isSend, type Mailbox } from '../conversation/mailbox.ts';
import type { Instant } from '../model/index.ts';
import { second } from '../model/index.ts';
import { tellConversation } from './desk.ts';
import { leaseFor } from './lease.ts';
import type { Parts } from './parts.ts';
import type { Begin } from './receive.ts';
import { withExpired } from './waits.ts';

const atOnce = 64;
/** After a crash: how long a platform that reports sends back may still do so before we repeat one. */
const confirmationWait = 20 * second;

/**
 * Looks for what is due: retries, waits, chats whose holder died, cases whose conversation was not told. Run every moment by
 * every process; the swap decides who gets it. Gives the number of documents taken up.
 */
export async function sweep(parts: Parts, begin: Begin): Promise<number> {
  const now = parts.clock.now();
  const [mailboxes, cases] = await Promise.all([parts.mailboxes.due(now, atOnce), parts.cases.due(now, atOnce)]);
  const taken = await Promise.all(mailboxes.map(({ id }) => takeUp(parts, begin, id, now)));
  for (const { id } of cases) {
    const found = await parts.cases.read(id);
    if (found) await tellConversation(parts, begin, found.document);
  }
  return taken.filter(Boolean).length + cases.length;
}

async function takeUp(parts: Parts, begin: Begin, id: string, now: Instant): Promise<boolean> {
  const found = await parts.mailboxes.read(id);
  if (!found || held(found.document, now)) return false;
  const mailbox = recovered(parts, found.document, now);
  const due = withExpired(mailbox, now);
  const document =
    due !== null && !hasWork(due, now) ? { ...mailbox, lease: null } : claimed(mailbox, ...leaseFor(parts));
  const version = await parts.mailboxes.swap(found, document);
  if (version === null || document.lease === null) return false;
  begin({ id, version, document });
  return true;
}

/** The last holder died at work: its send may have arrived. Where the platform would have told us, wait for that first. */
function recovered(parts: Parts, mailbox: Mailbox, now: Instant): Mailbox {
  const [head, ...rest] = mailbox.outbox;
  const confirms = parts.channel(mailbox.address.channel)?.capabilities.confirms ?? false;
  if (mailbox.lease === null || !head || !isSend(head.effect) || head.doubtful || !confirms)
    return { ...mailbox, lease: null };
  return { ...mailbox, lease: null, outbox: [{ ...head, doubtful: true, notBefore: now + confirmationWait }, ...rest] };
}
