import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { createApi } from '../../../bots/telegram/api.ts';
import { setMenus } from '../../../bots/telegram/menu.ts';
import { commands, type Language, languages } from '../../../core/model/index.ts';
import { startTelegramFake, type TelegramFake } from '../../support/telegram/fake.ts';
import { refusals } from '../../support/telegram/refusals.ts';

const words = z.object({ commands: z.record(z.string(), z.string()), health: z.record(z.string(), z.string()) });
const file = (language: Language) =>
  words.parse(
    parse(readFileSync(new URL(`../../../content/translations/${language}/telegram.yaml`, import.meta.url), 'utf8')),
  );
const written = { km: file('km'), en: file('en') };
const say = (key: string, language: Language) => written[language].commands[key.split('.').at(-1) ?? ''] ?? '';
const soon = () => AbortSignal.timeout(5_000);

let fake: TelegramFake;
beforeAll(async () => {
  fake = await startTelegramFake();
});
afterAll(() => fake.stop());
const setNow = () => setMenus(createApi(fake.token, fake.apiRoot), say, soon());

test('stands in Khmer, in English, and in Khmer for phones in any other language', async () => {
  expect(await setNow()).toEqual({ result: 3 });
  const menu = (language: string) => fake.commands('all_private_chats', language);
  expect(menu('')).toEqual(menu('km'));
  expect(menu('km').find(({ command }) => command === 'human')?.description).toBe(written.km.commands.human);
  expect(menu('en').find(({ command }) => command === 'human')?.description).toBe(written.en.commands.human);
  for (const language of ['', ...languages]) {
    expect(
      menu(language)
        .map(({ command }) => command)
        .sort(),
    ).toEqual(commands.filter((name) => name !== 'start').sort());
  }
});

test('is written to Telegram only when it changed', async () => {
  const before = fake.calls('setMyCommands').length;
  expect(await setNow()).toEqual({ result: 0 });
  written.en.commands.human = 'Somebody to talk to';
  expect(await setNow()).toEqual({ result: 1 });
  expect(fake.calls('setMyCommands')).toHaveLength(before + 1);
});

test('tells why it could not be set', async () => {
  fake.trouble({ answer: refusals.slowDown(9) }, { method: 'setMyCommands' });
  written.en.commands.human = 'Talk to a person';
  expect(await setNow()).toMatchObject({ failure: { status: 429 } });
});
