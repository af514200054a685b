import { describe, expect, test } from '@jest/globals';
import {
  asId,
  type CaseId,
  type ChatId,
  type ConversationId,
  type EffectKey,
  type MessageRef,
  type WorkerId,
} from '../../../core/model/index.ts';
import { recordingChannel, textsOf } from '../../support/channel.ts';
import { event, person, says, type TestCore, testCore } from '../../support/core.ts';

const worker = asId<WorkerId>('worker-1');

async function caseIn(core: TestCore, state: 'waiting' | 'active' = 'waiting') {
  const [first] = await core.runtime.desk.list(state, 10);
  if (!first) throw new Error('no case');
  return first;
}

/** Says the words that lead to a human: the command, then yes. */
async function askForHuman(core: TestCore, channel: ReturnType<typeof recordingChannel>) {
  const at = core.clock.now();
  await core.hear(event('h1', at, { type: 'command_given', command: 'human', message: null }));
  const asked = channel.sent.find(
    ({ part }) => part.type === 'text' && part.choices.some(({ title }) => title === 'បាន បញ្ជូនទៅ'),
  );
  const token = asked?.part.type === 'text' ? (asked.part.choices[0]?.token ?? '') : '';
  await core.hear(event('h2', at + 1, { type: 'choice_pressed', token, title: null, message: null }));
  return caseIn(core);
}

describe('one message', () => {
  test('is answered once, with the notice behind the answer', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    await core.hear(says('1', core.clock.now(), 'is the border open'));
    const [answer, notice, ...more] = textsOf(channel);
    expect(answer).toMatch(/border|crossing/i);
    expect(notice).toContain('automatic helper');
    expect(more).toEqual([]);
  });

  test('delivered three times, twice at the same moment, is answered once', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const update = says('1', core.clock.now(), 'is the border open');
    await Promise.all([core.runtime.hear([update]), core.runtime.hear([update])]);
    await core.runtime.idle();
    await core.hear(update);
    expect(textsOf(channel)).toHaveLength(2);
  });

  test('several that arrive out of order while one is answered are answered in their order', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const at = core.clock.now();
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    channel.answer = async ({ key }) => {
      await gate;
      return { sent: asId<MessageRef>(key) };
    };
    await core.runtime.hear([says('1', at, 'is the border open')]);
    await core.runtime.hear([says('4', at + 3, 'four border')]);
    await core.runtime.hear([says('2', at + 1, 'two job'), says('3', at + 2, 'three')]);
    open();
    await core.runtime.idle();
    const names = channel.sent.map(({ key }) => key.split(':')[0]);
    expect([...new Set(names)]).toEqual(['1', '2', '3', '4']);
  });

  test('of a thousand people at once: each gets their own answer', async () => {
    const channel = recordingChannel('telegram', { rate: { perChat: 1e6, overall: 1e6 } });
    const core = await testCore({ channel });
    const people = Array.from(
      { length: 300 },
      (_, index) => ({ channel: 'telegram', chat: asId<ChatId>(`${index}`) }) as const,
    );
    await Promise.all(
      people.map((from, index) => core.runtime.hear([says(`e${index}`, core.clock.now(), 'border', from)])),
    );
    await core.runtime.idle();
    expect(new Set(channel.sent.map(({ to }) => to.chat)).size).toBe(300);
    expect(channel.sent).toHaveLength(600);
  });
});

describe('when sending fails', () => {
  test('throttled: waits as told, then goes on in order', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    channel.answer = ({ key }, attempt) =>
      attempt === 1 ? { failed: 'throttled', retryAfterMs: 30_000, code: '429' } : { sent: asId<MessageRef>(key) };
    await core.hear(says('1', core.clock.now(), 'border'));
    expect(channel.sent).toEqual([]);
    await core.pass(29_000);
    expect(channel.sent).toEqual([]);
    await core.pass(1_500);
    expect(channel.sent.map(({ key }) => key.split(':')[0])).toEqual(['1', '1']);
  });

  test('no answer: repeated once, then given up', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    let attempts = 0;
    channel.answer = () => {
      attempts += 1;
      return { failed: 'unknown_outcome', code: 'timeout' };
    };
    await core.hear(event('1', core.clock.now(), { type: 'command_given', command: 'stop', message: null }));
    for (let round = 0; round < 6; round += 1) await core.pass(60_000);
    expect(attempts).toBe(2);
  });

  test('where the platform reports sends back, one that arrived is not repeated', async () => {
    const channel = recordingChannel('telegram', { confirms: true });
    const core = await testCore({ channel });
    const keys: EffectKey[] = [];
    channel.answer = ({ key }) => {
      keys.push(key);
      return keys.length === 1 ? { failed: 'unknown_outcome', code: 'timeout' } : { sent: asId<MessageRef>(key) };
    };
    const at = core.clock.now();
    await core.hear(event('1', at, { type: 'command_given', command: 'stop', message: null }));
    const [key] = keys;
    if (!key) throw new Error('nothing was sent');
    await core.hear(event('echo', at, { type: 'send_confirmed', key, message: asId<MessageRef>('m') }));
    for (let round = 0; round < 4; round += 1) await core.pass(60_000);
    expect(keys).toEqual([key]);
  });

  test('a person who blocked the bot gets nothing more; the case says so', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const opened = await askForHuman(core, channel);
    await core.runtime.desk.take(opened.id, worker);
    await core.runtime.idle();
    channel.answer = () => ({ failed: 'person_left', code: '403' });
    await core.runtime.desk.reply(opened.id, worker, { key: asId<EffectKey>('r1'), text: 'Hello', attachments: [] });
    await core.runtime.idle();
    const { timeline } = await caseIn(core, 'active');
    expect(timeline.find(({ key }) => key === 'r1')?.delivery).toEqual({ state: 'failed', failure: 'person_left' });
  });
});

