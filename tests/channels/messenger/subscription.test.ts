import { afterAll, describe, expect, test } from '@jest/globals';
import { pageFields } from '../../../bots/messenger/subscription.ts';
import { messageSends } from '../../support/messenger/faults.ts';
import { type Opened, openMessenger, say } from './harness.ts';

const opens: Opened[] = [];
const open = async () => {
  const opened = await openMessenger();
  opens.push(opened);
  return opened;
};
afterAll(() => Promise.all(opens.map(({ fake }) => fake.stop())));

const anyCall = (call: Parameters<typeof messageSends>[0]) => !messageSends(call);
const detail = (key: string) => say(`messenger.health.${key}`, 'en');

describe('the subscription of the page', () => {
  test('is asked for at the start', async () => {
    const { messenger, logged } = await open();
    expect(messenger.health()).toEqual({ state: 'trouble', detail: detail('unchecked') });
    await messenger.start(async () => {});
    await messenger.check();
    expect(messenger.health()).toEqual({ state: 'on', detail: detail('on') });
    expect(logged).toEqual(['messenger_subscribed']);
    await messenger.stop();
  });

  test('is renewed when it is lost, which stays visible until the next look', async () => {
    const { fake, messenger, logged } = await open();
    await messenger.check();
    fake.world.subscribedFields = null;
    await messenger.check();
    expect(fake.world.subscribedFields).toEqual(pageFields);
    expect(messenger.health()).toEqual({ state: 'trouble', detail: detail('renewed') });
    await messenger.check();
    expect(messenger.health().state).toBe('on');
    expect(logged).toEqual(['messenger_subscribed', 'messenger_subscription_renewed', 'messenger_subscribed']);
  });

  test.each(pageFields)('is renewed when only %s is missing', async (field) => {
    const { fake, messenger } = await open();
    fake.world.subscribedFields = pageFields.filter((name) => name !== field);
    await messenger.check();
    expect(fake.world.subscribedFields).toContain(field);
  });

  test.each([
    [{ error: { code: 190 } }, 'refused', ' (190)'],
    [{ error: { code: 200 } }, 'refused', ' (200)'],
    [{ error: { code: 2 } }, 'unreachable', ' (2)'],
    [{ status: 503 }, 'unreachable', ' (http/503)'],
    [{ status: 200, body: '[]' }, 'unreachable', ' (answer)'],
  ] as const)('cannot be asked for: %j', async (fault, state, code) => {
    const { fake, messenger, logged } = await open();
    fake.fault(fault, 1, anyCall);
    await messenger.check();
    expect(messenger.health()).toEqual({ state: 'trouble', detail: `${detail(state)}${code}` });
    expect(logged).toEqual([`messenger_subscription_${state}`]);
    await messenger.check();
    expect(messenger.health().state).toBe('on');
  });

  test('two looks at once are one', async () => {
    const { fake, messenger } = await open();
    await Promise.all([messenger.check(), messenger.check()]);
    expect(fake.calls).toHaveLength(1);
  });

  test('the start waits for nobody, and a look ends when the channel does', async () => {
    const { fake, messenger } = await open();
    fake.fault('hang', 1, anyCall);
    await messenger.start(async () => {});
    const look = messenger.check();
    await messenger.stop();
    await look;
    expect(messenger.health().state).toBe('trouble');
  });
});

describe('a page that Facebook bars from sending', () => {
  test('is in trouble until it is unbarred', async () => {
    const { messenger, bring } = await open();
    await messenger.check();
    const policy = (action: string) =>
      messenger.adapter.receive(
        bring({
          field: 'messaging_policy_enforcement',
          seat: 'messaging',
          event: { recipient: { id: '1001' }, timestamp: 1, policy_enforcement: { action } },
        }),
      );
    const states = [];
    for (const action of ['warning', 'block', 'warning', 'unblock']) {
      await policy(action);
      states.push(messenger.health().state);
    }
    expect(states).toEqual(['on', 'trouble', 'trouble', 'on']);
  });
});
