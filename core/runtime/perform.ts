import { type Mailbox, type Outgoing, settled } from '../conversation/mailbox.ts';
import { type EffectKey, unreachable } from '../model/index.ts';
import type { Versioned } from '../storage/documents.ts';
import type { Parts } from './parts.ts';
import { addToCase, openCaseFor } from './perform-case.ts';
import { erase } from './perform-erase.ts';
import { send } from './perform-send.ts';
import type { Performed } from './performed.ts';

/**
 * Does one effect, the head of the outbox. Called only right after a swap of ours landed, so that what it sees of the
 * mailbox (who owns the chat) is what holds. Doing an effect twice is harmless inside our own store.
 */
export async function perform(parts: Parts, held: Versioned<Mailbox>, head: Outgoing): Promise<Performed> {
  const { effect } = head;
  const { document } = held;
  switch (effect.type) {
    case 'send':
      return send(parts, held, { ...head, effect });
    case 'open_case':
      await openCaseFor(parts, held, effect);
      return done(effect.key);
    case 'add_to_case':
      await addToCase(parts, document, effect);
      return done(effect.key);
    case 'erase':
      return erase(parts, document, effect);
    case 'count':
    case 'wait_until':
      return done(effect.key);
    default:
      return unreachable(effect);
  }
}

function done(key: EffectKey): Performed {
  return (mailbox) => settled(mailbox, key, null);
}
