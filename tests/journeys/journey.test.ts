import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { type Browser, signIn } from '../support/console.ts';
import { startGraphFake } from '../support/messenger/graph-fake.ts';
import { adminPassword, type RunningPhlov, runPhlov } from '../support/phlov.ts';
import { testSecret } from '../support/stores.ts';
import { startTelegramFake } from '../support/telegram/fake.ts';
import { until } from '../support/until.ts';
import { keyOf, message, openPage } from '../support/webchat/client.ts';

/** One journey through the whole product: real HTTP, both fakes, the web chat's socket, the console. */
const mongodb = process.env.MONGODB_TEST_URI;
const stores: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['SQLite', {}],
  ...(mongodb
    ? ([['MongoDB', { MONGODB_URI: withDatabase(mongodb), PHLOV_SECRET_KEY: testSecret.toString('base64') }]] as const)
    : []),
];
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const telegramWords = 'ព្រំដែនថៃបើកហើយឬនៅ';
const secretWords = 'ពាក្យសម្ងាត់របស់បងស្រីខ្ញុំ three months no pay in Rayong';
const replyWords = 'ខ្ញុំអានហើយ។ I read what you wrote.';

interface CaseRow {
  readonly id: string;
  readonly channel: string;
}

async function waitingCase(worker: Browser, channel: string): Promise<string> {
  let found: CaseRow | undefined;
  await until(async () => {
    const { body } = await worker.get('/console/api/cases?state=waiting');
    const { cases } = body as { cases: readonly CaseRow[] };
    found = cases.find((one) => one.channel === channel);
    return found !== undefined;
  });
  return found?.id ?? '';
}

describe.each(stores)('the journey on %s', (_name, environment) => {
  async function open(): Promise<{ running: RunningPhlov; telegram: Telegram; graph: Graph }> {
    const telegram = await startTelegramFake();
    const graph = await startGraphFake();
    const settings = {
      ...environment,
      ...graph.environment,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
    };
    const running = await runPhlov({ environment: settings });
    graph.connect(`${running.phlov.url}/webhooks/messenger`);
    closing.push(
      () => telegram.stop(),
      () => graph.stop(),
      () => running.remove(),
      () => running.stop(),
    );
    return { running, telegram, graph };
  }

  test('a question on Telegram, a job post on Messenger, a human for the web chat, and nothing readable on the disk', async () => {
    const { running, telegram, graph } = await open();
    const { url } = running.phlov;

    const young = telegram.person(71);
    young.says(telegramWords);
    await until(() => young.sees.some(({ by, text }) => by === 'bot' && text.includes('ព្រំដែន')));

    const seeker = graph.person('9001');
    await seeker.says(
      'Urgent! Typing job online, no experience, $1500 a month, free room and ticket, Poipet. Telegram only. Leave tonight.',
    );
    await until(() => graph.sent('9001').some(({ text }) => text?.includes('⚠')));

    const page = await openPage(url, keyOf('journey'));
    await page.say({ type: 'command', id: 'command01', command: 'human', language: 'en' });
    await until(() =>
      page
        .entries()
        .some(({ part }) => part.type === 'text' && part.choices.some(({ title }) => title === 'Yes, pass it on')),
    );
    const asked = page
      .entries()
      .find(({ part }) => part.type === 'text' && part.choices.some(({ title }) => title === 'Yes, pass it on'));
    const token = asked?.part.type === 'text' ? (asked.part.choices[0]?.token ?? '') : '';
    await page.say({ type: 'press', id: 'press0001', token, title: null, seq: asked?.seq ?? null });
    await page.say(message('words0001', secretWords));

    const worker = await signIn(url, 'admin', adminPassword);
    const id = await waitingCase(worker, 'webchat');
    expect((await worker.post(`/console/api/cases/${id}/take`)).status).toBe(200);
    await until(() => page.texts().some((text) => /A real person|មនុស្សពិត/.test(text)));
    await until(async () => JSON.stringify((await worker.get(`/console/api/cases/${id}`)).body).includes(secretWords));
    const sent = await worker.post(`/console/api/cases/${id}/reply`, {
      key: 'a'.repeat(32),
      text: replyWords,
      files: [],
    });
    expect([sent.status, sent.body]).toEqual([200, expect.anything()]);
    await until(() => page.texts().includes(replyWords));
    expect(page.texts().filter((text) => text === replyWords)).toHaveLength(1);
    await until(async () => JSON.stringify((await worker.get(`/console/api/cases/${id}`)).body).includes('"sent"'));
    expect((await worker.post(`/console/api/cases/${id}/close`, { outcome: 'helped' })).status).toBe(200);
    await until(() =>
      page.texts().some((text) => text.includes('automatic helper, answer again') || text.includes('ម៉ាស៊ីនឆ្លើយ')),
    );
    await page.close();

    const kept = environment.MONGODB_URI
      ? await everythingIn(environment.MONGODB_URI)
      : await everyByteIn(running.dataDir);
    for (const words of [telegramWords, secretWords, 'Rayong', replyWords, 'Poipet', '9001', telegram.token]) {
      expect([words, kept.includes(Buffer.from(words))]).toEqual([words, false]);
    }
  }, 60_000);

  test('the same update three times, twice at once, is answered once', async () => {
    const { graph } = await open();
    graph.repeat(3);
    await graph.person('9002').says('is the border with thailand open');
    await graph.settled();
    await until(() => graph.sent('9002').length >= 2);
    await until(async () => {
      await graph.settled();
      return true;
    });
    const texts = graph.sent('9002').map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  }, 60_000);
});

describe('the door', () => {
  test('refuses what is not genuine, not JSON, or too big, and stays up', async () => {
    const graph = await startGraphFake();
    const running = await runPhlov({ environment: graph.environment });
    closing.push(
      () => graph.stop(),
      () => running.remove(),
      () => running.stop(),
    );
    const post = (path: string, body: string, headers: Record<string, string> = {}) =>
      fetch(`${running.phlov.url}${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      });
    const statuses = await Promise.all([
      post('/webhooks/messenger', '{}').then(({ status }) => status),
      post('/webhooks/messenger', '{}', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }).then(
        ({ status }) => status,
      ),
      post('/webhooks/messenger', 'x'.repeat(1_100_000)).then(({ status }) => status),
      post('/webhooks/telegram', '{}').then(({ status }) => status),
      fetch(`${running.phlov.url}/readyz`).then(({ status }) => status),
      fetch(`${running.phlov.url}/metrics`).then(({ status }) => status),
      fetch(`${running.phlov.url}/metrics`, { headers: { 'x-forwarded-for': '10.0.0.1' } }).then(
        ({ status }) => status,
      ),
    ]);
    expect(statuses).toEqual([401, 403, 413, 404, 200, 200, 403]);
  }, 30_000);
});

type Telegram = Awaited<ReturnType<typeof startTelegramFake>>;
type Graph = Awaited<ReturnType<typeof startGraphFake>>;

function withDatabase(uri: string): string {
  const address = new URL(uri);
  address.pathname = '/journey';
  return address.href;
}

async function everyByteIn(folder: string): Promise<Buffer> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}

async function everythingIn(uri: string): Promise<Buffer> {
  const client = await MongoClient.connect(uri);
  const collections = await client.db().collections();
  const all = await Promise.all(
    collections.map((collection) => collection.find({}, { raw: true, promoteBuffers: true }).toArray()),
  );
  await client.close();
  return Buffer.concat(all.flat().map((document) => Buffer.from(document as unknown as Uint8Array)));
}
