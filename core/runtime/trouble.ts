import { answered, type Committed, type TurnTools } from '../conversation/commit.ts';
import type { Mailbox } from '../conversation/mailbox.ts';
import { asId, type EffectKey } from '../model/index.ts';
import type { Versioned } from '../storage/documents.ts';
import { faultOf } from './log.ts';
import type { Parts } from './parts.ts';

/**
 * A bug threw while the inbox was answered. One bad event must not silence the chat: the others are answered, and for the bad
 * one the person hears that it went wrong on our side and how to reach a human. The log gets the place of the fault.
 */
export function afterTrouble(parts: Parts, held: Versioned<Mailbox>, tools: TurnTools, thrown: unknown): Committed {
  parts.log.error({ conversation: held.id, ...faultOf(thrown) }, 'turn_failed');
  return held.document.inbox.reduce<Committed>(
    (done, event) => {
      try {
        const one = answered({ ...done.mailbox, inbox: [event] }, tools);
        return { mailbox: one.mailbox, counts: [...done.counts, ...one.counts] };
      } catch {
        return { mailbox: withApology(parts, done.mailbox, event.id), counts: [...done.counts, 'turn_failed'] };
      }
    },
    { mailbox: { ...held.document, inbox: [] }, counts: [] },
  );
}

function withApology(parts: Parts, mailbox: Mailbox, event: string): Mailbox {
  const { owner, spoken } = mailbox.conversation;
  if (owner.by !== 'bot') return mailbox;
  const text = parts.content().say('chat.trouble', spoken ?? 'km');
  const effect = {
    key: asId<EffectKey>(`${event}:trouble`),
    type: 'send',
    body: { name: 'trouble', text },
    author: 'bot',
    allowed: 'while_bot',
    case: null,
  } as const;
  return { ...mailbox, outbox: [...mailbox.outbox, { effect, attempts: 0, notBefore: 0, doubtful: false }] };
}
