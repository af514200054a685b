import type { ConversationEvent } from '../conversation/events.ts';
import type { Conversation } from '../conversation/state.ts';
import { minute } from '../model/index.ts';
import type { Context, Meaning, Understanding } from '../understanding/contract.ts';

/** Pieces of a post follow each other this closely; more than this many are no longer one paste. */
const inARow = 2 * minute;
const mostPieces = 4;

/** What words mean where the talk stands. A post may come forwarded, or in several messages in a row. */
export function hear(
  understanding: Understanding,
  text: string,
  state: Conversation,
  event: ConversationEvent,
): Meaning {
  const context: Context = {
    language: state.language,
    country: state.country,
    dialogue: state.dialogue.in,
    asPost: state.dialogue.in === 'offer_paste',
  };
  const meaning = understanding.understand(text, context);
  if (!meaning.pieceOfPost || meaning.danger === 'emergency') return meaning;
  if (event.type === 'message_received' && event.forwarded) {
    return understanding.understand(text, { ...context, asPost: true });
  }
  const before = state.recent.filter(({ by, at }) => by === 'person' && event.at - at <= inARow).slice(1 - mostPieces);
  if (before.length === 0) return meaning;
  const whole = understanding.understand([...before.map((said) => said.text), text].join('\n'), context);
  return whole.post === null ? meaning : { ...meaning, danger: whole.danger, post: whole.post };
}
