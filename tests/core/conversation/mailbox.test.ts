import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ConversationEvent } from '../../../core/conversation/events.ts';
import {
  claimed,
  dueAt,
  hasWork,
  held,
  type Mailbox,
  maySend,
  newMailbox,
  postponed,
  settled,
} from '../../../core/conversation/mailbox.ts';
import { inboxMost, received } from '../../../core/conversation/receive.ts';
import {
  asId,
  type CaseId,
  type ChatId,
  type EffectKey,
  type EventId,
  type MessageRef,
  type PersonId,
  type WorkerId,
} from '../../../core/model/index.ts';

const start = 1_000_000;
const empty = newMailbox({ channel: 'telegram', chat: asId<ChatId>('1') }, asId<PersonId>('p'), start);

function said(id: string, at: number): ConversationEvent {
  const message = asId<MessageRef>(`m${id}`);
  return { id: asId<EventId>(id), at, type: 'message_received', text: id, attachments: [], message, forwarded: false };
}

function withSend(mailbox: Mailbox, key: string, allowed: 'while_bot' | 'always' = 'while_bot'): Mailbox {
  const effect = {
    key: asId<EffectKey>(key),
    type: 'send',
    body: { name: 'x', text: 'x' },
    author: 'bot',
    allowed,
    case: null,
  } as const;
  return { ...mailbox, outbox: [...mailbox.outbox, { effect, attempts: 0, notBefore: 0, doubtful: false }] };
}

const taken: ConversationEvent = {
  id: asId<EventId>('t'),
  at: start,
  type: 'case_taken',
  case: asId<CaseId>('c'),
  worker: asId<WorkerId>('w'),
};

describe('receiving', () => {
  test('the same event is kept once, however often it comes', () => {
    const first = received(empty, [said('a', start), said('a', start)]);
    expect(first.fresh).toBe(1);
    expect(received(first.mailbox, [said('a', start)]).fresh).toBe(0);
  });

  test('what came late stands where it happened', () => {
    const { mailbox } = received(empty, [said('b', start + 2), said('c', start + 3), said('a', start + 1)]);
    expect(mailbox.inbox.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('any order and any repetition give the same inbox', () => {
    const events = ['a', 'b', 'c', 'd', 'e'].map((id, index) => said(id, start + index));
    const inOrder = received(empty, events).mailbox.inbox;
    const mixed = fc.shuffledSubarray([...events, ...events], { minLength: 10 });
    fc.assert(fc.property(mixed, (some) => expect(received(empty, some).mailbox.inbox).toEqual(inOrder)));
  });

  test('a flood from one chat is kept out once the inbox is full', () => {
    const flood = Array.from({ length: inboxMost + 5 }, (_, index) => said(`e${index}`, start + index));
    expect(received(empty, flood)).toMatchObject({ fresh: inboxMost, refused: 5 });
  });

  test('a confirmed send leaves the outbox without being sent again', () => {
    const confirmed: ConversationEvent = {
      id: asId<EventId>('echo'),
      at: start,
      type: 'send_confirmed',
      key: asId<EffectKey>('k1'),
      message: asId<MessageRef>('m'),
    };
    const { mailbox } = received(withSend(empty, 'k1'), [confirmed]);
    expect(mailbox.outbox).toEqual([]);
    expect(mailbox.inbox).toEqual([]);
  });

  test('a takeover holds at once: what the bot had not sent is dropped, what must be said stays', () => {
    const { mailbox } = received(withSend(withSend(empty, 'k1'), 'k2', 'always'), [taken]);
    expect(mailbox.conversation.owner).toEqual({ by: 'case', case: 'c' });
    expect(mailbox.outbox.map(({ effect }) => effect.key)).toEqual(['k2']);
  });

  test('a person who blocked the bot gets nothing, and can be reached again after the next message', () => {
    const blocked = received(withSend(empty, 'k1'), [
      { id: asId<EventId>('x'), at: start, type: 'person_blocked' },
    ]).mailbox;
    expect(blocked).toMatchObject({ reachable: false, outbox: [] });
    expect(received(blocked, [said('back', start + 1)]).mailbox.reachable).toBe(true);
  });

  test('a group is answered once', () => {
    const spoken = (id: string): ConversationEvent => ({ id: asId<EventId>(id), at: start, type: 'group_spoken' });
    const first = received(empty, [spoken('g1')]);
    expect([first.fresh, received(first.mailbox, [spoken('g2')]).fresh]).toEqual([1, 0]);
  });
});

describe('the lease', () => {
  test('holds until it runs out, and then the chat is due', () => {
    const mailbox = claimed(received(empty, [said('a', start)]).mailbox, 'h', start + 100);
    expect([held(mailbox, start + 99), held(mailbox, start + 100)]).toEqual([true, false]);
    expect(dueAt(mailbox)).toBe(start + 100);
  });

  test('a chat with something to answer is due at once; an idle one when it is to be forgotten', () => {
    expect(dueAt(received(empty, [said('a', start)]).mailbox)).toBe(0);
    expect(dueAt(empty)).toBe(empty.purgeAt);
  });
});

describe('the outbox', () => {
  test('settling twice changes nothing the second time', () => {
    const once = settled(withSend(withSend(empty, 'k1'), 'k2'), asId<EffectKey>('k1'), null);
    expect(settled(once, asId<EffectKey>('k1'), null).outbox).toEqual(once.outbox);
  });

  test('effects wait for the one before them', () => {
    const two = withSend(withSend(empty, 'k1'), 'k2');
    const later = postponed(two, asId<EffectKey>('k1'), { attempts: 1, notBefore: start + 500, doubtful: false });
    expect([hasWork(later, start), hasWork(later, start + 500)]).toEqual([false, true]);
    expect(dueAt(later)).toBe(start + 500);
  });

  test("a bot's words may go out only while no human holds the chat", () => {
    const [bot] = withSend(empty, 'k').outbox;
    const inHands = received(empty, [taken]).mailbox;
    if (bot?.effect.type !== 'send') throw new Error('not a send');
    expect([
      maySend(empty, bot.effect),
      maySend(inHands, bot.effect),
      maySend(inHands, { ...bot.effect, allowed: 'always' }),
    ]).toEqual([true, false, true]);
  });
});
