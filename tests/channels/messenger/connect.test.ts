import { spawn } from 'node:child_process';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ConnectOptions, connectPage } from '../../../bots/messenger/connect.ts';
import { commandIn } from '../../../bots/messenger/payloads.ts';
import { pageProfile } from '../../../bots/messenger/profile.ts';
import { pageFields } from '../../../bots/messenger/subscription.ts';
import { type Opened, openMessenger, optionsFor, say, verifyToken } from './harness.ts';
import { type Webhook, webhookOf } from './webhook.ts';

const opens: { fake: Opened['fake']; webhook: Webhook }[] = [];
let opened: Opened;
let webhook: Webhook;
beforeEach(async () => {
  opened = await openMessenger();
  webhook = await webhookOf(opened.messenger);
  opens.push({ fake: opened.fake, webhook });
});
afterAll(() => Promise.all(opens.flatMap(({ fake, webhook: served }) => [fake.stop(), served.stop()])));

async function connect(more: Partial<ConnectOptions> = {}) {
  const printed: string[] = [];
  const options = { ...optionsFor(opened.fake), publicUrl: webhook.publicUrl, language: 'en', say } as const;
  const print = (sentence: string) => void printed.push(sentence);
  const whole = await connectPage({ ...options, print, signal: AbortSignal.timeout(5_000), ...more });
  return { whole, printed };
}
const told = (key: string, values: Readonly<Record<string, string>> = {}) =>
  say(`messenger.connect.${key}`, 'en', values);

describe('connecting a page', () => {
  test('sets everything, says so, and may be repeated', async () => {
    opened.fake.world.subscribedFields = null;
    const address = `${webhook.publicUrl}/webhooks/messenger`;
    const steps = [told('page', { name: 'Test Page' }), told('profile-done'), told('fields-done')];
    expect(await connect()).toEqual({
      whole: true,
      printed: [...steps, told('address-done', { address }), told('done')],
    });
    expect(opened.fake.world.subscribedFields).toEqual(pageFields);
    expect(opened.fake.world.appWebhook).toEqual({ callback_url: address, fields: pageFields });
    expect(opened.fake.world.profile.held).toEqual(pageProfile(say));
    expect(await connect()).toEqual({
      whole: true,
      printed: [...steps, told('address-kept', { address }), told('done')],
    });
  });

  test.each([
    ['a dead token', 190, '', ['token-refused']],
    ['no line to Facebook', 2, '', ['unreachable']],
    ['no profile', 100, 'messenger_profile', ['page', 'profile-refused', 'fields-done', 'address-done']],
    ['no permission', 200, 'subscribed_apps', ['page', 'profile-done', 'fields-refused', 'address-done']],
  ])('goes on after %s, and says what is missing', async (_name, code, edge, keys) => {
    opened.fake.fault({ error: { code } }, 1, ({ path }) => (path[1] ?? '') === edge);
    const values = { code: `${code}`, name: 'Test Page', address: `${webhook.publicUrl}/webhooks/messenger` };
    expect(await connect()).toEqual({ whole: false, printed: [...keys, 'unfinished'].map((key) => told(key, values)) });
  });

  test('tells a token of another page', async () => {
    expect(await connect({ pageId: '1002' })).toEqual({
      whole: false,
      printed: [told('other-page'), told('unfinished')],
    });
  });

  test('needs an address that Facebook can reach', async () => {
    expect((await connect({ publicUrl: null })).printed).toContain(told('address-missing'));
    await webhook.stop();
    const address = `${webhook.publicUrl}/webhooks/messenger`;
    expect((await connect()).printed).toContain(told('address-refused', { address, code: '2200' }));
  });

  test('needs the same verify token on both sides', async () => {
    const { whole } = await connect({ verifyToken: 'another' });
    expect(whole).toBe(false);
  });
});

test('every button of the page means a command, in both languages', () => {
  const profile = pageProfile(say);
  const actions = [
    ...profile.persistent_menu.flatMap((one) => one.call_to_actions),
    ...profile.ice_breakers.flatMap((one) => one.call_to_actions),
  ];
  expect(actions.map(({ payload }) => commandIn(payload))).not.toContain(null);
  expect(profile.greeting.map(({ locale }) => locale)).toEqual(['default', 'en_US', 'en_GB']);
  expect(profile.greeting[0]?.text).toMatch(/\p{Script=Khmer}/u);
});

describe('npm run connect', () => {
  const run = (environment: Readonly<Record<string, string>>) =>
    new Promise<{ code: number | null; said: string }>((resolve) => {
      const child = spawn(process.execPath, ['--import', './tests/support/typescript.mjs', 'scripts/connect.ts'], {
        env: { PATH: process.env.PATH, LANG: 'en_GB.UTF-8', ...environment },
      });
      let said = '';
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('close', (code) => resolve({ code, said }));
    });

  test('connects, and prints no secret', async () => {
    const environment = {
      ...opened.fake.environment,
      MESSENGER_VERIFY_TOKEN: verifyToken,
      PUBLIC_URL: webhook.publicUrl,
    };
    const { code, said } = await run(environment);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining(told('done')) });
    for (const secret of [opened.fake.settings.pageToken, opened.fake.settings.appSecret, verifyToken]) {
      expect(said).not.toContain(secret);
    }
  });

  test('names the setting that is missing', async () => {
    const { MESSENGER_APP_SECRET: _left, ...rest } = opened.fake.environment;
    const { code, said } = await run(rest);
    expect({ code, said: said.trim() }).toEqual({
      code: 2,
      said: told('setting-missing', { name: 'MESSENGER_APP_SECRET' }),
    });
  });

  test('says what Facebook refused', async () => {
    const { code, said } = await run({ ...opened.fake.environment, MESSENGER_PAGE_TOKEN: 'old' });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(told('token-refused', { code: '190' })) });
  });
});