describe('a takeover', () => {
  test('drops what the bot had computed and not yet sent', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const opened = await askForHuman(core, channel);
    const before = channel.sent.length;
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    channel.answer = async ({ key }) => {
      await gate;
      return { sent: asId<MessageRef>(key) };
    };
    const at = core.clock.now();
    await core.runtime.hear([says('a', at + 10, 'is the border open'), says('b', at + 11, 'another border question')]);
    const taking = await core.runtime.desk.take(opened.id, worker);
    expect(taking).toHaveProperty('done');
    open();
    await core.runtime.idle();
    const after = channel.sent.slice(before).map(({ key }) => key);
    const fromBot = after.filter((key) => /^[ab]:/.test(key));
    expect(fromBot.length).toBeLessThanOrEqual(1);
    expect(textsOf(channel).at(-1)).toContain('A real person');
  });

  test('between the pause for pace and the send: the reply is not sent', async () => {
    const channel = recordingChannel('telegram', { rate: { perChat: 1, overall: 1000 } });
    let paused: (() => Promise<void>) | null = null;
    const core: TestCore = await testCore({ channel, wait: async () => paused?.() });
    const opened = await askForHuman(core, channel);
    const before = channel.sent.length;
    paused = async () => {
      paused = null;
      await core.runtime.desk.take(opened.id, worker);
    };
    await core.hear(says('a', core.clock.now() + 10, 'is the border open'));
    for (let round = 0; round < 5; round += 1) await core.pass(5_000);
    expect(channel.sent.slice(before).filter(({ key }) => key.startsWith('a:'))).toEqual([]);
  });

  test('of two who take, one wins and the other is told who has it', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const opened = await askForHuman(core, channel);
    const outcomes = await Promise.all(
      [worker, asId<WorkerId>('worker-2')].map((one) => core.runtime.desk.take(opened.id, one)),
    );
    const held = outcomes.flatMap((outcome) => ('held' in outcome ? [outcome.held] : []));
    const won = outcomes.flatMap((outcome) => ('done' in outcome ? [outcome.done.worker] : []));
    expect(won).toHaveLength(1);
    expect(held).toEqual(won);
  });
});

