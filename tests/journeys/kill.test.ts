import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTelegramFake } from '../support/telegram/fake.ts';
import { until } from '../support/until.ts';

/** Real processes, real files, real HTTP, SIGKILL at each step from the webhook to the settled reply. */
const secret = 'webhook-secret';
let telegram: Awaited<ReturnType<typeof startTelegramFake>>;
let folder: string;

beforeAll(async () => {
  telegram = await startTelegramFake();
  folder = await mkdtemp(join(tmpdir(), 'phlov-kill-'));
});
afterAll(async () => {
  await telegram.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Running {
  readonly port: number;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
}

async function start(dataDir: string, dieAt: number, ahead: number): Promise<Running> {
  const orders = JSON.stringify({ dataDir, apiRoot: telegram.apiRoot, token: telegram.token, secret, dieAt, ahead });
  const loader = join(import.meta.dirname, '..', 'support', 'typescript.mjs');
  const script = join(import.meta.dirname, '..', 'support', 'mortal.ts');
  const child = spawn(process.execPath, ['--no-warnings', '--import', loader, script, orders], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) return { port: Number(line.slice(6)), child, ended };
  }
  throw new Error('the process ended before it was ready');
}

async function post(port: number, update: object): Promise<boolean> {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
  return fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: JSON.stringify(update) }).then(
    (response) => response.ok,
    () => false,
  );
}

function updateFrom(chat: number) {
  const person = { id: chat, type: 'private', first_name: 'x' };
  const message = {
    message_id: 1,
    date: Math.floor(Date.now() / 1000),
    chat: person,
    from: { id: chat, is_bot: false, first_name: 'x' },
    text: 'is the border open',
  };
  return { update_id: 1000 + chat, message };
}

describe('a process that is killed', () => {
  test('loses nothing at any step, and repeats at most one send', async () => {
    let survived = false;
    for (let dieAt = 1; dieAt < 40 && !survived; dieAt += 1) {
      const chat = 5000 + dieAt;
      telegram.person(chat).says('hello');
      const dataDir = join(folder, `at-${dieAt}`);
      const update = updateFrom(chat);
      const doomed = await start(dataDir, dieAt, 0);
      const stored = await post(doomed.port, update);
      const bot = () => telegram.chat(chat).messages.filter(({ by }) => by === 'bot');
      await Promise.race([doomed.ended, until(() => bot().length >= 2 && stored, 3000).catch(() => {})]);
      survived = doomed.child.exitCode === null && doomed.child.signalCode === null;
      doomed.child.kill('SIGKILL');
      await doomed.ended;

      const heir = await start(dataDir, 0, 60_000);
      if (!stored) expect(await post(heir.port, update)).toBe(true);
      await until(() => new Set(bot().map(({ text }) => text)).size === 2, 8000);
      heir.child.kill('SIGKILL');
      await heir.ended;
      expect([dieAt, bot().length <= 3]).toEqual([dieAt, true]);
    }
    expect(survived).toBe(true);
  }, 240_000);
});
