import { expect, test } from '@jest/globals';
import type { ConversationEvent } from '../../../core/conversation/events.ts';
import { type Conversation, newConversation } from '../../../core/conversation/state.ts';
import { asId, type EventId, minute } from '../../../core/model/index.ts';
import { hear } from '../../../core/runtime/hearing.ts';
import { shippedKnowledge } from '../../support/knowledge.ts';

const { understanding } = (await shippedKnowledge()).made;
const now = 1_000_000;

function said(text: string, forwarded = false): ConversationEvent {
  return { id: asId<EventId>('1'), at: now, type: 'message_received', text, attachments: [], message: null, forwarded };
}

function after(...pieces: readonly (readonly [text: string, ago: number])[]): Conversation {
  const recent = pieces.map(([text, ago]) => ({ by: 'person' as const, at: now - ago, text, danger: false }));
  return { ...newConversation(now), recent };
}

const meant = (text: string, state: Conversation, forwarded = false) =>
  hear(understanding, text, state, said(text, forwarded));

const first = 'Need 20 online sales staff in Bavet, 900$ a month, no experience, Chinese company';
const second = 'company keeps your passport and phone, nobody goes out';

test('a post in several messages is judged as one', () => {
  expect(
    understanding.understand(second, { language: null, country: null, dialogue: null, asPost: false }).post,
  ).toBeNull();
  expect(meant(second, after([first, 20_000])).post?.level).toBe('high');
});

test('what was said long before is not part of it', () => {
  expect(meant(second, after([first, 5 * minute])).post).toBeNull();
});

test('a question about the post is a question', () => {
  expect(meant('is this job real or fake?', after([first, 20_000])).post).toBeNull();
  expect(meant('thank you', after([first, 20_000])).post).toBeNull();
});

test('a forwarded text that asks nothing is judged as a post', () => {
  expect(meant(second, after()).post).toBeNull();
  expect(meant(second, after(), true).post?.level).toBe('high');
});

test('a forwarded cry for help is a cry for help', () => {
  const text =
    'they beat me every night in this house, i am locked in the room on the third floor, please tell my mother';
  expect(meant(text, after(), true)).toMatchObject({ danger: 'emergency', post: null });
});
