import { createMessenger } from '../../../bots/messenger/adapter.ts';
import { asId, type ChatId } from '../../../core/model/index.ts';
import type { Fault } from '../../support/messenger/faults.ts';
import { startGraphFake } from '../../support/messenger/graph-fake.ts';
import { type ChannelHarness, channelSuite, type Trouble } from '../channel.suite.ts';
import { openMessenger, optionsFor, signed } from './harness.ts';

const psid = '2001';

const troubles: Readonly<Record<Trouble, Fault>> = {
  throttled: { error: { code: 613, headers: { 'retry-after': '7' } } },
  blocked: { error: { code: 551, subcode: 1545041 } },
  server_error: { status: 502, body: '<html>Bad Gateway</html>' },
  barred: { error: { code: 190 } },
  drops_after_acting: 'drop_after',
  hangs: 'hang',
};

/** An address where somebody listened once. */
async function closedPort(): Promise<string> {
  const gone = await startGraphFake();
  await gone.stop();
  return gone.apiRoot;
}

channelSuite('Messenger', async (): Promise<ChannelHarness> => {
  const { fake, messenger } = await openMessenger();
  const { pageId, appSecret, pageToken } = fake.settings;
  await fake.person(psid).says('hello');
  const event = (more: object) => ({
    sender: { id: psid },
    recipient: { id: pageId },
    timestamp: 1767229200000,
    ...more,
  });
  const page = (...messaging: readonly object[]) => ({ object: 'page', entry: [{ id: pageId, time: 1, messaging }] });
  return {
    adapter: messenger.adapter,
    offline: createMessenger({ ...optionsFor(fake), apiRoot: await closedPort() }).adapter,
    secrets: [pageToken, appSecret, psid],
    person: { channel: 'messenger', chat: asId<ChatId>(psid) },
    said: (text, nth) => page(event({ message: { mid: `m_${nth}`, text } })),
    unknown: [
      page(event({ optin: { type: 'one_time_notif_req' } })),
      page(event({ something_new: { mid: 'm_1' } })),
      page({ recipient: { id: pageId }, timestamp: 1, app_roles: { '4001': ['automation'] } }),
      { object: 'page', entry: [{ id: pageId, time: 1, changes: [{ field: 'inbox_labels', value: {} }] }] },
      { object: 'page', entry: [{ id: '9999', time: 1, messaging: [event({ message: { mid: 'm_1', text: 'x' } })] }] },
    ],
    genuine: (body) => signed(body, appSecret),
    forged(body) {
      const good = signed(body, appSecret);
      const headers = (given: Readonly<Record<string, string>>) => ({ ...good, headers: given });
      return [
        { fault: 'no signature', request: headers({}) },
        { fault: 'an empty signature', request: headers({ 'x-hub-signature-256': '' }) },
        {
          fault: 'the old header alone',
          request: headers({ 'x-hub-signature': 'sha1=0123456789012345678901234567890123456789' }),
        },
        { fault: 'another secret', request: signed(body, 'another-secret') },
        {
          fault: 'a changed body',
          request: { ...good, body: good.body.map((byte, at) => (at === 5 ? byte ^ 1 : byte)) },
        },
        { fault: 'half a signature', request: headers({ 'x-hub-signature-256': 'sha256=00ff' }) },
      ];
    },
    trouble: (what) => fake.fault(troubles[what]),
    shown: () => fake.sent(psid).map(({ text }) => text),
    upload: async (bytes) => fake.host(bytes, 'image/png'),
    staleRef: `${fake.apiRoot}/files/gone`,
    stop: () => fake.stop(),
  };
});
