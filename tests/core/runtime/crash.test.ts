import { describe, expect, test } from '@jest/globals';
import { asId, type MessageRef, minute, type WorkerId } from '../../../core/model/index.ts';
import { memoryShelf } from '../../../core/storage/memory/shelf.ts';
import type { Shelf } from '../../../core/storage/shelf.ts';
import { type RecordingChannel, recordingChannel } from '../../support/channel.ts';
import { fakeClock } from '../../support/clock.ts';
import { event, says, type TestCore, testCore } from '../../support/core.ts';

/** Stops everything for good at the n-th point, as a killed process does: no write after it lands, no send after it goes out. */
class Death {
  private passed = 0;
  dead = false;

  constructor(private readonly at: number) {}

  async point(): Promise<void> {
    this.passed += 1;
    if (this.passed >= this.at) this.dead = true;
    if (this.dead) await new Promise(() => {});
  }
}

function mortal(shelf: Shelf, death: Death): Shelf {
  return {
    ...shelf,
    read: async (kind, id) => {
      await (death.dead ? death.point() : null);
      return shelf.read(kind, id);
    },
    swap: async (write) => {
      await death.point();
      const outcome = await shelf.swap(write);
      await death.point();
      return outcome;
    },
  };
}

function mortalChannel(outer: RecordingChannel, death: Death): RecordingChannel {
  return {
    ...outer,
    async send(message, signal) {
      await death.point();
      const outcome = await outer.send(message, signal);
      await death.point();
      return outcome;
    },
  };
}

const confirmations = { confirms: true };

/** Lets the doomed process run until nothing moves any more. */
async function settle(): Promise<void> {
  for (let round = 0; round < 60; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('a process that dies', () => {
  const worker = asId<WorkerId>('w');

  test.each([
    ['where sends are not reported back', {}, 2],
    ['where sends are reported back', confirmations, 1],
  ] as const)('loses nothing at any step, %s', async (_name, capabilities, mostTimes) => {
    let finished = false;
    for (let at = 1; at < 60 && !finished; at += 1) {
      const clock = fakeClock();
      const shelf = memoryShelf();
      const channel = recordingChannel('telegram', capabilities);
      const echoes: string[] = [];
      channel.answer = ({ key }) => {
        echoes.push(key);
        return { sent: asId<MessageRef>(`m:${key}`) };
      };
      const death = new Death(at);
      const doomed = await testCore({ channel: mortalChannel(channel, death), shelf: mortal(shelf, death), clock });
      const update = says('1', clock.now(), 'is the border open');
      void doomed.runtime.hear([update]);
      await settle();
      finished = !death.dead;

      const next = await testCore({ channel, shelf, clock });
      await next.hear(update);
      if ('confirms' in capabilities) {
        for (const key of [...echoes]) {
          await next.hear(
            event(`echo:${key}`, clock.now(), { type: 'send_confirmed', key: asId(key), message: asId(`m:${key}`) }),
          );
        }
      }
      for (let round = 0; round < 6; round += 1) await next.pass(minute);
      const times = new Map<string, number>();
      for (const { key } of channel.sent) times.set(key, (times.get(key) ?? 0) + 1);
      expect([at, [...times.keys()]]).toEqual([at, ['1:1', '1:2']]);
      for (const count of times.values()) expect([at, count <= mostTimes]).toEqual([at, true]);
    }
    expect(finished).toBe(true);
  });

  test('loses no word on its way to a case, and no reply on its way back', async () => {
    let finished = false;
    for (let at = 1; at < 120 && !finished; at += 1) {
      const clock = fakeClock();
      const shelf = memoryShelf();
      const channel = recordingChannel('telegram');
      const first = await testCore({ channel, shelf, clock });
      await first.hear(event('h', clock.now(), { type: 'command_given', command: 'human', message: null }));
      const asked = channel.sent.find(({ part }) => part.type === 'text' && part.choices.length === 3);
      const token = asked?.part.type === 'text' ? (asked.part.choices[0]?.token ?? '') : '';

      const death = new Death(at);
      const doomed = await testCore({
        channel: mortalChannel(channel, death),
        shelf: mortal(shelf, death),
        clock,
        seed: 2,
      });
      const agreed = event('y', clock.now() + 1, { type: 'choice_pressed', token, title: null, message: null });
      const words = says('w', clock.now() + 2, 'three months without pay');
      const story = async (core: TestCore) => {
        await core.hear(agreed);
        await core.hear(words);
        const [opened] = await core.runtime.desk.list('waiting', 5);
        if (opened) await core.runtime.desk.take(opened.id, worker);
        const [active] = await core.runtime.desk.list('active', 5);
        if (active)
          await core.runtime.desk.reply(active.id, worker, { key: asId('reply'), text: 'I read it.', attachments: [] });
        await core.runtime.idle();
      };
      void story(doomed);
      await settle();
      await settle();
      finished = !death.dead;

      const next = await testCore({ channel, shelf, clock, seed: 3 });
      await next.hear(agreed, words);
      for (let round = 0; round < 4; round += 1) await next.pass(minute);
      await story(next);
      for (let round = 0; round < 4; round += 1) await next.pass(minute);
      const [held] = await next.runtime.desk.list('active', 5);
      const said = held?.timeline.filter(({ by }) => by === 'person').map(({ text }) => text) ?? [];
      expect([at, said]).toEqual([at, ['three months without pay']]);
      const replies = channel.sent.filter(({ key }) => key.startsWith('reply')).length;
      expect([at, replies === 1 || replies === 2]).toEqual([at, true]);
    }
    expect(finished).toBe(true);
  });
});
