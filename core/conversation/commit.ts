import { asId, type EffectKey, type Instant, type MessageBody } from '../model/index.ts';
import type { Meaning } from '../understanding/contract.ts';
import type { Effect } from './effects.ts';
import { type ConversationEvent, wordsOf } from './events.ts';
import type { Mailbox, Outgoing } from './mailbox.ts';
import type { Conversation } from './state.ts';
import { step } from './step.ts';
import type { World } from './world.ts';

/** What the pure turn needs from outside, one event at a time. */
export interface TurnTools {
  readonly now: Instant;
  understand(text: string, state: Conversation, event: ConversationEvent): Meaning;
  world(event: ConversationEvent): World;
  /** Cuts one message into as many as the channel of this chat needs. */
  reshape(body: MessageBody): readonly MessageBody[];
}

export interface Committed {
  readonly mailbox: Mailbox;
  /** What to count once the swap has landed. */
  readonly counts: readonly string[];
}

/** Answers the whole inbox, in order: the new state, the inbox emptied, the new effects. All of it, or nothing. */
export function answered(mailbox: Mailbox, tools: TurnTools): Committed {
  const counts: string[] = [];
  let current: Mailbox = { ...mailbox, inbox: [] };
  for (const event of mailbox.inbox) {
    const words = wordsOf(event);
    const meaning = words === null ? null : tools.understand(words, current.conversation, event);
    const turn = step(current.conversation, { event, meaning }, tools.world(event));
    current = withEffects({ ...current, conversation: turn.state }, turn.effects, tools);
    counts.push(...countsOf(turn.effects));
  }
  return { mailbox: current, counts };
}

function withEffects(mailbox: Mailbox, effects: readonly Effect[], tools: TurnTools): Mailbox {
  const outbox = [...mailbox.outbox];
  const waits = { ...mailbox.waits };
  for (const effect of effects) {
    if (effect.type === 'count') continue;
    if (effect.type === 'send') outbox.push(...partsOf(effect, tools).map(outgoing));
    else if (effect.type !== 'wait_until') outbox.push(outgoing(effect));
    else if (effect.at === null) delete waits[effect.wait];
    else waits[effect.wait] = effect.at;
  }
  return { ...mailbox, outbox, waits };
}

function partsOf(effect: Extract<Effect, { type: 'send' }>, tools: TurnTools): readonly Effect[] {
  const parts = tools.reshape(effect.body);
  return parts.map((body, index) => ({ ...effect, body, key: index === 0 ? effect.key : partKey(effect.key, index) }));
}

function partKey(key: EffectKey, index: number): EffectKey {
  return asId<EffectKey>(`${key}.${index}`);
}

function outgoing(effect: Effect): Outgoing {
  return { effect, attempts: 0, notBefore: 0, doubtful: false };
}

function countsOf(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.type === 'count' ? [effect.what] : []));
}