describe('a case', () => {
  test('relays both ways, tells delivery, and gives the chat back aloud', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const opened = await askForHuman(core, channel);
    await core.runtime.desk.take(opened.id, worker);
    await core.runtime.idle();
    const at = core.clock.now();
    await core.hear(says('p', at + 5, 'they locked the door'));
    const reply = { key: asId<EffectKey>('r1'), text: 'I am here.', attachments: [] };
    await core.runtime.desk.reply(opened.id, worker, reply);
    await core.runtime.desk.reply(opened.id, worker, reply);
    await core.runtime.idle();
    const active = await caseIn(core, 'active');
    expect(active.priority).toBe('emergency');
    expect(active.timeline.filter(({ by }) => by === 'person').at(-1)).toMatchObject({
      text: 'they locked the door',
      danger: true,
    });
    expect(active.timeline.filter(({ key }) => key === 'r1')).toMatchObject([{ delivery: { state: 'sent' } }]);
    expect(textsOf(channel).filter((text) => text === 'I am here.')).toHaveLength(1);
    await core.runtime.desk.handBack(opened.id, worker);
    await core.runtime.idle();
    expect(textsOf(channel).at(-1)).toContain('the automatic helper, answer again');
  });

  test('keeps what the person sends, and says what could not be had', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const opened = await askForHuman(core, channel);
    const photo = { kind: 'photo', ref: 'one' } as const;
    const attachments = [
      photo,
      { kind: 'voice', ref: 'gone' } as const,
      { kind: 'file', ref: 'big', bytes: 11 * 1024 * 1024 } as const,
    ];
    await core.hear(
      event('f', core.clock.now() + 5, {
        type: 'message_received',
        text: '',
        attachments,
        message: null,
        forwarded: false,
      }),
    );
    const { timeline } = (await core.runtime.desk.read(opened.id)) ?? opened;
    const [kept] = timeline.find(({ by }) => by === 'person')?.attachments ?? [];
    expect(kept).toMatchObject({ kind: 'photo', mime: 'image/jpeg' });
    const missing = timeline.flatMap(({ fact }) => (fact?.type === 'file_missing' ? [fact.reason] : []));
    expect(missing).toEqual(['gone', 'too_big']);
    if (kept && 'file' in kept) {
      const stored = await core.runtime.desk.readFile(kept.file);
      expect(Buffer.from(stored?.bytes ?? []).toString()).toBe('bytes of one');
    }
  });

  test('is told in the end what its conversation must know, also when the process died between the two', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const opened = await askForHuman(core, channel);
    await core.store.cases.update(opened.id, (was) => {
      if (!was) return { leave: null };
      const message = {
        key: asId<EffectKey>('lost'),
        at: core.clock.now(),
        tell: { type: 'case_taken', worker },
      } as const;
      return { next: { ...was, state: 'active', worker, outbox: [message] }, result: null };
    });
    await core.pass(1_000);
    const id: ConversationId = core.parts.conversationId(person);
    expect((await core.store.mailboxes.read(id))?.document.conversation.owner).toEqual({ by: 'case', case: opened.id });
    expect((await core.runtime.desk.read(asId<CaseId>(opened.id)))?.outbox).toEqual([]);
  });
});

describe('erasing', () => {
  test('hide takes back what the platform allows and leaves no word', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const at = core.clock.now();
    await core.hear(
      event('1', at, {
        type: 'message_received',
        text: 'border',
        attachments: [],
        message: asId('m1'),
        forwarded: false,
      }),
    );
    const sent = channel.sent.length;
    await core.hear(event('2', at + 1, { type: 'command_given', command: 'hide', message: asId('m2') }));
    expect(channel.erased).toHaveLength(sent + 2);
    expect(channel.sent).toHaveLength(sent);
  });

  test('hide answers with a harmless sentence where nothing can be taken back', async () => {
    const channel = recordingChannel('telegram', { erases: null });
    const core = await testCore({ channel });
    await core.hear(event('2', core.clock.now(), { type: 'command_given', command: 'hide', message: null }));
    expect(textsOf(channel)).toEqual([expect.not.stringMatching(/ផ្លូវ|ជួញដូរ|ប៉ូលិស/)]);
  });

  test('delete removes words and files from the case too, and the rest goes after two days', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const opened = await askForHuman(core, channel);
    await core.hear(says('w', core.clock.now() + 5, 'words that must go'));
    await core.hear(event('d', core.clock.now() + 6, { type: 'command_given', command: 'delete', message: null }));
    const left = JSON.stringify(await core.runtime.desk.read(opened.id));
    expect(left).not.toContain('words that must go');
    const id = core.parts.conversationId(person);
    expect(JSON.stringify((await core.store.mailboxes.read(id))?.document)).not.toContain('words that must go');
    await core.pass(3 * 24 * 3600_000);
    expect(await core.store.mailboxes.read(id)).toBeNull();
  });

  test('delete reaches a case that was ended before', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    const opened = await askForHuman(core, channel);
    await core.hear(says('w', core.clock.now() + 5, 'words that must go'));
    await core.runtime.desk.close(opened.id, worker, 'helped');
    await core.runtime.idle();
    await core.hear(event('d', core.clock.now() + 9, { type: 'command_given', command: 'delete', message: null }));
    expect(JSON.stringify(await core.runtime.desk.read(opened.id))).not.toContain('words that must go');
  });

  test('words are forgotten after thirty days', async () => {
    const channel = recordingChannel();
    const core = await testCore({ channel });
    await core.hear(says('w', core.clock.now(), 'border words'));
    const id = core.parts.conversationId(person);
    const recent = async () => (await core.store.mailboxes.read(id))?.document.conversation.recent.length;
    await core.pass(29 * 24 * 3600_000);
    expect(await recent()).toBeGreaterThan(0);
    await core.pass(1.1 * 24 * 3600_000);
    expect(await recent()).toBe(0);
  });
});
